/// A line of a sheet as a reader counts it: two edges that meet at words on their way are one line
/// that carries these words.
struct Connector: Hashable, Sendable {
  /// The names of the edges it is made of, the first one's for its own.
  let name: String
  let source: String
  let target: String
  let style: SheetEdge.Style
  let title: String
  let hasArrow: Bool
  /// The words on its way, one line each.
  let words: [String]
  /// Its corners in hundredths of a point, from end to end.
  let corners: [Point]
  /// Where its words are, in thousandths of its length; nil for a line without words.
  let wordsAt: Int?

  /// Every line of the sheet, in the sheet's order.
  static func all(of sheet: Sheet) -> [Connector] {
    let labels = wayside(sheet)
    let outgoing = Dictionary(
      sheet.edges.filter { labels[$0.source] != nil }.map { ($0.source, $0) },
      uniquingKeysWith: { first, _ in first })
    return sheet.edges.compactMap { edge in
      if labels[edge.source] != nil { return nil }
      guard let box = labels[edge.target], let rest = outgoing[edge.target] else {
        return Connector(edge, rest: nil, words: [])
      }
      return Connector(edge, rest: rest, words: box.texts.map(\.text))
    }
  }

  /// The boxes of words that stand on the way of one line, by name: two edges of one meaning meet
  /// there, and nothing else.
  static func wayside(_ sheet: Sheet) -> [String: Box] {
    var arriving: [String: [SheetEdge]] = [:]
    var leaving: [String: [SheetEdge]] = [:]
    for edge in sheet.edges {
      arriving[edge.target, default: []].append(edge)
      leaving[edge.source, default: []].append(edge)
    }
    var found: [String: Box] = [:]
    for box in sheet.allBoxes where box.role == .label && box.ids.isEmpty && box.children.isEmpty {
      guard let before = arriving[box.name], before.count == 1, !before[0].hasArrow,
        let after = leaving[box.name], after.count == 1, before[0].title == after[0].title,
        before[0].style == after[0].style
      else { continue }
      found[box.name] = box
    }
    // Words that follow words stay boxes: one line has one place for them.
    for edge in sheet.edges where found[edge.source] != nil && found[edge.target] != nil {
      found[edge.target] = nil
    }
    return found
  }

  private init(_ edge: SheetEdge, rest: SheetEdge?, words: [String]) {
    name = edge.name
    source = edge.source
    target = rest?.target ?? edge.target
    style = edge.style
    title = edge.title
    hasArrow = rest?.hasArrow ?? edge.hasArrow
    self.words = words
    let before = Self.corners(edge)
    let after = rest.map(Self.corners) ?? []
    corners = Self.simplified(before + after)
    let first = Self.length(before)
    let whole = Self.length(before + after)
    let gap = whole - first - Self.length(after)
    wordsAt = rest == nil || whole == 0 ? nil : (first + gap / 2) * 1000 / whole
  }

  private static func corners(_ edge: SheetEdge) -> [Point] {
    var corners = stride(from: 0, to: edge.path.count, by: 3).map { edge.path[$0] }
    if let tip = edge.tip { corners.append(tip) }
    return corners
  }

  private static func length(_ corners: [Point]) -> Int {
    zip(corners, corners.dropFirst()).reduce(0) { sum, pair in
      sum + abs(pair.0.x - pair.1.x) + abs(pair.0.y - pair.1.y)
    }
  }

  /// Without the corners at which the line goes straight on.
  private static func simplified(_ corners: [Point]) -> [Point] {
    var result: [Point] = []
    for corner in corners {
      if result.last == corner { continue }
      if result.count > 1 {
        let before = result[result.count - 2]
        let last = result[result.count - 1]
        let isStraight =
          (before.x == last.x && last.x == corner.x) || (before.y == last.y && last.y == corner.y)
        if isStraight { result.removeLast() }
      }
      result.append(corner)
    }
    return result
  }
}
