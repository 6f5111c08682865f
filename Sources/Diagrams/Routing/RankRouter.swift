/// Runs the lines of a sheet whose boxes stand in columns or rows, from one to the next.
enum RankRouter {
  static func routed(_ sheet: Sheet, isVertical: Bool) -> Sheet {
    var sheet = sheet
    let boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let obstacles = Obstacles(sheet)
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
      for (index, places) in channel.paths() {
        let edge = sheet.edges[index]
        let ends = [edge.source, edge.target]
        guard let wire = wires.first(where: { $0.edge == index }) else { continue }
        for way in [places] + sideways(wire) {
          let way = isVertical ? way : way.map { Point($0.y, $0.x) }
          if obstacles.isFree(way, ends: ends) {
            sheet.edges[index].run(through: way)
            break
          }
        }
      }
    }
    return sheet
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
