/// A line from one zone into the one beside it, between boxes that are level or nearly so.
struct FlowCrossing {
  let name: String
  let left: Frame
  let right: Frame
  /// Whether it leads from the left to the right.
  let isRight: Bool

  /// Boxes that share so much of their height are level.
  static let level = 20
  /// Ends on one side keep this distance where there is room.
  private static let step = 20
  /// Between an end and the corner of its box.
  private static let corner = 6

  init(name: String, from: Frame, to: Frame) {
    self.name = name
    isRight = from.x < to.x
    (left, right) = isRight ? (from, to) : (to, from)
  }

  private var isLevel: Bool {
    min(left.maxY, right.maxY) - max(left.y, right.y) >= Self.level
  }

  private struct Side: Hashable {
    var frame: Frame
    var isRight: Bool
  }

  /// The places that each line runs through. Lines that meet nothing else at either end run level; of
  /// the others none ends where another does, and they turn so that none crosses the next.
  static func ways(of all: [FlowCrossing]) -> [String: [Point]] {
    var ways: [String: [Point]] = [:]
    var partners: [Side: Set<Frame>] = [:]
    for line in all {
      partners[Side(frame: line.left, isRight: true), default: []].insert(line.right)
      partners[Side(frame: line.right, isRight: false), default: []].insert(line.left)
    }
    func isAlone(_ line: FlowCrossing) -> Bool {
      partners[Side(frame: line.left, isRight: true)]?.count == 1
        && partners[Side(frame: line.right, isRight: false)]?.count == 1
    }
    let level = all.filter { $0.isLevel && isAlone($0) }
    for lines in Dictionary(grouping: level, by: { [$0.left, $0.right] }).values {
      let (low, high) = (
        max(lines[0].left.y, lines[0].right.y), min(lines[0].left.maxY, lines[0].right.maxY)
      )
      for (line, y) in zip(lines, places(lines.count, from: low, to: high)) {
        ways[line.name] = line.directed([
          Point(line.left.maxX, y), Point(line.right.x, y),
        ])
      }
    }
    let turning = all.filter { ways[$0.name] == nil }
    let lefts = ends(of: turning, isRight: true)
    let rights = ends(of: turning, isRight: false)
    for group in Dictionary(
      grouping: turning.indices, by: { [turning[$0].left.maxX, turning[$0].right.x] }
    ).values {
      let tracks = Channel.tracks(group.map { lefts[$0] }, group.map { rights[$0] })
      let count = (tracks.max() ?? 0) + 1
      for (index, track) in zip(group, tracks) {
        let line = turning[index]
        let x = line.left.maxX + (line.right.x - line.left.maxX) * (track + 1) / (count + 1)
        let (start, end) = (
          Point(line.left.maxX, lefts[index]), Point(line.right.x, rights[index])
        )
        ways[line.name] = line.directed(
          start.y == end.y ? [start, end] : [start, Point(x, start.y), Point(x, end.y), end])
      }
    }
    return ways
  }

  private func directed(_ way: [Point]) -> [Point] { isRight ? way : way.reversed() }

  /// Where lines meet one side of their boxes: in the order of their other ends.
  private static func ends(of lines: [FlowCrossing], isRight: Bool) -> [Int] {
    var found = lines.map { _ in 0 }
    let sides = Dictionary(grouping: lines.indices) { isRight ? lines[$0].left : lines[$0].right }
    for (frame, own) in sides {
      let sorted = own.sorted { one, other in
        let (first, second) = (lines[one], lines[other])
        let (y, otherY) =
          isRight ? (first.right.midY, second.right.midY) : (first.left.midY, second.left.midY)
        return (y, one) < (otherY, other)
      }
      for (index, y) in zip(sorted, places(own.count, from: frame.y, to: frame.maxY)) {
        found[index] = y
      }
    }
    return found
  }

  /// So many places in the middle of a side.
  private static func places(_ count: Int, from low: Int, to high: Int) -> [Int] {
    let step = min(step, (high - low - 2 * corner) / max(count - 1, 1))
    return (0..<count).map { (low + high) / 2 + (2 * $0 - count + 1) * step / 2 }
  }
}
