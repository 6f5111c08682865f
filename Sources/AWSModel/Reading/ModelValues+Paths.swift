import OrderedCollections
import Topology

extension ModelValues {
  /// The values at a path of names through nested blocks and objects, one for each block on the
  /// way: `vpc_config.subnet_ids`. A block that is not known stands for its members.
  package func values(
    at path: [String], in arguments: OrderedDictionary<String, Value>
  ) -> [Value] {
    guard let name = path.first, let value = arguments[name], !Self.isNothing(value) else {
      return []
    }
    guard path.count > 1 else { return [value] }
    let rest = Array(path.dropFirst())
    switch value {
    case .blocks(let blocks): return blocks.flatMap { values(at: rest, in: $0) }
    case .object(let members): return values(at: rest, in: members)
    case .list(let members):
      return members.flatMap { member -> [Value] in
        if case .object(let arguments) = member { return values(at: rest, in: arguments) }
        return Self.isNothing(member) ? [] : [member]
      }
    default: return [value]
    }
  }

  package func values(at path: [String], of resource: Resource) -> [Value] {
    values(at: path, in: resource.arguments)
  }

  /// Whether the value says no more than a missing one.
  private static func isNothing(_ value: Value) -> Bool {
    switch value {
    case .null, .string(""): true
    case .list(let members): members.isEmpty
    case .object(let members): members.isEmpty
    case .blocks(let blocks): blocks.isEmpty
    default: false
    }
  }
}
