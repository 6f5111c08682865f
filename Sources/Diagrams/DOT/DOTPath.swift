/// The way of a line in DOT: Graphviz draws lines over nodes, so that it ends where a badge begins
/// and goes on behind it.
struct DOTPath {
  private let pieces: [[Point]]
  private let tip: Point?
  private let height: Int

  /// - Parameters:
  ///   - badges: the discs that cover the line.
  ///   - height: that of the sheet, from whose foot Graphviz counts.
  init(_ edge: SheetEdge, around badges: [Badge], height: Int) {
    var corners = stride(from: 0, to: edge.path.count, by: 3).map { edge.path[$0] }
    corners = corners.enumerated().filter { $0.offset == 0 || corners[$0.offset - 1] != $0.element }
      .map(\.element)
    var pieces = corners.count > 1 ? [corners] : []
    for badge in badges { pieces = pieces.flatMap { Self.outside(badge, $0) } }
    self.pieces = pieces
    tip = edge.tip
    self.height = height
  }

  /// Graphviz's `splineType`: for each piece its control points; the arrow's tip before the last.
  var text: String {
    pieces.enumerated().map { index, corners in
      var points = [corners[0]]
      for (start, end) in zip(corners, corners.dropFirst()) { points += [start, end, end] }
      let words = points.map(place)
      let isLast = index == pieces.count - 1
      return ((isLast ? tip.map { ["e,\(place($0))"] } ?? [] : []) + words).joined(separator: " ")
    }.joined(separator: ";")
  }

  private func place(_ point: Point) -> String {
    DOTWriter.hundredths(point.x) + "," + DOTWriter.hundredths(height * 100 - point.y)
  }

  /// What a polyline of horizontal and vertical pieces leaves of itself outside a disc's square.
  private static func outside(_ badge: Badge, _ corners: [Point]) -> [[Point]] {
    let square = badge.frame
    let low = Point(square.x * 100, square.y * 100)
    let high = Point(square.maxX * 100, square.maxY * 100)
    func clamped(_ point: Point) -> Point {
      Point(min(max(point.x, low.x), high.x), min(max(point.y, low.y), high.y))
    }
    func isInside(_ point: Point) -> Bool {
      low.x < point.x && point.x < high.x && low.y < point.y && point.y < high.y
    }
    var result: [[Point]] = []
    var current = isInside(corners[0]) ? [] : [corners[0]]
    for (start, end) in zip(corners, corners.dropFirst()) {
      let enter = clamped(start)
      let leave = clamped(end)
      let middle = Point((enter.x + leave.x) / 2, (enter.y + leave.y) / 2)
      guard enter != leave, isInside(middle) else {
        if !current.isEmpty { current.append(end) }
        continue
      }
      if !current.isEmpty, enter != start { current.append(enter) }
      if current.count > 1 { result.append(current) }
      current = isInside(end) ? [] : leave == end ? [end] : [leave, end]
    }
    if current.count > 1 { result.append(current) }
    return result
  }
}
