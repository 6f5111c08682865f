import Topology

/// A topology as the rules read it: resources by type, and what refers to what.
package struct DesignModel: Sendable {
  let index: TopologyIndex
  private let blocksByType: [String: [Block]]
  private let referrers: [Referral: [Block]]

  var topology: Topology { index.topology }

  /// An argument of a resource type that is a plain reference to an element.
  private struct Referral: Hashable {
    let element: ElementID
    let type: String
    let argument: String
  }

  package init(_ topology: Topology) {
    index = TopologyIndex(topology)
    var blocksByType: [String: [Block]] = [:]
    var referrers: [Referral: [Block]] = [:]
    for resource in topology.resources {
      let block = Block(resource, in: topology)
      blocksByType[resource.type, default: []].append(block)
      for (argument, value) in resource.arguments {
        guard case .reference(let reference) = value else { continue }
        let referral = Referral(
          element: reference.element, type: resource.type, argument: argument)
        referrers[referral, default: []].append(block)
      }
    }
    self.blocksByType = blocksByType
    self.referrers = referrers
  }

  /// The resources of these types, in the order of the types and of their declaration.
  func resources(_ types: String...) -> [Block] { types.flatMap { blocksByType[$0] ?? [] } }

  /// The resources of a type whose argument is a plain reference to an element.
  func resources(_ type: String, whose argument: String, is element: ElementID) -> [Block] {
    referrers[Referral(element: element, type: type, argument: argument)] ?? []
  }

  /// The resource that an argument refers to, where it is a plain reference.
  func target(of block: Block, _ argument: String) -> Block? {
    guard case .reference(let reference)? = block[argument] else { return nil }
    return resource(reference)
  }

  /// Every resource that an argument mentions.
  func targets(of block: Block, _ argument: String) -> [Block] {
    (block[argument]?.references ?? []).compactMap(resource)
  }

  private func resource(_ reference: Reference) -> Block? {
    index.resource(reference.element).map { Block($0, in: topology) }
  }

  /// The block of addresses that a value stands for: given, or another resource's.
  func network(_ value: Value?) -> IPv4Network? {
    if case .reference(let reference)? = value, let owner = resource(reference) {
      return reference.attribute == "cidr_block" ? network(owner["cidr_block"]) : nil
    }
    return Block.text(value).flatMap { IPv4Network($0) }
  }
}
