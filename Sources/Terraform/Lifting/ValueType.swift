import OrderedCollections
import Topology

/// The Terraform type that a variable needs for its values.
indirect enum ValueType: Hashable, Sendable {
  /// Nothing is known: every value was null.
  case unknown
  case bool, number, string
  case list(ValueType)
  case set(ValueType)
  case map(ValueType)
  case object(OrderedDictionary<String, ValueType>)
  /// May be left out or null.
  case optional(ValueType)
  /// Values that no one type fits.
  case any

  /// The type of one value; symbols are strings, as nearly every attribute of AWS is.
  init(of value: Value) {
    switch value {
    case .null: self = .optional(.unknown)
    case .bool: self = .bool
    case .int, .double: self = .number
    case .string, .reference, .template, .json, .context, .input: self = .string
    case .list(let values): self = .list(Self.common(values.map(Self.init)))
    case .blocks(let blocks): self = .list(Self.common(blocks.map { Self(of: .object($0)) }))
    case .object(let members):
      let types = members.mapValues(Self.init)
      if Self.isMap(types) {
        self = .map(Self.common(Array(types.values)))
      } else {
        self = .object(types)
      }
    }
  }

  /// Names with one scalar type, or names that no object type can have, are a map.
  private static func isMap(_ types: OrderedDictionary<String, ValueType>) -> Bool {
    guard types.keys.allSatisfy(HCLEscaping.isIdentifier) else { return true }
    switch common(Array(types.values)) {
    case .bool, .number, .string, .unknown: return Set(types.values).count <= 1
    default: return false
    }
  }

  static func common(_ types: [ValueType]) -> ValueType {
    types.reduce(.unknown) { $0.joined(with: $1) }
  }

  /// The type that fits both.
  func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (.unknown, let type), (let type, .unknown): return type
    case (.optional(let left), .optional(let right)): return .optional(left.joined(with: right))
    case (.optional(let left), let right), (let left, .optional(let right)):
      return .optional(left.joined(with: right))
    case (.list(let left), .list(let right)): return .list(left.joined(with: right))
    case (.set(let left), .set(let right)): return .set(left.joined(with: right))
    case (.map(let left), .map(let right)): return .map(left.joined(with: right))
    case (.map(let element), .object(let fields)), (.object(let fields), .map(let element)):
      return .map(Self.common([element] + Array(fields.values)))
    case (.object(let left), .object(let right)):
      var fields: OrderedDictionary<String, ValueType> = [:]
      for name in OrderMerging.merge([Array(left.keys), Array(right.keys)]) {
        switch (left[name], right[name]) {
        case (let first?, let second?): fields[name] = first.joined(with: second)
        case (let only?, nil), (nil, let only?):
          fields[name] = ValueType.optional(.unknown).joined(with: only)
        case (nil, nil): break
        }
      }
      return .object(fields)
    case (.string, .number), (.number, .string), (.string, .bool), (.bool, .string):
      return .string
    default: return self == other ? self : .any
    }
  }

  /// The type of a whole variable, without its being optional.
  var required: ValueType {
    if case .optional(let inner) = self { inner } else { self }
  }

  var isMap: Bool {
    if case .map = self { true } else { false }
  }

  var isOptional: Bool {
    if case .optional = self { true } else { false }
  }

  /// The type expression as a member of an object, or on its own.
  var expression: HCLExpression {
    switch self {
    case .unknown, .string: .name("string")
    case .bool: .name("bool")
    case .number: .name("number")
    case .any: .name("any")
    case .list(let element): .call("list", [element.required.expression])
    case .set(let element): .call("set", [element.required.expression])
    case .map(let element): .call("map", [element.required.expression])
    case .object(let fields):
      .call(
        "object",
        [.object(fields.elements.map { HCLExpression.ObjectItem($0.key, $0.value.expression) })])
    // A map that is left out is an empty one.
    case .optional(let inner):
      .call("optional", [inner.expression] + (inner.isMap ? [.object([])] : []))
    }
  }
}
