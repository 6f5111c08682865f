import Topology

/// Turns a topology of AWS resources into a forwarding network, one concept per extension.
struct Lowering {
  let reader: TopologyReader
  var network = ForwardingNetwork()

  // What the concepts hand to each other, by element.
  var domains: [ElementID: VPCDomain] = [:]
  var vpcOrder: [ElementID] = []
  var subnetIndex: [ElementID: Int] = [:]
  var subnetOrder: [ElementID] = []
  var subnetsOfVPC: [ElementID: [ElementID]] = [:]
  var subnetVPC: [ElementID: ElementID] = [:]
  /// The stage at which an interface's packets leave their subnet.
  var subnetExit: [ElementID: Int] = [:]
  /// The stage that delivers to the subnets of a VPC.
  var vpcDelivery: [ElementID: Int] = [:]
  var inboundACL: [ElementID: Int] = [:]
  var outboundACL: [ElementID: Int] = [:]
  var groups: [ElementID: SecurityGroupRules] = [:]
  var interfacesOfOwner: [ElementID: [Int]] = [:]
  var nextHost: [ElementID: UInt32] = [:]
  /// Addresses that the model itself gives to something; none is given away a second time.
  var declaredAddresses: Set<IPv4Address> = []
  var publicAddressCount: UInt32 = 0
  var serviceRanges: [String: IPv4Network] = [:]
  var transitGateways: [ElementID: LoweredTransitGateway] = [:]
  var attachmentNodes: [ElementID: [ElementID: Int]] = [:]
  var firewallEndpoints: [FirewallEndpointKey: LoweredEndpoint] = [:]
  var natStages: [ElementID: LoweredEndpoint] = [:]
  var gatewayEndpointStages: [ElementID: LoweredEndpoint] = [:]
  var internetGateways: [ElementID: LoweredInternetGateway] = [:]
  var tables: [ElementID: LoweredRouteTable] = [:]
  var internetNode = -1
  /// Where packets that leave through any internet gateway go on.
  var internet = -1
  /// The stage that picks the internet gateway of a public address.
  var publicRouting = -1
  var nameMatches: [NameMatch] = []
  var internetRoutes: [ElementID: [Route]] = [:]

  init(_ topology: Topology) { reader = TopologyReader(topology) }

  /// The forwarding network of a topology, with whom to ask for in it.
  static func lower(_ topology: Topology) -> LoweredNetwork {
    var lowering = Lowering(topology)
    lowering.lowerVPCs()
    lowering.lowerNetworkACLs()
    lowering.lowerOutside()
    lowering.lowerSecurityGroups()
    lowering.lowerInterfaces()
    lowering.lowerLoadBalancers()
    lowering.lowerNetworkFirewalls()
    lowering.lowerGatewayEndpoints()
    lowering.readRouteTables()
    lowering.reserveInternetGateways()
    lowering.lowerTransitGateways()
    lowering.routeSubnets()
    lowering.routeInternetGateways()
    lowering.network.names = NameSpace(lowering.nameMatches)
    return LoweredNetwork(
      network: lowering.network, reader: lowering.reader,
      interfacesOfOwner: lowering.interfacesOfOwner, subnetOrder: lowering.subnetOrder,
      subnetVPC: lowering.subnetVPC, serviceRanges: lowering.serviceRanges,
      internetRoutes: lowering.internetRoutes, deviceSubnets: lowering.deviceSubnets)
  }

  /// Subnets where no host is: they are given to a transit gateway or a firewall, and nothing else
  /// has an interface there. Where a VPC has no other subnet, its hosts are in these.
  private var deviceSubnets: Set<ElementID> {
    let attached = reader.resources("aws_ec2_transit_gateway_vpc_attachment")
      .flatMap { reader.targets($0["subnet_ids"]) }
    let mapped = reader.resources("aws_networkfirewall_firewall")
      .flatMap { reader.blocks($0["subnet_mapping"]) }
      .compactMap { reader.target($0["subnet_id"]) }
    let inhabited = Set(
      network.interfaces.filter { network.nodes[$0.node].role != .subnet }.map(\.subnet))
    let given = Set(attached + mapped).subtracting(inhabited)
    return given.filter { subnet in
      let siblings = subnetVPC[subnet].flatMap { subnetsOfVPC[$0] } ?? []
      return siblings.contains { !given.contains($0) }
    }
  }

  // MARK: Shared

  /// A stage whose content follows once everything it leads to is known.
  mutating func reserve() -> Int {
    network.add(.lose(.noRoute, .none, detail: "Nothing leads on from here."))
  }

  mutating func set(_ index: Int, _ stage: Stage) { network.stages[index] = stage }

  mutating func unmodelled(_ feature: String, _ resource: Resource) {
    network.unmodelled.append(
      UnmodelledFeature(feature, element: resource.id, location: resource.location))
  }

  func origin(_ id: ElementID) -> Provenance {
    reader.resource(id).map { Provenance($0) } ?? Provenance(id, nil)
  }
}

/// A VPC: its address blocks and its number as a routed domain.
struct VPCDomain {
  let number: Int
  let networks: [IPv4Network]

  var addresses: IntervalSet { IntervalSet(networks) }
}

/// Something that routes lead to: where its packets go on, and where it is.
struct LoweredEndpoint {
  let stage: Int
  let title: String
  let vpc: ElementID
  let subnet: ElementID?
}

/// One endpoint of a firewall.
struct FirewallEndpointKey: Hashable {
  let firewall: ElementID
  let zone: String
}

/// A gateway to the internet: the stages for each direction.
struct LoweredInternetGateway {
  let vpc: ElementID
  let outbound: Int
  let inbound: Int
  let node: Int
}
