import NetworkLaws

extension SeededGenerator {
  /// Whether something that happens in so many of a hundred cases happens.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func one<T>(of things: [T]) -> T { things[Int.random(in: things.indices, using: &self)] }

  /// Some of the things, at least one, in their order.
  mutating func some<T>(of things: [T]) -> [T] {
    let kept = things.filter { _ in chance(60) }
    return kept.isEmpty ? Array(things.prefix(1)) : kept
  }
}
