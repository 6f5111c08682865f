/// A set of numbers as sorted, disjoint, non-adjacent intervals.
///
/// One dimension of a class of packets: addresses, ports, protocols or server names. Every match
/// that the network makes is such a set, so intersecting and subtracting stay exact.
package struct IntervalSet: Hashable, Sendable {
  /// Both ends included.
  package struct Interval: Hashable, Sendable {
    package let lower: UInt32
    package let upper: UInt32

    package init(_ lower: UInt32, _ upper: UInt32) {
      self.lower = lower
      self.upper = upper
    }
  }

  package let intervals: [Interval]

  private init(sorted intervals: [Interval]) { self.intervals = intervals }

  /// The union of intervals in any order.
  package init(_ intervals: some Sequence<Interval>) {
    let sorted = intervals.filter { $0.lower <= $0.upper }
      .sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    self.intervals = Self.merge(sorted)
  }

  package init(_ lower: UInt32, _ upper: UInt32) {
    intervals = lower <= upper ? [Interval(lower, upper)] : []
  }

  /// The set of one number.
  package init(_ value: UInt32) { intervals = [Interval(value, value)] }

  package static let empty = IntervalSet(sorted: [])
  package static let all = IntervalSet(0, .max)

  package var isEmpty: Bool { intervals.isEmpty }
  package var isAll: Bool { self == .all }
  package var first: UInt32? { intervals.first?.lower }

  /// How many numbers the set holds.
  package var count: Int {
    intervals.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 }
  }

  package func contains(_ value: UInt32) -> Bool {
    let index = firstIndex(reaching: value)
    return index < intervals.count && intervals[index].lower <= value
  }

  package func contains(_ other: IntervalSet) -> Bool {
    intersection(other) == other
  }

  package func overlaps(_ other: IntervalSet) -> Bool {
    if intervals.count > other.intervals.count { return other.overlaps(self) }
    guard let first = intervals.first, let last = intervals.last,
      let otherFirst = other.intervals.first, let otherLast = other.intervals.last,
      first.lower <= otherLast.upper, otherFirst.lower <= last.upper
    else { return false }
    return intervals.contains { piece in
      let index = other.firstIndex(reaching: piece.lower)
      return index < other.intervals.count && other.intervals[index].lower <= piece.upper
    }
  }

  package func intersection(_ other: IntervalSet) -> IntervalSet {
    if intervals.count > other.intervals.count { return other.intersection(self) }
    guard let first = intervals.first, let last = intervals.last,
      let otherFirst = other.intervals.first, let otherLast = other.intervals.last
    else { return .empty }
    // One interval around everything of the other set is by far the commonest case.
    if intervals.count == 1, first.lower <= otherFirst.lower, otherLast.upper <= first.upper {
      return other
    }
    if other.intervals.count == 1, otherFirst.lower <= first.lower, last.upper <= otherFirst.upper {
      return self
    }
    var result: [Interval] = []
    var index = other.firstIndex(reaching: first.lower)
    for piece in intervals {
      while index < other.intervals.count, other.intervals[index].upper < piece.lower { index += 1 }
      var probe = index
      while probe < other.intervals.count, other.intervals[probe].lower <= piece.upper {
        let candidate = other.intervals[probe]
        result.append(
          Interval(max(piece.lower, candidate.lower), min(piece.upper, candidate.upper)))
        probe += 1
      }
    }
    return IntervalSet(sorted: result)
  }

  package func union(_ other: IntervalSet) -> IntervalSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return IntervalSet(intervals + other.intervals)
  }

  /// The union of many sets at once.
  package static func union(_ sets: some Sequence<IntervalSet>) -> IntervalSet {
    IntervalSet(sets.flatMap(\.intervals))
  }

  package func subtracting(_ other: IntervalSet) -> IntervalSet {
    guard overlaps(other) else { return self }
    var result: [Interval] = []
    var index = 0
    for piece in intervals {
      var lower = piece.lower
      var isDone = false
      while index < other.intervals.count, other.intervals[index].upper < piece.lower { index += 1 }
      var probe = index
      while probe < other.intervals.count, other.intervals[probe].lower <= piece.upper {
        let hole = other.intervals[probe]
        if hole.lower > lower { result.append(Interval(lower, hole.lower - 1)) }
        if hole.upper >= piece.upper {
          isDone = true
          break
        }
        lower = hole.upper + 1
        probe += 1
      }
      if !isDone { result.append(Interval(lower, piece.upper)) }
    }
    return IntervalSet(sorted: result)
  }

  /// Everything up to `limit` that is not in the set.
  package func complement(upTo limit: UInt32 = .max) -> IntervalSet {
    IntervalSet(0, limit).subtracting(self)
  }

  /// The index of the first interval whose upper end is at or beyond the value.
  private func firstIndex(reaching value: UInt32) -> Int {
    var low = 0
    var high = intervals.count
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].upper < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func merge(_ sorted: [Interval]) -> [Interval] {
    var result: [Interval] = []
    result.reserveCapacity(sorted.count)
    for interval in sorted {
      if let last = result.last, last.upper == .max || interval.lower <= last.upper + 1 {
        if interval.upper > last.upper {
          result[result.count - 1] = Interval(last.lower, interval.upper)
        }
      } else {
        result.append(interval)
      }
    }
    return result
  }
}
