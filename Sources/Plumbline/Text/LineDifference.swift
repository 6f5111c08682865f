/// Which lines of a text became which lines of another.
///
/// Myers' algorithm finds the shortest script as long as the texts are alike. Where they differ in
/// more lines than ``limit`` the texts are first cut at the lines that occur once in both
/// (patience diff), so that time and memory stay small for files of any size.
///
/// Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica, 1986.
package struct LineDifference {
  /// Lines of the old text that lines of the new one replace; either may be empty.
  package struct Change: Hashable, Sendable {
    package var old: Range<Int>
    package var new: Range<Int>
  }

  /// In the order of the texts; never touching each other.
  package private(set) var changes: [Change] = []

  private let old: [Int]
  private let new: [Int]
  private static let limit = 400

  package init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    // Equal lines get equal numbers, which are quick to compare.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    self.old = old.map(number)
    self.new = new.map(number)
    compare(0..<old.count, 0..<new.count)
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (oldRange, newRange) = (oldRange, newRange)
    while let first = oldRange.first, let other = newRange.first, old[first] == new[other] {
      oldRange = first + 1..<oldRange.upperBound
      newRange = other + 1..<newRange.upperBound
    }
    while let last = oldRange.last, let other = newRange.last, old[last] == new[other] {
      oldRange = oldRange.lowerBound..<last
      newRange = newRange.lowerBound..<other
    }
    if oldRange.isEmpty || newRange.isEmpty {
      append(oldRange, newRange)
    } else if !compareByMyers(oldRange, newRange) {
      compareByAnchors(oldRange, newRange)
    }
  }

  private mutating func append(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    guard !oldRange.isEmpty || !newRange.isEmpty else { return }
    if let last = changes.last, last.old.upperBound == oldRange.lowerBound,
      last.new.upperBound == newRange.lowerBound
    {
      changes[changes.count - 1].old = last.old.lowerBound..<oldRange.upperBound
      changes[changes.count - 1].new = last.new.lowerBound..<newRange.upperBound
    } else {
      changes.append(Change(old: oldRange, new: newRange))
    }
  }

  /// Appends the shortest script; does nothing and returns false where it exceeds the limit.
  private mutating func compareByMyers(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> Bool {
    // For each number of edits: how far each diagonal gets, with the diagonal -edits first.
    var trace: [[Int]] = []
    for edits in 0...min(Self.limit, oldRange.count + newRange.count) {
      let previous = trace.last ?? []
      var reached: [Int] = []
      reached.reserveCapacity(2 * edits + 1)
      for diagonal in stride(from: -edits, through: edits, by: 1) {
        guard (diagonal + edits).isMultiple(of: 2) else {
          reached.append(-1)
          continue
        }
        var x = 0
        if edits > 0 {
          let step = Self.step(previous, edits: edits, diagonal: diagonal)
          x = step.isInsertion ? step.x : step.x + 1
        }
        var y = x - diagonal
        while x < oldRange.count, y >= 0, y < newRange.count,
          old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
        {
          x += 1
          y += 1
        }
        reached.append(x)
        if x >= oldRange.count && y >= newRange.count {
          trace.append(reached)
          appendScript(trace, oldRange, newRange)
          return true
        }
      }
      trace.append(reached)
    }
    return false
  }

  /// The better of the two neighbouring diagonals to come from, and how far that one got.
  private static func step(
    _ previous: [Int], edits: Int, diagonal: Int
  ) -> (x: Int, isInsertion: Bool) {
    // `previous` begins with the diagonal -(edits - 1).
    let offset = edits - 1
    let above = diagonal + 1 <= offset ? previous[diagonal + 1 + offset] : -1
    let left = diagonal - 1 >= -offset ? previous[diagonal - 1 + offset] : -1
    return diagonal == -edits || (diagonal != edits && left < above)
      ? (above, true) : (left, false)
  }

  /// Walks the trace back from the end and appends its edits in order.
  private mutating func appendScript(
    _ trace: [[Int]], _ oldRange: Range<Int>, _ newRange: Range<Int>
  ) {
    var script: [Change] = []
    var diagonal = oldRange.count - newRange.count
    for edits in stride(from: trace.count - 1, to: 0, by: -1) {
      let step = Self.step(trace[edits - 1], edits: edits, diagonal: diagonal)
      let from = step.isInsertion ? diagonal + 1 : diagonal - 1
      let x = oldRange.lowerBound + step.x
      let y = newRange.lowerBound + step.x - from
      script.append(
        step.isInsertion ? Change(old: x..<x, new: y..<y + 1) : Change(old: x..<x + 1, new: y..<y))
      diagonal = from
    }
    for change in script.reversed() { append(change.old, change.new) }
  }

  /// Cuts both ranges at lines that occur once in each; replaces one by the other where there are
  /// none.
  private mutating func compareByAnchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    let anchors = Self.longestAscending(commonUniqueLines(oldRange, newRange))
    guard !anchors.isEmpty else {
      append(oldRange, newRange)
      return
    }
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    for anchor in anchors {
      compare(oldStart..<anchor.old, newStart..<anchor.new)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    compare(oldStart..<oldRange.upperBound, newStart..<newRange.upperBound)
  }

  private struct Anchor {
    let old: Int
    let new: Int
  }

  private func commonUniqueLines(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Anchor] {
    var places: [Int: (old: [Int], new: [Int])] = [:]
    for index in oldRange { places[old[index], default: ([], [])].old.append(index) }
    for index in newRange { places[new[index], default: ([], [])].new.append(index) }
    return oldRange.compactMap { index in
      guard let place = places[old[index]], place.old.count == 1, place.new.count == 1 else {
        return nil
      }
      return Anchor(old: index, new: place.new[0])
    }
  }

  /// The longest run of anchors that are in order in the new text too, by patience sorting.
  private static func longestAscending(_ anchors: [Anchor]) -> [Anchor] {
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: anchors.count)
    for (index, anchor) in anchors.enumerated() {
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if anchors[piles[middle]].new < anchor.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var longest: [Anchor] = []
    var index = piles.last ?? -1
    while index >= 0 {
      longest.append(anchors[index])
      index = before[index]
    }
    return longest.reversed()
  }
}
