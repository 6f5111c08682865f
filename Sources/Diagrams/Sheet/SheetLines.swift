/// The laws of a sheet's lines, labels and badges.
struct SheetLines {
  private struct Entry {
    var box: Box
    var ancestors: Set<String>
    /// Around the box and its words.
    var bounds: Frame
  }

  private let sheet: Sheet
  private let entries: [Entry]
  private let ancestors: [String: Set<String>]
  private let homes: LineHomes

  init(_ sheet: Sheet) {
    self.sheet = sheet
    var entries: [Entry] = []
    // What is drawn across zones is in each subnet that it spans.
    func visit(_ box: Box, _ above: Set<String>) {
      let around = above.union(box.spans)
      let bounds = box.texts.reduce(box.frame) { $0.union($1.frame) }
      entries.append(Entry(box: box, ancestors: around, bounds: bounds))
      for child in box.children { visit(child, around.union([box.name])) }
    }
    for box in sheet.boxes { visit(box, []) }
    self.entries = entries
    homes = LineHomes(sheet)
    ancestors = Dictionary(
      entries.map { ($0.box.name, $0.ancestors) }, uniquingKeysWith: { first, _ in first })
  }

  func violations() -> [String] { sheet.edges.flatMap(violations) + badges() }

  /// A line as rectangles one point wide.
  private static func pieces(_ edge: SheetEdge) -> [Frame] {
    let corners = edge.corners
    return zip(corners, corners.dropFirst()).map { start, end in
      Frame(
        x: min(start.x, end.x), y: min(start.y, end.y), width: max(abs(start.x - end.x), 1),
        height: max(abs(start.y - end.y), 1))
    }
  }

  func violations(of edge: SheetEdge) -> [String] {
    guard !edge.path.isEmpty else { return ["the line '\(edge.name)' has no way"] }
    let pieces = Self.pieces(edge)
    let ends: Set<String> = [edge.source, edge.target]
    let around = ends.reduce(into: ends) { $0.formUnion(ancestors[$1] ?? []) }
    guard let first = pieces.first else { return [] }
    let bounds = pieces.reduce(first) { $0.union($1) }
    var found: [String] = []
    // Whoever leaves a VPC is taken to pass what is outside.
    if let home = homes.home(of: edge), !home.frame.contains(bounds) {
      found.append("the line '\(edge.name)' leaves '\(home.name)', which holds both its ends")
    }
    for entry in entries where entry.bounds.intersects(bounds) {
      let box = entry.box
      // What an end consists of is the end.
      if ends.contains(box.name) || !ends.isDisjoint(with: entry.ancestors) { continue }
      let isForeign =
        !around.contains(box.name) && box.role != .row && box.role != .label
        && !isPassed(entry, by: edge, around)
      if isForeign, pieces.contains(where: { $0.intersects(box.frame.inset(by: 1)) }) {
        found.append("the line '\(edge.name)' runs through '\(box.name)'")
        continue
      }
      for text in box.texts where pieces.contains(where: { $0.intersects(text.frame) }) {
        found.append("the line '\(edge.name)' runs over the words '\(text.text)'")
      }
    }
    for text in sheet.texts where pieces.contains(where: { $0.intersects(text.frame) }) {
      found.append("the line '\(edge.name)' runs over the words '\(text.text)'")
    }
    return found
  }

  /// A subnet's line to its route table passes zones of its VPC that have no subnet in its row.
  private func isPassed(_ entry: Entry, by edge: SheetEdge, _ around: Set<String>) -> Bool {
    edge.style == .association && entry.box.role == .zone
      && entry.ancestors.isSubset(of: around)
  }

  /// A badge is on its own line alone, and covers no other badge and no words.
  private func badges() -> [String] {
    var found: [String] = []
    let lines = sheet.edges.map { (name: $0.name, pieces: Self.pieces($0)) }
    let texts = entries.filter { $0.box.role != .note }.flatMap(\.box.texts)
    for (index, badge) in sheet.badges.enumerated() {
      let frame = badge.frame.inset(by: 1)
      for other in sheet.badges[(index + 1)...] where other.frame.intersects(frame) {
        found.append("the badge '\(badge.text)' is over the badge '\(other.text)'")
      }
      for text in texts where text.frame.intersects(frame) {
        found.append("the badge '\(badge.text)' is over the words '\(text.text)'")
      }
      guard let edge = badge.edge else { continue }
      for line in lines where line.name != edge {
        if line.pieces.contains(where: { $0.intersects(frame) }) {
          found.append("the badge '\(badge.text)' is over the line '\(line.name)'")
        }
      }
    }
    return found
  }
}
