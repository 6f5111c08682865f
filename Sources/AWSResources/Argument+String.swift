import Topology

extension Argument: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation
where Wrapped == String {
  public init(_ text: String) { self.init(value: .string(text)) }
  public init(stringLiteral text: String) { self.init(text) }
  public init(stringInterpolation: ArgumentInterpolation) {
    self.init(value: stringInterpolation.value)
  }

  /// The parts joined into one string.
  public static func template(_ parts: AnyValue...) -> Argument {
    Argument(value: .template(parts))
  }

  /// The value as JSON text, as policies are written.
  public static func json(_ value: AnyValue) -> Argument { Argument(value: .json(value)) }
}
