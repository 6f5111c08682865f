import OrderedCollections
import Topology

/// Writes a sheet as a Mermaid flowchart, for readers of Markdown who cannot see the picture.
///
/// Mermaid lays it out by itself, so it shows less: zones are folded, and what is alike in each of
/// them is one node that names every member's words.
///
/// Source: Mermaid documentation, "Flowcharts: basic syntax" (subgraphs, entity codes).
package struct MermaidWriter: Sendable {
  private let sheet: Sheet

  package init(_ sheet: Sheet) { self.sheet = sheet }

  /// The text of the flowchart, without a fence; nil for a sheet without lines, which would be a
  /// heap of boxes, and for flows and failures, which sentences tell better.
  package func text() -> String? {
    let kinds: [DiagramSummary.Kind] = [.overview, .network, .workload, .security]
    guard !sheet.edges.isEmpty, kinds.contains(sheet.kind) else { return nil }
    let tree = Self.folded(sheet.boxes.filter { $0.role != .note && $0.role != .legend })
    let heads = Self.heads(sheet.boxes)
    var names = MermaidNames()
    var lines = ["flowchart TB"]
    for node in tree { write(node, depth: 1, &names, &lines) }
    var parents: [String: String] = [:]
    for node in tree { node.addParents(to: &parents) }
    var written: OrderedSet<String> = []
    for edge in sheet.edges {
      let source = Self.family(heads[edge.source] ?? edge.source)
      let target = Self.family(heads[edge.target] ?? edge.target)
      guard names.has(source), names.has(target), source != target,
        !Self.isWithin(source, target, parents), !Self.isWithin(target, source, parents)
      else { continue }
      let words = Self.words(edge).map { "|\(Self.quoted([$0]))|" } ?? ""
      guard names.name(of: source) != names.name(of: target) else { continue }
      let text = "\(names.name(of: source)) \(Self.arrow(edge))\(words) \(names.name(of: target))"
      if written.append(text).inserted { lines.append("  " + text) }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Folding

  /// Boxes that differ in the key of their zone alone.
  private struct Node {
    var name: String
    /// The names of all that it stands for.
    var names: [String] = []
    var role: BoxRole
    /// The words of every member, each once, in order.
    var words: OrderedSet<String>
    var children: [Node]

    func addParents(to parents: inout [String: String]) {
      for child in children {
        for own in child.names { parents[own] = name }
        child.addParents(to: &parents)
      }
    }
  }

  private static func folded(_ boxes: [Box]) -> [Node] {
    var groups: OrderedDictionary<String, [Box]> = [:]
    for box in unzoned(homed(boxes)) where box.role != .row {
      groups[family(box.name), default: []].append(box)
    }
    let nodes = groups.flatMap { name, members -> [Node] in
      let words = OrderedSet(members.flatMap(words))
      let children = folded(
        members.flatMap { box in box.children.filter { !isHead($0, of: box) } })
      // What has no words is there for the layout alone.
      if words.isEmpty { return children }
      return [Node(name: name, role: members[0].role, words: words, children: children)]
    }
    // So are several that say the same.
    var merged: OrderedDictionary<[String], Node> = [:]
    var counts: [[String]: Int] = [:]
    for node in nodes {
      let key = node.children.isEmpty ? Array(node.words) : [node.name, ""]
      // What comes from a box without words has its names already.
      let names = node.names.isEmpty ? [node.name] : node.names
      if merged[key] == nil {
        merged[key] = node
        merged[key]?.names = []
      }
      merged[key]?.names += names
      counts[key, default: 0] += 1
    }
    return merged.map { key, node in
      var node = node
      if let count = counts[key], count > 1, let last = node.words.last {
        node.words.remove(last)
        node.words.append("\(last) ×\(count)")
      }
      return node
    }
  }

  /// Whether a child is the words of a box that has none of its own.
  private static func isHead(_ child: Box, of box: Box) -> Bool {
    box.texts.isEmpty && child.role == .label && child.ids.isEmpty && child.children.isEmpty
  }

  /// The boxes whose words are a child, by the child's name.
  private static func heads(_ boxes: [Box]) -> [String: String] {
    var heads: [String: String] = [:]
    for box in boxes.flatMap(\.flattened) {
      for child in box.children where isHead(child, of: box) { heads[child.name] = box.name }
    }
    return heads
  }

  /// The boxes, with what is on the border of one of them within it.
  private static func homed(_ boxes: [Box]) -> [Box] {
    var owned: [String: [Box]] = [:]
    for box in boxes { if let owner = box.borderOf { owned[owner, default: []].append(box) } }
    return boxes.filter { $0.borderOf == nil }.map { box in
      var box = box
      for child in owned[box.name] ?? [] {
        var child = child
        child.borderOf = nil
        box.children.append(child)
      }
      return box
    }
  }

  /// The boxes, with those of a zone in the place of the zone.
  private static func unzoned(_ boxes: [Box]) -> [Box] {
    boxes.flatMap { $0.role == .zone ? unzoned($0.children) : [$0] }
  }

  /// The lines of a box; a table's rows are lines of it.
  private static func words(_ box: Box) -> [String] {
    var lines: [(y: Int, text: String)] = []
    let heads = box.children.filter { isHead($0, of: box) }
    for text in box.texts + heads.flatMap(\.texts) {
      if let last = lines.indices.last, lines[last].y == text.y {
        lines[last].text += " · " + text.text
      } else {
        lines.append((text.y, text.text))
      }
    }
    return lines.map(\.text)
      + box.children.filter { $0.role == .row }
      .map { $0.texts.map(\.text).joined(separator: " → ") }.filter { !$0.isEmpty }
  }

  /// The name without the keys in brackets: `egress/nat[a]` is `egress/nat`.
  private static func family(_ name: String) -> String {
    var result = ""
    var depth = 0
    for character in name {
      if character == "[" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == "]", depth > 0 { depth -= 1 }
    }
    return result
  }

  private static func isWithin(
    _ name: String, _ other: String, _ parents: [String: String]
  ) -> Bool {
    // Where two of one family stand one within the other, the way up is a circle.
    var seen: Set<String> = [name]
    var current = parents[name]
    while let parent = current, seen.insert(parent).inserted {
      if parent == other { return true }
      current = parents[parent]
    }
    return false
  }

  // MARK: Syntax

  private func write(
    _ node: Node, depth: Int, _ names: inout MermaidNames, _ lines: inout [String]
  ) {
    let indent = String(repeating: "  ", count: depth)
    let name = names.add(node.name)
    for other in node.names { names.alias(other, of: node.name) }
    let label = Self.quoted(node.words.isEmpty ? [node.name] : Array(node.words))
    if node.children.isEmpty {
      let isActor = node.role == .actor
      lines.append("\(indent)\(name)\(isActor ? "([" : "[")\(label)\(isActor ? "])" : "]")")
      return
    }
    lines.append("\(indent)subgraph \(name)[\(label)]")
    for child in node.children { write(child, depth: depth + 1, &names, &lines) }
    lines.append("\(indent)end")
  }

  /// What goes over a connection: its title without its number and the names of its ends.
  private static func words(_ edge: SheetEdge) -> String? {
    guard [.forward, .flow, .refused, .unknown].contains(edge.style) else { return nil }
    var words = edge.title[...]
    if let colon = words.firstIndex(of: ":") { words = words[words.index(after: colon)...] }
    let number = words.prefix { $0.isNumber }
    if words.dropFirst(number.count).first == " " { words = words.dropFirst(number.count) }
    words = words.drop { $0 == " " }
    // Why a connection does not arrive is too long for a line; the cross at its end says that
    // it does not.
    if [.refused, .unknown].contains(edge.style), let stop = words.firstRange(of: ". ") {
      words = words[..<stop.lowerBound]
    }
    if words.hasSuffix(".") { words.removeLast() }
    if words.isEmpty { return nil }
    return edge.style == .unknown ? "\(words) (not known whether it arrives)" : String(words)
  }

  private static func arrow(_ edge: SheetEdge) -> String {
    // A piece of its way that it does go has an arrow.
    if edge.style == .refused { return edge.hasArrow ? "-.->" : "--x" }
    if edge.style == .unknown { return "-.->" }
    if edge.style.isDashed { return "-.-" }
    return edge.hasArrow ? "-->" : "---"
  }

  /// The lines as one text in quotation marks. Whatever Mermaid, HTML or Markdown could read as
  /// syntax is written as an entity code.
  static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      var text = ""
      for scalar in line.unicodeScalars {
        switch scalar {
        case "\"", "#", "<", ">", "&", "`", "*", "_", "~", "\\", "|", ";", "%":
          text += "#\(scalar.value);"
        case "\n", "\r", "\t": text += " "
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }
    return "\"" + escaped.joined(separator: "<br/>") + "\""
  }
}
