/// A type in the provider's schema, as far as Swift's types tell them apart.
package indirect enum AttributeType: Hashable, Sendable {
  case string
  case bool
  case number
  case list(AttributeType)
  case map(AttributeType)
  /// An object with the types of its members.
  case object([String: AttributeType])
  /// Any value.
  case dynamic

  /// How a parameter of this type is written: `Argument<String>`, or `Value` where the schema has
  /// no type that Swift could check.
  package var swiftType: String {
    wrappedType.map { "Argument<\($0)>" } ?? "Value"
  }

  /// The names of the members, where it is an object or a list or map of objects.
  package var members: [String] {
    switch self {
    case .string, .bool, .number, .dynamic: []
    case .list(let element), .map(let element): element.members
    case .object(let members): members.keys.sorted()
    }
  }

  /// The members where it is an object or a list of objects, which a model may write as blocks.
  var blockMembers: [String: AttributeType]? {
    switch self {
    case .object(let members), .list(.object(let members)): members
    default: nil
    }
  }

  /// The Swift type that stands for it in `Argument` and `Field`; nil where the schema has no type
  /// that Swift could check.
  var wrappedType: String? {
    switch self {
    case .string: "String"
    case .bool: "Bool"
    case .number: "AWS.Number"
    case .list(let element): element.wrappedType.map { "[\($0)]" }
    case .map(let element): element.wrappedType.map { "[String: \($0)]" }
    case .object, .dynamic: nil
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
        self = .object(try parts.decode([String: AttributeType].self))
      default: self = .dynamic
      }
      return
    }
    switch try decoder.singleValueContainer().decode(String.self) {
    case "string": self = .string
    case "bool": self = .bool
    case "number": self = .number
    default: self = .dynamic
    }
  }
}
