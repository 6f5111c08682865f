import Foundation
import Topology

/// What a picture is called on a page, which belongs to one architecture.
extension DiagramSummary {
  /// Its title without the architecture's name: `Network · Development`.
  func shortTitle(in topologies: [Topology]) -> String {
    let prefix = "\(topologies.first?.title ?? "") · "
    return title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title
  }

  /// What all environments' pictures of the view are called: `Network`.
  func viewTitle(in topologies: [Topology]) -> String {
    var whole = shortTitle(in: topologies)
    let shown = topologies.map(\.environment).filter { environments.contains($0.name) }
    for names in [environments, shown.map(\.title)] {
      let suffix = ", \(names.joined(separator: ", "))"
      if whole.hasSuffix(suffix) { whole.removeLast(suffix.count) }
    }
    var parts = whole.components(separatedBy: " · ")
    let names = topologies.map(\.environment.title)
    if parts.count > 1, let last = parts.last, names.contains(where: last.contains) {
      parts.removeLast()
    }
    return parts.joined(separator: " · ")
  }

  /// Its files by the names of their formats, those that most readers want first.
  var files: [(format: String, path: String)] {
    let first = ["svg", "png", "pdf", "pptx", "drawio", "dot"]
    let others = paths.keys.filter { !first.contains($0) }.sorted()
    return (first + others).compactMap { format in
      paths[format].map { (format == "drawio" ? "draw.io" : format.uppercased(), $0) }
    }
  }
}
