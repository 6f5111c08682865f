/// A value as the model holds it: known, not known and why, or not given at all.
///
/// Not given and not known are different things. A route without a gateway leads nowhere; a route
/// to a gateway that is an input leads somewhere that the model cannot name.
///
/// ```swift
/// switch subnet.block {
/// case .known(let block): print(block)
/// case .unknown(let reason): print("not known: \(reason)")
/// case .absent: print("not given")
/// }
/// ```
package enum Known<Value> {
  case known(Value)
  case unknown(Unknown)
  /// Null, an empty text or list, or no argument.
  case absent

  /// The value where it is known.
  package var value: Value? { if case .known(let value) = self { value } else { nil } }

  /// Why the value is not known, where it is given and not known.
  package var unknown: Unknown? { if case .unknown(let unknown) = self { unknown } else { nil } }

  /// Whether nothing is given.
  package var isAbsent: Bool { if case .absent = self { true } else { false } }

  package func map<Other>(_ transform: (Value) -> Other) -> Known<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .unknown(let unknown): .unknown(unknown)
    case .absent: .absent
    }
  }

  /// The value, or what AWS takes where none is given; unknown stays unknown.
  package func or(_ fallback: @autoclosure () -> Value) -> Known<Value> {
    if case .absent = self { .known(fallback()) } else { self }
  }
}

extension Known: Sendable where Value: Sendable {}
extension Known: Equatable where Value: Equatable {}
extension Known: Hashable where Value: Hashable {}
