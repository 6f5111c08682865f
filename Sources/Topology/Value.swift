import OrderedCollections

/// The value of an argument of a resource.
///
/// A value is a literal, something built from values, or a symbol that is known only elsewhere:
/// another resource's attribute (`reference`), a fact of the environment (`context`) or what the
/// user of the Terraform supplies (`input`). Keeping symbols symbolic is what lets one model become
/// one set of modules for all environments.
///
/// ```swift
/// let name: Value = .template([.string("metrics-"), .context(.environment)])
/// ```
public indirect enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list([Value])
  /// A map or object argument; the order is the author's.
  case object(OrderedDictionary<String, Value>)
  /// Nested blocks of one type, as Terraform tells them apart from arguments.
  case blocks([OrderedDictionary<String, Value>])
  /// An attribute of another resource.
  case reference(Reference)
  /// The parts joined into one string.
  case template([Value])
  /// The value as JSON text (`jsonencode`).
  case json(Value)
  /// A fact of the environment that the model is evaluated for.
  case context(ContextValue)
  /// A value that the user of the Terraform supplies; see ``Input``.
  case input(String)
}

extension Value {
  /// Nested blocks, one for each list of arguments.
  public static func blocks(_ blocks: KeyValuePairs<String, Value>...) -> Value {
    .blocks(blocks.map { OrderedDictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) })
  }

  /// The attribute `attribute` of the resource `element`; with a key, that key's value of an
  /// attribute that is a map.
  public static func reference(
    _ element: ElementID, _ attribute: String, key: String? = nil
  ) -> Value {
    .reference(Reference(element, attribute, key: key))
  }

  /// Every reference inside the value, in reading order.
  public var references: [Reference] {
    switch self {
    case .reference(let reference): [reference]
    case .list(let values), .template(let values): values.flatMap(\.references)
    case .object(let members): members.values.flatMap(\.references)
    case .blocks(let blocks): blocks.flatMap { $0.values.flatMap(\.references) }
    case .json(let value): value.references
    case .null, .bool, .int, .double, .string, .context, .input: []
    }
  }

  /// Whether the value holds no symbol, so that it is the same everywhere.
  public var isLiteral: Bool {
    switch self {
    case .null, .bool, .int, .double, .string: true
    case .list(let values), .template(let values): values.allSatisfy(\.isLiteral)
    case .object(let members): members.values.allSatisfy(\.isLiteral)
    case .blocks(let blocks): blocks.allSatisfy { $0.values.allSatisfy(\.isLiteral) }
    case .json(let value): value.isLiteral
    case .reference, .context, .input: false
    }
  }

  /// The text of a literal string.
  public var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(OrderedDictionary(uniqueKeysWithValues: elements))
  }
}
