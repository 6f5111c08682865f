import Topology

/// A network as the walks see it: stages that lead to each other, and what they look up.
///
/// It knows nothing of any provider. Everything refers to everything else by index, so that it is
/// one plain value.
package struct ForwardingNetwork: Sendable {
  package var nodes: [Node] = []
  package var stages: [Stage] = []
  package var filters: [Filter] = []
  package var tables: [ForwardingTable] = []
  package var interfaces: [NetworkInterface] = []
  package var subnets: [Segment] = []
  package var proxies: [Proxy] = []
  package var names = NameSpace([])
  /// The addresses of each routed domain, by its number.
  package var domainAddresses: [IntervalSet] = []
  /// The domain of every address, as an exit number.
  package var domainTable = ForwardingTable(origin: .none, title: "domains", routes: [])
  /// The stage at which packets from outside begin.
  package var outside = -1
  /// Addresses of the outside.
  package var outsideAddresses = IntervalSet.empty
  /// Which interface is known to the outside by which address.
  package var interfaceByPublicAddress: [IPv4Address: Int] = [:]
  /// Nodes that are out of order.
  package var failed: Set<Int> = []
  /// Zones that routers avoid because all of their interfaces there are gone.
  package var failedZones: Set<Zone> = []
  /// What the model has and the walks do not know how to follow.
  package var unmodelled: [UnmodelledFeature] = []

  package init() {}

  /// The addresses under which others of the model ask for the interface. The name of a load
  /// balancer that faces the internet leads to public addresses.
  ///
  /// Source: AWS, "How Elastic Load Balancing works", request routing.
  func askedAddresses(of interface: NetworkInterface) -> IntervalSet {
    guard nodes[interface.node].role == .balancer, interface.publicDoubt == nil,
      let address = interface.publicAddress
    else { return interface.addresses }
    return IntervalSet(address)
  }

  package mutating func add(_ stage: Stage) -> Int {
    stages.append(stage)
    return stages.count - 1
  }

  package mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  package mutating func add(_ filter: Filter) -> Int {
    filters.append(filter)
    return filters.count - 1
  }

  package mutating func add(_ table: ForwardingTable) -> Int {
    tables.append(table)
    return tables.count - 1
  }
}
