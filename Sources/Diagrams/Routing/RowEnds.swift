/// Moves lines that meet a table at its side to the rows that they are about.
enum RowEnds {
  /// No nearer to a border than this where there is room.
  private static let clearance = 15

  /// - Parameter row: the row of a table that a line is about, by the line's place in the sheet; nil
  ///   where it is about none.
  static func moved(_ sheet: Sheet, row: (_ edge: Int, _ table: Box) -> Box?) -> Sheet {
    var sheet = sheet
    let boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for index in sheet.edges.indices {
      let edge = sheet.edges[index]
      guard let source = boxes[edge.source], let target = boxes[edge.target] else { continue }
      let rows = (row(index, source), row(index, target))
      guard rows.0 != nil || rows.1 != nil, let places = places(edge, rows.0, rows.1, sheet) else {
        continue
      }
      var moved = sheet
      moved.edges[index].run(through: places)
      let isCalm =
        SheetMeasure.lines(of: moved).crossings <= SheetMeasure.lines(of: sheet).crossings
      if isCalm, SheetLines(moved).violations(of: moved.edges[index]).isEmpty { sheet = moved }
    }
    return sheet
  }

  /// The way of a line by its rows; nil where it has that already, or cannot have it.
  private static func places(
    _ edge: SheetEdge, _ source: Box?, _ target: Box?, _ sheet: Sheet
  ) -> [Point]? {
    if let (start, end) = levelEnds(edge) {
      let from = Point(start.x, source?.frame.midY ?? start.y)
      let to = Point(end.x, target?.frame.midY ?? end.y)
      return from == start && to == end ? nil : way(from, to, sheet)
    }
    // A line that ends elsewhere than at a side has its first piece moved alone.
    var corners = edge.corners
    guard let source, corners.count > 2, corners[0].y == corners[1].y,
      corners[0].y != source.frame.midY
    else { return nil }
    corners[0].y = source.frame.midY
    corners[1].y = source.frame.midY
    return corners
  }

  /// The ends of a line that leaves and arrives level, with one turn up or down at most.
  private static func levelEnds(_ edge: SheetEdge) -> (Point, Point)? {
    let corners = edge.corners
    guard corners.count == 2 || corners.count == 4, corners[0].y == corners[1].y,
      let end = corners.last, corners[corners.count - 2].y == end.y
    else { return nil }
    return (corners[0], end)
  }

  private static func way(_ from: Point, _ to: Point, _ sheet: Sheet) -> [Point] {
    guard from.y != to.y else { return [from, to] }
    let x = turn(from, to, sheet)
    return [from, Point(x, from.y), Point(x, to.y), to]
  }

  /// Where the line turns: as far from borders as is needed, and there nearest to its middle.
  private static func turn(_ from: Point, _ to: Point, _ sheet: Sheet) -> Int {
    let (low, high) = (min(from.y, to.y), max(from.y, to.y))
    let borders = sheet.allBoxes.map(\.frame).filter { $0.y <= high && $0.maxY >= low }
      .flatMap { [$0.x, $0.maxX] }
    let middle = (from.x + to.x) / 2
    let room = (min(from.x, to.x) + 8)..<max(max(from.x, to.x) - 7, min(from.x, to.x) + 9)
    func distance(_ x: Int) -> Int {
      min(clearance, borders.map { abs($0 - x) }.min() ?? clearance)
    }
    return room.max {
      (distance($0), -abs($0 - middle)) < (distance($1), -abs($1 - middle))
    } ?? middle
  }
}
