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

  /// The smallest and the largest number; of the empty set 1 and 0.
  private let lower: UInt32
  private let upper: UInt32
  /// The intervals where there are several. Most sets are one interval, which is copied and compared
  /// at no cost this way.
  private let several: [Interval]?

  private init(sorted intervals: [Interval]) {
    guard let first = intervals.first, let last = intervals.last else {
      self = .empty
      return
    }
    lower = first.lower
    upper = last.upper
    several = intervals.count > 1 ? intervals : nil
  }

  /// The union of intervals in any order.
  package init(_ intervals: some Sequence<Interval>) {
    let sorted = intervals.filter { $0.lower <= $0.upper }
      .sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    self.init(sorted: Self.merge(sorted))
  }

  package init(_ lower: UInt32, _ upper: UInt32) {
    let isEmpty = lower > upper
    self.lower = isEmpty ? 1 : lower
    self.upper = isEmpty ? 0 : upper
    several = nil
  }

  /// The set of one number.
  package init(_ value: UInt32) { self.init(value, value) }

  /// Written out, because nearly all are one interval and are told apart by their ends.
  package static func == (left: IntervalSet, right: IntervalSet) -> Bool {
    guard left.lower == right.lower, left.upper == right.upper else { return false }
    if left.several == nil || right.several == nil {
      return left.several == nil && right.several == nil
    }
    return left.several == right.several
  }

  package static let empty = IntervalSet(1, 0)
  package static let all = IntervalSet(0, .max)

  package var isEmpty: Bool { lower > upper }
  package var isAll: Bool { self == .all }
  package var first: UInt32? { isEmpty ? nil : lower }

  package var intervals: [Interval] { several ?? (isEmpty ? [] : [Interval(lower, upper)]) }

  /// How many intervals there are.
  package var intervalCount: Int { several?.count ?? (isEmpty ? 0 : 1) }

  /// How many numbers the set holds.
  package var count: Int {
    intervals.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 }
  }

  package func contains(_ value: UInt32) -> Bool {
    guard lower <= value, value <= upper else { return false }
    guard let several else { return true }
    return several[Self.index(in: several, reaching: value)].lower <= value
  }

  package func contains(_ other: IntervalSet) -> Bool {
    intersection(other) == other
  }

  package func overlaps(_ other: IntervalSet) -> Bool {
    guard lower <= other.upper, other.lower <= upper, !isEmpty, !other.isEmpty else {
      return false
    }
    switch (several, other.several) {
    case (nil, nil): return true
    case (nil, let pieces?): return Self.overlaps(pieces, lower, upper)
    case (let pieces?, nil): return Self.overlaps(pieces, other.lower, other.upper)
    case (let pieces?, let others?):
      let (few, many) = pieces.count < others.count ? (pieces, others) : (others, pieces)
      return few.contains { Self.overlaps(many, $0.lower, $0.upper) }
    }
  }

  private static func overlaps(_ pieces: [Interval], _ lower: UInt32, _ upper: UInt32) -> Bool {
    let index = index(in: pieces, reaching: lower)
    return index < pieces.count && pieces[index].lower <= upper
  }

  package func intersection(_ other: IntervalSet) -> IntervalSet {
    guard lower <= other.upper, other.lower <= upper, !isEmpty, !other.isEmpty else {
      return .empty
    }
    // One interval around everything of the other set is by far the commonest case.
    if several == nil, lower <= other.lower, other.upper <= upper { return other }
    if other.several == nil, other.lower <= lower, upper <= other.upper { return self }
    if several == nil, other.several == nil {
      return IntervalSet(max(lower, other.lower), min(upper, other.upper))
    }
    if intervalCount > other.intervalCount { return other.intersection(self) }
    let others = other.intervals
    var result: [Interval] = []
    var index = Self.index(in: others, reaching: lower)
    for piece in intervals {
      while index < others.count, others[index].upper < piece.lower { index += 1 }
      var probe = index
      while probe < others.count, others[probe].lower <= piece.upper {
        let candidate = others[probe]
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
    if other.several == nil, other.lower <= lower, upper <= other.upper { return .empty }
    let holes = other.intervals
    var result: [Interval] = []
    var index = 0
    for piece in intervals {
      var lower = piece.lower
      var isDone = false
      while index < holes.count, holes[index].upper < piece.lower { index += 1 }
      var probe = index
      while probe < holes.count, holes[probe].lower <= piece.upper {
        let hole = holes[probe]
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
  private static func index(in intervals: [Interval], reaching value: UInt32) -> Int {
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
