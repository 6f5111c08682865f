/// A type in the provider's schema, as far as Swift's types tell them apart.
package indirect enum AttributeType: Hashable, Sendable {
  case string
  case bool
  case number
  case list(AttributeType)
  case map(AttributeType)
  /// An object or a dynamic value, with the names of an object's members in alphabetical order.
  case untyped(members: [String])

  /// How a parameter of this type is written: `Argument<String>`, or `Value` where the schema has
  /// no type that Swift could check.
  package var swiftType: String {
    wrapped.map { "Argument<\($0)>" } ?? "Value"
  }

  /// The names of the members, where it is an object or a list or map of objects.
  package var members: [String] {
    switch self {
    case .string, .bool, .number: []
    case .list(let element), .map(let element): element.members
    case .untyped(let members): members
    }
  }

  private var wrapped: String? {
    switch self {
    case .string: "String"
    case .bool: "Bool"
    case .number: "AWS.Number"
    case .list(let element): element.wrapped.map { "[\($0)]" }
    case .map(let element): element.wrapped.map { "[String: \($0)]" }
    case .untyped: nil
    }
  }
}

extension AttributeType: Decodable {
  /// Reads `"string"`, `["set", "string"]`, `["object", {"name": "string"}]` and so on.
  package init(from decoder: any Decoder) throws {
    if var parts = try? decoder.unkeyedContainer() {
      let kind = try parts.decode(String.self)
      switch kind {
      case "list", "set": self = .list(try parts.decode(AttributeType.self))
      case "map": self = .map(try parts.decode(AttributeType.self))
      case "object":
        self = .untyped(members: try parts.decode([String: AttributeType].self).keys.sorted())
      default: self = .untyped(members: [])
      }
      return
    }
    switch try decoder.singleValueContainer().decode(String.self) {
    case "string": self = .string
    case "bool": self = .bool
    case "number": self = .number
    default: self = .untyped(members: [])
    }
  }
}
