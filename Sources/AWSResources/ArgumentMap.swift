import OrderedCollections
import Topology

/// A map type that an argument can have: `[String: String]` and the like.
public protocol ArgumentMap {
  associatedtype Member
}

extension Dictionary: ArgumentMap where Key == String {
  public typealias Member = Value
}

extension Argument: ExpressibleByDictionaryLiteral where Wrapped: ArgumentMap {
  /// A map in the given order.
  public init(_ members: OrderedDictionary<String, Argument<Wrapped.Member>>) {
    self.init(value: .object(members.mapValues(\.value)))
  }

  /// A map of values, as they are.
  public init(values: OrderedDictionary<String, AnyValue>) { self.init(value: .object(values)) }

  public init(dictionaryLiteral elements: (String, Argument<Wrapped.Member>)...) {
    self.init(OrderedDictionary(uniqueKeysWithValues: elements))
  }
}

extension Argument where Wrapped == [String: String] {
  /// A map of texts in the given order.
  public init(_ texts: OrderedDictionary<String, String>) {
    self.init(values: texts.mapValues(AnyValue.string))
  }
}
