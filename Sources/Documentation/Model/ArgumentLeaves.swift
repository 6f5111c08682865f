import Topology

/// The arguments of a resource, taken apart into the smallest values that can differ.
///
/// Members of a list of named objects are told apart by their name, so that
/// `container_definitions[app].cpu` is compared with itself.
struct ArgumentLeaves {
  private(set) var leaves: [(path: String, value: Value)] = []

  init(_ resource: Resource) {
    for (name, value) in resource.arguments { add(value, at: name) }
  }

  private mutating func add(_ value: Value, at path: String) {
    switch value {
    case .json(let value): add(value, at: path)
    case .object(let members): add(members.map { ($0.key, $0.value) }, at: path)
    case .blocks(let blocks):
      for (index, block) in blocks.enumerated() {
        add(
          block.map { ($0.key, $0.value) }, at: blocks.count == 1 ? path : "\(path)[\(index + 1)]")
      }
    case .list(let values) where values.contains(where: \.isObject):
      for (index, value) in values.enumerated() {
        add(value, at: "\(path)[\(value.nameMember ?? String(index + 1))]")
      }
    default: leaves.append((path, value))
    }
  }

  private mutating func add(_ members: [(String, Value)], at path: String) {
    for (name, value) in members { add(value, at: "\(path).\(name)") }
  }
}

extension Value {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }

  /// The `name` member of an object, where it is literal.
  fileprivate var nameMember: String? {
    guard case .object(let members) = self else { return nil }
    return members["name"]?.stringValue
  }
}
