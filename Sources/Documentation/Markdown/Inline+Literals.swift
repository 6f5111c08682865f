extension Inline: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { self = .text(value) }

  init(stringInterpolation: StringInterpolation) {
    let parts = stringInterpolation.parts
    self = parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Lets runs be put into a sentence as it reads: `"Subnets take \(used) of \(all) addresses."`
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Inline] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.text(literal)) }
    }
    mutating func appendInterpolation(_ inline: Inline) { parts.append(inline) }
    mutating func appendInterpolation(_ text: String) { parts.append(.text(text)) }
    mutating func appendInterpolation(_ number: Int) { parts.append(.text(String(number))) }
    mutating func appendInterpolation(code text: String) { parts.append(.code(text)) }
  }
}
