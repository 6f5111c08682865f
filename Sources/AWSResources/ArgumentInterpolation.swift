import Topology

/// Builds a string argument from an interpolated literal; symbols stay symbols.
///
/// ```swift
/// let name: Argument<String> = "metrics-\(.context(.environment))"
/// name.value  // .template(["metrics-", .context(.environment)])
/// ```
public struct ArgumentInterpolation: StringInterpolationProtocol {
  private var parts: [Value] = []

  public init(literalCapacity: Int, interpolationCount: Int) {}

  public mutating func appendLiteral(_ literal: String) {
    guard !literal.isEmpty else { return }
    if case .string(let text) = parts.last {
      parts[parts.count - 1] = .string(text + literal)
    } else {
      parts.append(.string(literal))
    }
  }

  public mutating func appendInterpolation(_ value: Value) {
    switch value {
    case .string(let text): appendLiteral(text)
    case .template(let inner): inner.forEach { appendInterpolation($0) }
    default: parts.append(value)
    }
  }

  public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

  public mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }

  /// The text where all parts are text, otherwise a template.
  var value: Value {
    if parts.isEmpty { return .string("") }
    if parts.count == 1, let text = parts[0].stringValue { return .string(text) }
    return .template(parts)
  }
}
