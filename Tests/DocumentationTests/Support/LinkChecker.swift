import Foundation
import Topology

/// Follows every link of a set of Markdown files.
struct LinkChecker {
  private let anchors: [String: Set<String>]
  private let pages: [(path: String, text: String)]
  private let otherPaths: Set<String>

  /// - Parameter otherPaths: Files and folders that exist besides the pages.
  init(_ files: [GeneratedFile], otherPaths: Set<String>) {
    pages = files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    // Beside the pages stands the review, which has a generator of its own.
    self.otherPaths = otherPaths.union(["docs/review.html"])
    anchors = Dictionary(
      uniqueKeysWithValues: pages.map { page in
        (page.path, Set(page.text.matches(of: /<a id="([^"]*)"><\/a>/).map { String($0.1) }))
      })
  }

  /// A sentence for each link that leads nowhere, and for each id that a page has twice.
  var problems: [String] {
    pages.flatMap { page -> [String] in
      let ids = page.text.matches(of: /<a id="([^"]*)"><\/a>/).map { String($0.1) }
      let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      return repeated.map { "\(page.path) has the id \($0) more than once" }
        + page.text.matches(of: /\]\(([^)]*)\)/).compactMap {
          problem(String($0.1), on: page.path)
        }
    }
  }

  /// Every anchor of every page.
  var allAnchors: Set<String> { anchors.values.reduce(into: []) { $0.formUnion($1) } }

  private func problem(_ link: String, on page: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts[0].isEmpty ? page : resolve(String(parts[0]), on: page)
    guard parts.count == 2 else {
      return anchors[target] != nil || otherPaths.contains(target)
        ? nil : "\(page): nothing at \(target)"
    }
    guard let id = String(parts[1]).removingPercentEncoding, let known = anchors[target] else {
      return "\(page): no page \(target)"
    }
    if parts[1].contains(where: { "[]\" <>".contains($0) }) {
      return "\(page): the fragment of \(link) is not encoded"
    }
    return known.contains(id) ? nil : "\(page): no anchor \(id) on \(target)"
  }

  private func resolve(_ relative: String, on page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for step in (relative.removingPercentEncoding ?? relative).split(separator: "/") {
      if step == ".." { _ = folders.popLast() } else { folders.append(String(step)) }
    }
    return folders.joined(separator: "/")
  }
}
