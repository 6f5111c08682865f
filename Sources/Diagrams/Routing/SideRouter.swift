/// Runs lines between boxes that stand in a column: straight to the next one, and to others in
/// lanes at the right of the column, each line in its own.
enum SideRouter {
  private static let lane = 16

  static func routed(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    let boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    // A line between neighbours needs nothing between them.
    var bent: [(index: Int, low: Int, high: Int, right: Int)] = []
    var level: [Int] = []
    for (index, edge) in sheet.edges.enumerated() where edge.path.isEmpty {
      guard let source = boxes[edge.source], let target = boxes[edge.target] else { continue }
      let isColumn = source.x < target.maxX && target.x < source.maxX
      if isColumn, isNext(source, target, edge, boxes) {
        let x = (max(source.x, target.x) + min(source.maxX, target.maxX)) / 2
        let places =
          source.maxY <= target.y
          ? [Point(x, source.maxY), Point(x, target.y)]
          : [Point(x, source.y), Point(x, target.maxY)]
        sheet.edges[index].run(through: places)
      } else if isColumn {
        bent.append(
          (
            index, min(source.midY, target.midY), max(source.midY, target.midY),
            max(source.maxX, target.maxX)
          ))
      } else {
        level.append(index)
      }
    }
    // Short lines next to the boxes, longer ones around them.
    var lanes: [[ClosedRange<Int>]] = []
    var slots: [String: Int] = [:]
    func slot(_ name: String, _ frame: Frame, isRight: Bool) -> Int {
      let side = "\(name) \(isRight)"
      let used = slots[side, default: 0]
      slots[side] = used + 1
      // From the middle outwards.
      let offset = (used + 1) / 2 * (used % 2 == 1 ? 10 : -10)
      return min(max(frame.midY + offset, frame.y + 5), frame.maxY - 5)
    }
    for line in bent.sorted(by: { ($0.high - $0.low, $0.index) < ($1.high - $1.low, $1.index) }) {
      let edge = sheet.edges[line.index]
      guard let source = boxes[edge.source], let target = boxes[edge.target] else { continue }
      let span = line.low...line.high
      var place = 0
      while place < lanes.count, lanes[place].contains(where: { $0.overlaps(span) }) { place += 1 }
      if place == lanes.count { lanes.append([]) }
      lanes[place].append(span)
      let x = line.right + 20 + place * lane
      let from = slot(edge.source, source, isRight: true)
      let to = slot(edge.target, target, isRight: true)
      sheet.edges[line.index].run(through: [
        Point(source.maxX, from), Point(x, from), Point(x, to), Point(target.maxX, to),
      ])
    }
    for (order, index) in level.enumerated() {
      let edge = sheet.edges[index]
      guard let source = boxes[edge.source], let target = boxes[edge.target] else { continue }
      let isRight = source.maxX <= target.x
      let from = slot(edge.source, source, isRight: isRight)
      let to = slot(edge.target, target, isRight: !isRight)
      let startX = isRight ? source.maxX : source.x
      let endX = isRight ? target.x : target.maxX
      if abs(from - to) <= 8 {
        sheet.edges[index].run(through: [Point(startX, to), Point(endX, to)])
        continue
      }
      let middle = (isRight ? source.maxX : target.maxX) + 14 + order * 10
      sheet.edges[index].run(through: [
        Point(startX, from), Point(middle, from), Point(middle, to), Point(endX, to),
      ])
    }
    return OrthogonalRouter.routed(sheet)
  }

  private static func isNext(
    _ source: Frame, _ target: Frame, _ edge: SheetEdge, _ boxes: [String: Frame]
  ) -> Bool {
    let low = min(source.maxY, target.maxY)
    let high = max(source.y, target.y)
    guard low < high else { return false }
    let x = (max(source.x, target.x) + min(source.maxX, target.maxX)) / 2
    let between = Frame(x: x - 3, y: low + 1, width: 6, height: high - low - 2)
    return !boxes.contains { name, frame in
      name != edge.source && name != edge.target && frame.intersects(between)
        && !(frame.contains(source) && frame.contains(target))
    }
  }
}
