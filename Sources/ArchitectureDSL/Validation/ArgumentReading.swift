import OrderedCollections
import Topology

/// A resource's arguments as the checks compare them: what AWS and Terraform take for not given
/// (null, an empty text, an empty list) is nil, and nested blocks and lists of objects are one.
struct ArgumentReading {
  let topology: Topology

  /// The value with the environment's facts filled in; nil where it counts as not given.
  func given(_ value: Value?) -> Value? {
    guard let value else { return nil }
    let resolved = topology.resolve(value)
    switch resolved {
    case .null, .string(""), .list([]), .blocks([]): return nil
    default: return resolved
    }
  }

  /// Nested blocks, written as blocks or as a list of objects.
  func blocks(_ value: Value?) -> [OrderedDictionary<String, Value>] {
    switch value {
    case .blocks(let blocks): blocks
    case .object(let members): [members]
    case .list(let values): values.flatMap { blocks($0) }
    default: []
    }
  }

  /// A key by which two arguments that mean the same object are equal: a reference's element with
  /// its attribute, a literal id, or an input's name.
  func identity(_ value: Value?) -> String? {
    switch given(value) {
    case .reference(let reference):
      let key = reference.key.map { "[\($0)]" } ?? ""
      return reference.attribute == "id"
        ? "\(reference.element)" : "\(reference.element).\(reference.attribute)\(key)"
    case .string(let text): return text
    case .input(let name): return "var.\(name)"
    default: return nil
    }
  }

  /// The parsed block of addresses; nil where it is not known or is none.
  func network(_ value: Value?) -> IPv4Network? {
    given(value)?.stringValue.flatMap(IPv4Network.init)
  }
}
