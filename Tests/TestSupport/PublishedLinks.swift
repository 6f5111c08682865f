import Foundation

/// Follows every link of Markdown and HTML files to files, folders and places within them.
package struct PublishedLinks {
  private let pages: [(path: String, text: String)]
  private let anchors: [String: Set<String>]
  private let paths: Set<String>

  /// - Parameter allPaths: Every file there is; the folders above them exist, too.
  package init(_ pages: [(path: String, text: String)], allPaths: [String]) {
    self.pages = pages.map { ($0.path, Self.withoutCode($0.text, path: $0.path)) }
    anchors = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.path, Self.anchors(of: $0.text)) })
    var paths = Set(allPaths)
    for path in allPaths {
      var folders = path.split(separator: "/").dropLast()
      while !folders.isEmpty {
        paths.insert(folders.joined(separator: "/"))
        folders = folders.dropLast()
      }
    }
    self.paths = paths
  }

  /// How many links there are.
  package var count: Int { pages.reduce(0) { $0 + Self.links(in: $1).count } }

  /// A sentence for each link that leads nowhere.
  package var problems: [String] {
    pages.flatMap { page in
      Self.links(in: page).compactMap { problem($0, on: page.path) }
    }
  }

  private static func links(in page: (path: String, text: String)) -> [String] {
    let found =
      page.path.hasSuffix(".html")
      ? page.text.matches(of: /\s(?:href|src)="([^"]*)"/).map { String($0.1) }
      : page.text.matches(of: /\]\(([^)\s]*)\)/).map { String($0.1) }
    return found.filter { link in
      !["http:", "https:", "mailto:", "data:"].contains(where: link.hasPrefix)
    }
  }

  private func problem(_ link: String, on page: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts[0].isEmpty ? page : resolve(String(parts[0]), on: page)
    guard paths.contains(target) else { return "\(page): nothing at \(link)" }
    guard parts.count == 2, let known = anchors[target] else { return nil }
    let id = String(parts[1]).removingPercentEncoding ?? String(parts[1])
    return id.isEmpty || known.contains(id) ? nil : "\(page): no place \(link)"
  }

  private func resolve(_ relative: String, on page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for step in (relative.removingPercentEncoding ?? relative).split(separator: "/")
    where step != "." {
      if step == ".." { _ = folders.popLast() } else { folders.append(String(step)) }
    }
    return folders.joined(separator: "/")
  }

  /// The ids of a page, and of its headings as GitHub makes them.
  private static func anchors(of text: String) -> Set<String> {
    var anchors = Set(
      text.matches(of: /\sid="([^"]*)"/).map {
        String($0.1).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
          .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      })
    for line in text.split(separator: "\n") where line.hasPrefix("#") {
      let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
      anchors.insert(
        String(title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" })
          .replacing(" ", with: "-"))
    }
    return anchors
  }

  /// Code and scripts are not links.
  private static func withoutCode(_ text: String, path: String) -> String {
    if path.hasSuffix(".html") {
      return text.replacing(/(<script[^>]*>)[\s\S]*?<\/script>/) { $0.1 }
    }
    return text.replacing(/(?m)^```[\s\S]*?^```/, with: "").replacing(/`[^`\n]*`/, with: "")
  }
}
