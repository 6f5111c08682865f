import OrderedCollections
import Topology

// Arguments as plain Swift values, with the environment's facts filled in.
extension Landscape {
  typealias Members = OrderedDictionary<String, Value>

  /// The objects of a list, of nested blocks or of JSON.
  func objects(_ value: Value?) -> [Members] { ServiceReading.objects(value) }

  /// A known text; numbers and flags as text, too.
  func plain(_ value: Value?, in environment: Int) -> String? {
    guard let value else { return nil }
    switch environments[environment].topology.resolve(value) {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .bool(let flag): return String(flag)
    default: return nil
    }
  }

  /// A known number, which Terraform also takes as text.
  func number(_ value: Value?, in environment: Int) -> Int? {
    plain(value, in: environment).flatMap { Int($0) }
  }

  /// The block of addresses that a value stands for: given, or another resource's `cidr_block`.
  func network(_ value: Value?, in environment: Int) -> IPv4Network? {
    if case .reference(let reference)? = value {
      guard reference.attribute == "cidr_block" else { return nil }
      return network(
        environments[environment].resource(reference.element)?["cidr_block"], in: environment)
    }
    return plain(value, in: environment).flatMap { IPv4Network($0) }
  }

  /// The elements of a list; a single value is a list of one.
  func list(_ value: Value?) -> [Value] {
    switch value {
    case .list(let values)?: values
    case .null?, nil: []
    case let value?: [value]
    }
  }
}
