import Topology

/// The value of an argument whose Terraform type is `Wrapped`.
///
/// `Wrapped` is `String`, `Bool`, `AWS.Number`, an array or a dictionary of these. A literal of that
/// type is an argument, and so is every symbol, whose type only Terraform knows:
///
/// ```swift
/// AWS.Subnet(
///   vpcId: .reference(ElementID("inspection", "vpc"), "id"),
///   cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: false)
/// ```
///
/// A literal of another type does not compile. Plain Swift values go in through an initialiser,
/// `Argument(name)`; a ``Topology/Value`` through ``value(_:)``, which is not checked.
public struct Argument<Wrapped>: Hashable, Sendable {
  /// The value as the model holds it.
  public let value: AnyValue

  /// Takes the value as it is.
  public init(value: AnyValue) { self.value = value }

  /// Takes the value as it is.
  public static func value(_ value: AnyValue) -> Argument { Argument(value: value) }

  /// The attribute `attribute` of the resource `element`; with a key, that key's value of an
  /// attribute that is a map.
  public static func reference(
    _ element: ElementID, _ attribute: String, key: String? = nil
  ) -> Argument {
    Argument(value: .reference(element, attribute, key: key))
  }

  /// A fact of the environment that the model is evaluated for.
  public static func context(_ context: ContextValue) -> Argument {
    Argument(value: .context(context))
  }

  /// A value that the user of the Terraform supplies.
  public static func input(_ name: String) -> Argument { Argument(value: .input(name)) }
}

extension Argument: ExpressibleByBooleanLiteral where Wrapped == Bool {
  public init(_ value: Bool) { self.init(value: .bool(value)) }
  public init(booleanLiteral value: Bool) { self.init(value) }
}

extension Argument: ExpressibleByIntegerLiteral where Wrapped == AWS.Number {
  public init(_ value: Int) { self.init(value: .int(value)) }
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Argument: ExpressibleByFloatLiteral where Wrapped == AWS.Number {
  public init(_ value: Double) { self.init(value: .double(value)) }
  public init(floatLiteral value: Double) { self.init(value) }
}
