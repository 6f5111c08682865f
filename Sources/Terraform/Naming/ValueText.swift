import Topology

/// Values as a diagnostic shows them.
enum ValueText {
  static func describe(_ value: Value) -> String {
    switch value {
    case .null: "nothing"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): "\"\(text)\""
    case .list(let values): "[\(values.map(describe).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\($0.key) = \(describe($0.value))" }.joined(separator: ", "))}"
    case .blocks(let blocks): "\(blocks.count) blocks"
    case .reference(let reference):
      "\(reference.element).\(reference.attribute)" + (reference.key.map { "[\($0)]" } ?? "")
    case .template(let parts): parts.map(describe).joined(separator: " + ")
    case .json(let inner): "JSON of \(describe(inner))"
    case .context(let context): "\(context)"
    case .input(let name): "the input \(name)"
    }
  }
}
