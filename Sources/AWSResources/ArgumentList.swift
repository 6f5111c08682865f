import Topology

/// A list type that an argument can have: `[String]`, `[Bool]`, `[AWS.Number]`, or lists of these.
public protocol ArgumentList {
  associatedtype Element
}

extension Array: ArgumentList {}

extension Argument: ExpressibleByArrayLiteral where Wrapped: ArgumentList {
  /// A list of arguments. Terraform's sets are lists, too.
  public init(_ elements: [Argument<Wrapped.Element>]) {
    self.init(value: .list(elements.map(\.value)))
  }

  /// A list of values, as they are.
  public init(values: [AnyValue]) { self.init(value: .list(values)) }

  public init(arrayLiteral elements: Argument<Wrapped.Element>...) { self.init(elements) }
}

extension Argument where Wrapped == [String] {
  /// A list of texts.
  public init(_ texts: [String]) { self.init(values: texts.map(AnyValue.string)) }
}
