/// Runs lines between boxes that stand in a column: straight to the next one, and to others in
/// lanes at the right of the column, each line in its own.
struct SideRouter {
  private static let lane = 16

  private var sheet: Sheet
  private let boxes: [String: Frame]
  /// How many lines end at a side of a box.
  private var used: [Side: Int] = [:]

  private struct Side: Hashable {
    var box: String
    var isRight: Bool
  }

  /// A line around other boxes of its column.
  private struct Detour {
    var index: Int
    var rows: ClosedRange<Int>
    /// Where the wider of its ends ends.
    var right: Int

    var length: Int { rows.upperBound - rows.lowerBound }
  }

  static func routed(_ sheet: Sheet) -> Sheet {
    var router = SideRouter(sheet)
    router.run()
    return OrthogonalRouter.routed(router.sheet)
  }

  private init(_ sheet: Sheet) {
    self.sheet = sheet
    boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func run() {
    var detours: [Detour] = []
    var level: [Int] = []
    for (index, edge) in sheet.edges.enumerated() where edge.path.isEmpty {
      guard let (source, target) = ends(edge) else { continue }
      guard source.x < target.maxX, target.x < source.maxX else {
        level.append(index)
        continue
      }
      // A line between neighbours needs nothing between them.
      if isNext(source, target, edge) {
        runStraight(index, source, target)
      } else {
        let rows = min(source.midY, target.midY)...max(source.midY, target.midY)
        detours.append(Detour(index: index, rows: rows, right: max(source.maxX, target.maxX)))
      }
    }
    run(detours)
    for (order, index) in level.enumerated() { runLevel(index, order: order) }
  }

  private func ends(_ edge: SheetEdge) -> (source: Frame, target: Frame)? {
    guard let source = boxes[edge.source], let target = boxes[edge.target] else { return nil }
    return (source, target)
  }

  private mutating func runStraight(_ index: Int, _ source: Frame, _ target: Frame) {
    let x = (max(source.x, target.x) + min(source.maxX, target.maxX)) / 2
    let isDown = source.maxY <= target.y
    sheet.edges[index].run(through: [
      Point(x, isDown ? source.maxY : source.y), Point(x, isDown ? target.y : target.maxY),
    ])
  }

  /// Short lines next to the boxes, longer ones around them.
  private mutating func run(_ detours: [Detour]) {
    var lanes: [[ClosedRange<Int>]] = []
    for line in detours.sorted(by: { ($0.length, $0.index) < ($1.length, $1.index) }) {
      let edge = sheet.edges[line.index]
      guard let (source, target) = ends(edge) else { continue }
      let free = lanes.firstIndex { lane in !lane.contains { $0.overlaps(line.rows) } }
      if free == nil { lanes.append([]) }
      let place = free ?? lanes.count - 1
      lanes[place].append(line.rows)
      let x = line.right + 20 + place * Self.lane
      let from = slot(edge.source, source, isRight: true)
      let to = slot(edge.target, target, isRight: true)
      sheet.edges[line.index].run(through: [
        Point(source.maxX, from), Point(x, from), Point(x, to), Point(target.maxX, to),
      ])
    }
  }

  /// - Parameter order: of the lines between columns, of which each has a bend of its own.
  private mutating func runLevel(_ index: Int, order: Int) {
    let edge = sheet.edges[index]
    guard let (source, target) = ends(edge) else { return }
    let isRight = source.maxX <= target.x
    let from = slot(edge.source, source, isRight: isRight)
    let to = slot(edge.target, target, isRight: !isRight)
    let startX = isRight ? source.maxX : source.x
    let endX = isRight ? target.x : target.maxX
    if abs(from - to) <= 8 {
      sheet.edges[index].run(through: [Point(startX, to), Point(endX, to)])
      return
    }
    let middle = (isRight ? source.maxX : target.maxX) + 14 + order * 10
    sheet.edges[index].run(through: [
      Point(startX, from), Point(middle, from), Point(middle, to), Point(endX, to),
    ])
  }

  /// Where the next line ends at the side of a box: from the middle outwards.
  private mutating func slot(_ name: String, _ frame: Frame, isRight: Bool) -> Int {
    let number = used[Side(box: name, isRight: isRight), default: 0]
    used[Side(box: name, isRight: isRight)] = number + 1
    let offset = (number + 1) / 2 * (number % 2 == 1 ? 10 : -10)
    return min(max(frame.midY + offset, frame.y + 5), frame.maxY - 5)
  }

  private func isNext(_ source: Frame, _ target: Frame, _ edge: SheetEdge) -> Bool {
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
