import Topology

/// All pages together: knows on which page an element's anchor is.
struct Site: Sendable {
  let pages: [Page]
  /// The pages that have the element's anchor, in the order of the pages.
  private let pagesByAnchor: [ElementID: [String]]

  init(pages: [Page]) {
    self.pages = pages
    var pagesByAnchor: [ElementID: [String]] = [:]
    for page in pages {
      for id in page.body.flatMap(\.anchors) where pagesByAnchor[id]?.last != page.path {
        pagesByAnchor[id, default: []].append(page.path)
      }
    }
    self.pagesByAnchor = pagesByAnchor
  }

  /// Where a link on the page at `path` leads for the element: the same page where it can, else the
  /// first page that speaks of it; nil where none does.
  func address(of id: ElementID, from path: String) -> String? {
    guard let candidates = pagesByAnchor[id], let first = candidates.first else { return nil }
    let fragment = "#" + MarkdownEscaping.address(id.description)
    if candidates.contains(path) { return fragment }
    return MarkdownEscaping.address(Self.relativePath(from: path, to: first)) + fragment
  }

  /// Where each element is told of first: the page below the output folder and the anchor on it.
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
