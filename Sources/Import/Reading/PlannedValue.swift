import OrderedCollections

/// A value of a plan or state with what is not known about it: one tree of the three that
/// Terraform prints.
package indirect enum PlannedValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list([PlannedValue])
  case object(OrderedDictionary<String, PlannedValue>)
  /// Known only after apply.
  case unknown
  /// Marked as sensitive; its value was not kept.
  case hidden
}

extension PlannedValue {
  /// Joins the parallel trees: what is marked in `sensitive` is dropped here, at the door.
  init(_ value: JSONValue?, unknown: JSONValue? = nil, sensitive: JSONValue? = nil) {
    if case .bool(true)? = sensitive {
      self = .hidden
      return
    }
    if case .bool(true)? = unknown {
      self = .unknown
      return
    }
    switch (value, unknown) {
    case (.object(let members)?, _):
      self = Self.object(members, unknown: unknown, sensitive: sensitive)
    case (.array(let values)?, _):
      self = Self.list(values, unknown: unknown?.array, sensitive: sensitive?.array)
    // What is wholly unknown inside is missing among the values.
    case (nil, .object?), (.null?, .object?):
      self = Self.object([:], unknown: unknown, sensitive: sensitive)
    case (nil, .array(let flags)?), (.null?, .array(let flags)?):
      self =
        flags.isEmpty ? .null : Self.list([], unknown: flags, sensitive: sensitive?.array)
    case (.string(let text)?, _): self = .string(text)
    case (.int(let number)?, _): self = .int(number)
    case (.double(let number)?, _): self = .double(number)
    case (.bool(let flag)?, _): self = .bool(flag)
    case (.null?, _), (nil, _): self = .null
    }
  }

  private static func object(
    _ members: OrderedDictionary<String, JSONValue>, unknown: JSONValue?, sensitive: JSONValue?
  ) -> PlannedValue {
    var result: OrderedDictionary<String, PlannedValue> = [:]
    result.reserveCapacity(members.count)
    for (name, value) in members {
      result[name] =
        SecretNames.contains(name) && !value.isNothing
        ? .hidden
        : PlannedValue(value, unknown: unknown?[name], sensitive: sensitive?[name])
    }
    for (name, flags) in unknown?.object ?? [:] where result[name] == nil {
      result[name] = PlannedValue(nil, unknown: flags, sensitive: sensitive?[name])
    }
    return .object(result)
  }

  private static func list(
    _ values: [JSONValue], unknown: [JSONValue]?, sensitive: [JSONValue]?
  ) -> PlannedValue {
    let count = max(values.count, unknown?.count ?? 0)
    return .list(
      (0..<count).map { index in
        PlannedValue(
          values.indices.contains(index) ? values[index] : nil,
          unknown: unknown.flatMap { $0.indices.contains(index) ? $0[index] : nil },
          sensitive: sensitive.flatMap { $0.indices.contains(index) ? $0[index] : nil })
      })
  }

  package subscript(name: String) -> PlannedValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// Whether nothing is given: null, an empty text, list or object.
  package var isNothing: Bool {
    switch self {
    case .null, .string(""): true
    case .list(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  /// Whether something inside is not known.
  package var hasUnknown: Bool {
    switch self {
    case .unknown: true
    case .list(let values): values.contains(where: \.hasUnknown)
    case .object(let members): members.values.contains(where: \.hasUnknown)
    default: false
    }
  }
}
