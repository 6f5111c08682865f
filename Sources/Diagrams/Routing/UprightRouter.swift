/// Runs straight lines up and down between boxes that stand above each other with nothing between.
enum UprightRouter {
  private static let apart = 22

  static func routed(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    let frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let obstacles = Obstacles(sheet)
    var used: [(x: Int, low: Int, high: Int)] = sheet.edges.flatMap { edge in
      zip(edge.corners, edge.corners.dropFirst()).filter { $0.x == $1.x }
        .map { ($0.x, min($0.y, $1.y), max($0.y, $1.y)) }
    }
    for (index, edge) in sheet.edges.enumerated() where edge.path.isEmpty {
      guard let source = frames[edge.source], let target = frames[edge.target] else { continue }
      let isDown = source.maxY < target.y
      guard isDown || target.maxY < source.y else { continue }
      let (above, below) = isDown ? (source, target) : (target, source)
      guard
        let x = places(above, below).first(where: { x in
          let isTaken = used.contains {
            abs($0.x - x) < apart && $0.low < below.y && above.maxY < $0.high
          }
          return !isTaken
            && obstacles.isFree(
              [Point(x, above.maxY), Point(x, below.y)], ends: [edge.source, edge.target])
        })
      else { continue }
      let way = [Point(x, above.maxY), Point(x, below.y)]
      used.append((x, above.maxY, below.y))
      sheet.edges[index].run(through: isDown ? way : way.reversed())
    }
    return sheet
  }

  /// The middle of the narrower one, then outwards from it.
  private static func places(_ above: Frame, _ below: Frame) -> [Int] {
    let low = max(above.x, below.x) + 8
    let high = min(above.maxX, below.maxX) - 8
    guard low <= high else { return [] }
    let middle = (low + high) / 2
    let steps = stride(from: 0, through: high - low, by: apart / 2)
    return steps.flatMap { $0 == 0 ? [middle] : [middle - $0, middle + $0] }
      .filter { $0 >= low && $0 <= high }
  }
}
