import Topology

/// A number of which it has been told that it cannot be, where it was declared: the resources that
/// have it say nothing new.
struct RefusedNumber: Hashable, Sendable {
  let number: Int
  let origin: Origin
}

extension Lowering {
  /// Reports numbers that a component cannot have, in its own words and once.
  mutating func refuse(_ numbers: [Int], at location: SourceLocation, _ diagnostics: [Diagnostic]) {
    for number in numbers {
      refusedNumbers.insert(RefusedNumber(number: number, origin: .source(location)))
    }
    self.diagnostics += diagnostics
  }
}
