/// Runs lines between a row of boxes and another below it, each on a track of its own.
///
/// Lines leave a box side by side, in the order of where they go, so that those of one box never
/// cross each other.
struct Channel {
  struct Wire {
    /// The place of the edge in the sheet.
    var edge: Int
    var upper: Frame
    var lower: Frame
    /// Whether the edge points upwards.
    var isUpward: Bool
  }

  private static let kink = 4

  let wires: [Wire]
  /// The bottom of the upper boxes' row and the top of the lower ones'.
  let top: Int
  let bottom: Int

  /// The places that each wire runs through, from its edge's source to its target.
  func paths() -> [(edge: Int, places: [Point])] {
    var uppers = slots(of: \.upper, towards: \.lower)
    let lowers = slots(of: \.lower, towards: \.upper)
    // A kink of a few points is a straight line drawn badly.
    for index in wires.indices where abs(uppers[index] - lowers[index]) <= Self.kink {
      uppers[index] = lowers[index]
    }
    let tracks = Self.tracks(uppers, lowers)
    let count = (tracks.max() ?? 0) + 1
    return wires.indices.map { index in
      let wire = wires[index]
      let start = Point(uppers[index], wire.upper.maxY)
      let end = Point(lowers[index], wire.lower.y)
      let y = top + (bottom - top) * (tracks[index] + 1) / (count + 1)
      let places =
        start.x == end.x ? [start, end] : [start, Point(start.x, y), Point(end.x, y), end]
      return (wire.edge, wire.isUpward ? places.reversed() : places)
    }
  }

  /// Where each wire meets its box: evenly over the side, sorted by the other end.
  private func slots(of side: (Wire) -> Frame, towards other: (Wire) -> Frame) -> [Int] {
    var result = wires.map { side($0).midX }
    var done: Set<Frame> = []
    for wire in wires where done.insert(side(wire)).inserted {
      let frame = side(wire)
      let mine = wires.indices.filter { side(wires[$0]) == frame }
        .sorted { (other(wires[$0]).midX, $0) < (other(wires[$1]).midX, $1) }
      for (place, index) in mine.enumerated() {
        result[index] = frame.x + frame.width * (place + 1) / (mine.count + 1)
      }
    }
    return result
  }

  /// A track for each wire between these places above and below; wires whose horizontal pieces
  /// overlap get different ones.
  static func tracks(_ uppers: [Int], _ lowers: [Int]) -> [Int] {
    // Of the wires that go right, the rightmost turns first; of those that go left, the leftmost.
    let order = uppers.indices.sorted { one, other in
      let rightOne = lowers[one] >= uppers[one]
      let rightOther = lowers[other] >= uppers[other]
      if rightOne != rightOther { return rightOne }
      if uppers[one] != uppers[other] {
        return rightOne ? uppers[one] > uppers[other] : uppers[one] < uppers[other]
      }
      return one < other
    }
    var taken: [[ClosedRange<Int>]] = []
    var result = uppers.map { _ in 0 }
    for index in order where uppers[index] != lowers[index] {
      let span = min(uppers[index], lowers[index])...max(uppers[index], lowers[index])
      var track = 0
      while track < taken.count, taken[track].contains(where: { $0.overlaps(span) }) { track += 1 }
      if track == taken.count { taken.append([]) }
      taken[track].append(span)
      result[index] = track
    }
    return result
  }
}
