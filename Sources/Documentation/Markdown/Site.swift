import Topology

/// All pages together: knows on which page an element's anchor is.
struct Site: Sendable {
  let pages: [Page]
  /// The pages that have the element's anchor, in the order of the pages.
  private let pagesByAnchor: [ElementID: [String]]
  /// The paths of a page's parts, by the page's own, where it is divided.
  private let parts: [String: [String]]

  /// - Parameter parts: The paths of the parts of each page that is divided.
  init(pages: [Page], parts: [String: [String]] = [:]) {
    self.pages = pages
    self.parts = parts
    var pagesByAnchor: [ElementID: [String]] = [:]
    for page in pages {
      for id in page.body.flatMap(\.anchors) where pagesByAnchor[id]?.last != page.path {
        pagesByAnchor[id, default: []].append(page.path)
      }
    }
    self.pagesByAnchor = pagesByAnchor
  }

  private init(_ site: Site, pages: [Page]) {
    self.pages = pages
    pagesByAnchor = site.pagesByAnchor
    parts = site.parts
  }

  /// What a link needs to know of the site, without what the pages say.
  var withoutBodies: Site {
    Site(self, pages: pages.map { Page(path: $0.path, title: $0.title) { [] } })
  }

  /// Where a link on the page at `path` leads for the element: the same page where it can, else the
  /// first page that speaks of it; nil where none does.
  func address(of id: ElementID, from path: String) -> String? {
    guard let candidates = pagesByAnchor[id], let first = candidates.first else { return nil }
    let fragment = "#" + MarkdownEscaping.address(id.description)
    if candidates.contains(path) { return fragment }
    return MarkdownEscaping.address(Self.relativePath(from: path, to: first)) + fragment
  }

  /// The same with every page above the limit in parts, so that none is too large to be read.
  ///
  /// - Parameters:
  ///   - limit: The bytes from which a page is divided. Links to other parts are longer, so that a page
  ///     grows when others are divided.
  ///   - room: The bytes that a part's own blocks may have.
  func divided(limit: Int = 800_000, room: Int = 600_000) -> (site: Site, files: [GeneratedFile]) {
    let files = files
    var parts: [String: [String]] = [:]
    let pages = zip(self.pages, files).flatMap { page, file -> [Page] in
      guard file.bytes.count > limit else { return [page] }
      let division = PageDivision(page, room: room) {
        MarkdownWriter.text(of: Page(path: page.path, title: page.title, block: $0), in: self)
          .utf8.count
      }
      let pages = division.pages
      parts[page.path] = pages.map(\.path)
      return pages
    }
    guard !parts.isEmpty else { return (self, files) }
    let site = Site(pages: pages, parts: parts)
    return (site, site.files)
  }

  /// Where a link to an element on a page leads: to the part of the page that has it.
  func path(of page: String, with id: ElementID) -> String {
    guard let parts = parts[page] else { return page }
    return pagesByAnchor[id]?.first { parts.contains($0) } ?? page
  }

  /// Where each element is described first: the page below the output folder and the anchor on it.
  var addresses: [ElementID: String] {
    var addresses: [ElementID: String] = [:]
    for (id, paths) in pagesByAnchor {
      guard let path = paths.first else { continue }
      addresses[id] = "\(path)#\(MarkdownEscaping.address(id.description))"
    }
    return addresses
  }

  /// The first page that speaks of the element.
  func page(of id: ElementID) -> Page? {
    pagesByAnchor[id]?.first.flatMap { path in pages.first { $0.path == path } }
  }

  /// The files, in the order of the pages.
  var files: [GeneratedFile] {
    pages.concurrentMap {
      GeneratedFile(path: $0.path, text: MarkdownWriter.text(of: $0, in: self))
    }
  }

  /// The path of a file as seen from another file, both below the output folder.
  static func relativePath(from source: String, to target: String) -> String {
    // What stands beside it, as most pages do, needs its name alone.
    if let slash = source.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let folder = source.utf8[...slash]
      if target.utf8.starts(with: folder) {
        return String(decoding: target.utf8.dropFirst(folder.count), as: UTF8.self)
      }
    }
    var folders = source.split(separator: "/").dropLast()
    var steps = target.split(separator: "/")[...]
    while let folder = folders.first, folder == steps.first, steps.count > 1 {
      folders = folders.dropFirst()
      steps = steps.dropFirst()
    }
    return (folders.map { _ in ".." } + steps).joined(separator: "/")
  }
}
