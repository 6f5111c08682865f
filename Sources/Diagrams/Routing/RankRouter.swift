/// Runs the lines of a sheet whose boxes stand in columns or rows, from one to the next.
enum RankRouter {
  static func routed(_ sheet: Sheet, isVertical: Bool) -> Sheet {
    var sheet = sheet
    let boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let obstacles = Obstacles(sheet)
    let borders = sheet.allBoxes.filter(\.isContainer)
      .map { isVertical ? $0.frame : $0.frame.transposed }
    // Columns are rows with x and y exchanged.
    func turned(_ frame: Frame) -> Frame { isVertical ? frame : frame.transposed }
    var gaps: [[Int]: [Channel.Wire]] = [:]
    for (index, edge) in sheet.edges.enumerated() where edge.path.isEmpty {
      guard let source = boxes[edge.source].map(turned), let target = boxes[edge.target].map(turned)
      else { continue }
      let isForward = source.midY <= target.midY
      let upper = isForward ? source : target
      let lower = isForward ? target : source
      guard upper.maxY + 12 < lower.y else { continue }
      gaps[[upper.midY / 8, lower.midY / 8], default: []].append(
        Channel.Wire(edge: index, upper: upper, lower: lower, isUpward: !isForward))
    }
    for (_, wires) in gaps.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let channel = Channel(
        wires: wires, top: wires.map(\.upper.maxY).max() ?? 0,
        bottom: wires.map(\.lower.y).min() ?? 0)
      let paths = channel.paths()
      for (index, places) in paths {
        let edge = sheet.edges[index]
        let ends = [edge.source, edge.target]
        guard let wire = wires.first(where: { $0.edge == index }) else { continue }
        let clear = clear(places, of: borders, among: paths.map(\.places))
        for way in clear + [places] + sideways(wire) {
          let way = isVertical ? way : way.map { Point($0.y, $0.x) }
          if obstacles.isFree(way, ends: ends, clearance: 5) {
            sheet.edges[index].run(through: way)
            break
          }
        }
      }
    }
    return sheet
  }

  /// How far a line is to be from a border that it runs along.
  private static let clearance = 12

  /// The way with its level piece moved off the borders that it runs along; none where it runs along
  /// none.
  private static func clear(
    _ places: [Point], of borders: [Frame], among others: [[Point]]
  ) -> [[Point]] {
    guard places.count == 4 else { return [] }
    let y = places[1].y
    let span = min(places[1].x, places[2].x)...max(places[1].x, places[2].x)
    let near = borders.filter { $0.x <= span.upperBound && $0.maxX >= span.lowerBound }
      .flatMap { [$0.y, $0.maxY] }
    func isClear(_ y: Int) -> Bool { near.allSatisfy { abs($0 - y) >= clearance } }
    guard !isClear(y) else { return [] }
    // A level that another line runs on besides makes the calmer picture.
    let levels = others.filter { $0.count == 4 && $0[1].y != y }.map { $0[1].y }
    let low = min(places[0].y, places[3].y) + 6
    let high = max(places[0].y, places[3].y) - 6
    let candidates = near.flatMap { [$0 - clearance, $0 + clearance] }.map { level in
      levels.first { abs($0 - level) <= 6 && isClear($0) } ?? level
    }
    return candidates.filter { level in
      guard isClear(level), level >= low, level <= high else { return false }
      return !others.contains { other in
        other != places && other.count == 4 && abs(other[1].y - level) < 8
          && min(other[1].x, other[2].x) <= span.upperBound + 8
          && max(other[1].x, other[2].x) >= span.lowerBound - 8
      }
    }.sorted { (abs($0 - y), $0) < (abs($1 - y), $1) }.map { level in
      [places[0], Point(places[1].x, level), Point(places[2].x, level), places[3]]
    }
  }

  /// Ways into the lower box near its corners, past words that are in the way of its middle.
  private static func sideways(_ wire: Channel.Wire) -> [[Point]] {
    [wire.lower.maxX - 14, wire.lower.x + 14].map { x in
      let start = Point(wire.upper.midX, wire.upper.maxY)
      let turn = start.y + 8
      let places = [start, Point(start.x, turn), Point(x, turn), Point(x, wire.lower.y)]
      return wire.isUpward ? places.reversed() : places
    }
  }
}
