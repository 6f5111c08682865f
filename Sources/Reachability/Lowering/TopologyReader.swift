import OrderedCollections
import Topology

/// Reads arguments of resources with everything filled in that the model knows.
struct TopologyReader {
  typealias Block = OrderedDictionary<String, Value>

  let topology: Topology
  private let index: TopologyIndex
  private let byType: [String: [Resource]]
  private let byReference: [ReferenceKey: [Int]]

  /// An argument of a type of resource, and what it refers to.
  private struct ReferenceKey: Hashable {
    let type: String
    let argument: String
    let element: ElementID
  }

  init(_ topology: Topology) {
    self.topology = topology
    index = TopologyIndex(topology)
    byType = Dictionary(grouping: topology.resources, by: \.type)
    var byReference: [ReferenceKey: [Int]] = [:]
    for (offset, resource) in topology.resources.enumerated() {
      for (argument, value) in resource.arguments {
        guard case .reference(let reference) = value else { continue }
        let key = ReferenceKey(
          type: resource.type, argument: argument, element: reference.element)
        byReference[key, default: []].append(offset)
      }
    }
    self.byReference = byReference
  }

  func resource(_ id: ElementID) -> Resource? { index.resource(id) }

  func component(_ id: ElementID) -> ComponentRecord? { index.component(id) }

  func resources(_ type: String) -> [Resource] { byType[type] ?? [] }

  func resources(_ types: String...) -> [Resource] { types.flatMap { byType[$0] ?? [] } }

  /// The resources of a type whose argument refers to the element, in the order of declaration.
  func resources(_ type: String, where argument: String, is element: ElementID) -> [Resource] {
    let key = ReferenceKey(type: type, argument: argument, element: element)
    return (byReference[key] ?? []).map { topology.resources[$0] }
  }

  /// What a reader calls the resource.
  func title(_ resource: Resource) -> String {
    resource.title.isEmpty ? resource.id.description : resource.title
  }

  /// What a sentence calls the resource: by its title, `the security group of the app service`, or
  /// where nobody has given it one by its kind and identity, `security group metrics/app`.
  func phrase(_ kind: String, _ resource: Resource) -> String {
    guard isTitled(resource) else { return "\(kind) \(resource.id)" }
    // A VPC's title is a name.
    return resource.type == "aws_vpc"
      ? "the \(resource.title)" : "the \(resource.title.lowercasedFirst)"
  }

  /// The same with an article in both cases: `the VPC alpha/vpc`.
  func the(_ kind: String, _ id: ElementID) -> String {
    guard let resource = resource(id) else { return "the \(kind) \(id)" }
    return isTitled(resource) ? phrase(kind, resource) : "the \(kind) \(id)"
  }

  /// A name in quotes where the resource has a title, else its identity.
  func quotedName(_ resource: Resource) -> String {
    isTitled(resource) ? "\"\(resource.id.name)\"" : resource.id.description
  }

  func isTitled(_ resource: Resource) -> Bool {
    !resource.title.isEmpty && resource.title != resource.id.description
  }

  // MARK: Values

  /// The value with facts of the environment, and arguments of other resources, filled in.
  func known(_ value: Value) -> Value {
    switch value {
    case .reference(let reference):
      guard let argument = index.resource(reference.element)?[reference.attribute],
        reference.key == nil, !isReference(argument)
      else { return value }
      return known(argument)
    case .template(let parts):
      let texts = parts.map { text(known($0)) }
      guard texts.allSatisfy({ $0 != nil }) else { return value }
      return .string(texts.compactMap(\.self).joined())
    default: return topology.resolve(value)
    }
  }

  private func isReference(_ value: Value) -> Bool {
    if case .reference = value { true } else { false }
  }

  func text(_ value: Value?) -> String? {
    guard let value else { return nil }
    switch known(value) {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .bool(let flag): return String(flag)
    default: return nil
    }
  }

  func number(_ value: Value?) -> Int? {
    guard let value else { return nil }
    switch known(value) {
    case .int(let number): return number
    case .string(let text): return Int(text)
    default: return nil
    }
  }

  func flag(_ value: Value?) -> Bool? {
    guard let value else { return nil }
    switch known(value) {
    case .bool(let flag): return flag
    case .string(let text): return Bool(text)
    default: return nil
    }
  }

  /// The element that the value refers to.
  func target(_ value: Value?) -> ElementID? {
    guard case .reference(let reference)? = value else { return nil }
    return reference.element
  }

  func reference(_ value: Value?) -> Reference? {
    guard case .reference(let reference)? = value else { return nil }
    return reference
  }

  /// The members of a list or set; one value counts as a list of it.
  func members(_ value: Value?) -> [Value] {
    switch value {
    case nil, .null?: []
    case .list(let values)?: values
    case let value?: [value]
    }
  }

  func targets(_ value: Value?) -> [ElementID] { members(value).compactMap { target($0) } }

  func texts(_ value: Value?) -> [String] { members(value).compactMap { text($0) } }

  /// Nested blocks, however they are written.
  func blocks(_ value: Value?) -> [Block] {
    switch value {
    case .blocks(let blocks)?: blocks
    case .object(let members)?: [members]
    case .list(let values)?: values.flatMap { blocks($0) }
    default: []
    }
  }

  func network(_ value: Value?) -> IPv4Network? { text(value).flatMap { IPv4Network($0) } }
}
