import OrderedCollections

/// A value of a plan, as `terraform show -json` prints it.
package indirect enum PlanValue: Hashable, Sendable, Decodable {
  case null
  case bool(Bool)
  /// A number in its shortest form, so that `1` and `1.0` are one.
  case number(String)
  case string(String)
  case list([PlanValue])
  case object([String: PlanValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .number(String(value))
    } else if let value = try? container.decode(Double.self) {
      self = .number(String(value))
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([PlanValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: PlanValue].self))
    }
  }

  subscript(name: String) -> PlanValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  subscript(index: Int) -> PlanValue? {
    if case .list(let values) = self, values.indices.contains(index) { values[index] } else { nil }
  }

  /// Of a list.
  var elements: [PlanValue] {
    if case .list(let values) = self { values } else { [] }
  }

  /// Short text for a difference.
  var text: String {
    switch self {
    case .null: "nothing"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): value
    case .string(let value): "\"\(value)\""
    case .list(let values): "[\(values.map(\.text).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.text)" }.joined(separator: ", "))}"
    }
  }
}
