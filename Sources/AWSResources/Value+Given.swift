import Topology

extension Value {
  /// Nil where the value says no more than a missing argument does: null, `""`, `[]`, `{}`, no
  /// blocks, an empty template.
  package var given: Value? {
    switch self {
    case .null: nil
    case .string(let text): text.isEmpty ? nil : self
    case .list(let values), .template(let values): values.isEmpty ? nil : self
    case .object(let members): members.isEmpty ? nil : self
    case .blocks(let blocks): blocks.isEmpty ? nil : self
    case .bool, .int, .double, .reference, .json, .context, .input: self
    }
  }
}
