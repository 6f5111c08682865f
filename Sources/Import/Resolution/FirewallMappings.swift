import AWSModel
import OrderedCollections
import Topology

/// The subnets of a firewall whose mappings come from a dynamic block, told by the routes that take
/// the firewall's endpoints: there is one endpoint in each of its subnets.
///
/// Source: AWS, "How AWS Network Firewall works".
struct FirewallMappings {
  let resolver: ReferenceResolver
  let identities: [ElementID]

  /// Puts the subnets into the firewall's mappings where there are as many of both.
  func fill(
    _ resource: inout Resource, of firewall: Int, with subnets: Set<Int>, _ edges: inout [Edge]
  ) {
    guard case .blocks(let mappings)? = resource[Self.block], mappings.count == subnets.count
    else { return }
    let isOpen = mappings.allSatisfy { mapping in
      if case .input? = mapping[Self.argument] { true } else { false }
    }
    guard isOpen else { return }
    let places = subnets.sorted()
    resource.arguments[Self.block] = .blocks(
      zip(mappings, places).map { mapping, place in
        var members = mapping
        members[Self.argument] = .reference(identities[place], "id")
        return members
      })
    let source = resolver.instances[firewall].address
    let argument = "\(Self.block).\(Self.argument)"
    edges.removeAll { $0.source == source && $0.argument == argument }
    edges += places.map { place in
      Edge(
        source: source, argument: argument, isIdentifier: true,
        targets: [
          Edge.Target(
            address: resolver.instances[place].address, attribute: "id", basis: .endpointRoutes,
            zone: nil)
        ], causes: [])
    }
  }

  private static let block = "subnet_mapping"
  private static let argument = "subnet_id"
}
