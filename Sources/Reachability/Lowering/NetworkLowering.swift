import AWSModel
import Topology

/// Turns what AWS's resources mean into a forwarding network, one concept per extension.
struct NetworkLowering {
  let model: AWSModel
  var network = ForwardingNetwork()

  // What the concepts hand to each other, by element.
  var domains: [ElementID: VPCDomain] = [:]
  var subnetIndex: [ElementID: Int] = [:]
  var subnetOrder: [ElementID] = []
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
  var publicAddressCount: UInt32 = 0
  /// The addresses of services that gateway endpoints lead to.
  var serviceRanges: [String: [IPv4Network]] = [:]
  /// Those of them that stand for addresses which only AWS knows, by service.
  var standInRanges: [String: IPv4Network] = [:]
  var transitGateways: [ElementID: LoweredTransitGateway] = [:]
  var attachmentNodes: [ElementID: [ElementID: Int]] = [:]
  var firewallEndpoints: [FirewallEndpoint.ID: LoweredEndpoint] = [:]
  /// The blocks of rules and routes that are a part of a subnet only.
  var subnetCuts: [ElementID: [IPv4Network]] = [:]
  /// The proxies of a Classic Load Balancer, one for each of its interfaces.
  var classicProxies: [ElementID: [Int]] = [:]
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
  var internetRoutes: [ElementID: [ForwardingRoute]] = [:]

  init(_ model: AWSModel) { self.model = model }

  /// The forwarding network of a model, with whom to ask for in it.
  static func lower(_ model: AWSModel) -> LoweredNetwork {
    var lowering = NetworkLowering(model)
    lowering.lowerVPCs()
    lowering.lowerOutside()
    lowering.lowerNetworkACLs()
    lowering.lowerSecurityGroups()
    lowering.findCuts()
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
    lowering.doubtEmptySubnets()
    return LoweredNetwork(
      network: lowering.network, model: model,
      interfacesOfOwner: lowering.interfacesOfOwner, subnetOrder: lowering.subnetOrder,
      subnetVPC: lowering.subnetVPC, serviceRanges: lowering.serviceRanges,
      internetRoutes: lowering.internetRoutes, deviceSubnets: lowering.deviceSubnets,
      namedGroups: lowering.namedGroups, subnetCuts: lowering.subnetCuts,
      portCuts: lowering.portCuts)
  }

  /// Subnets where no host is: they are given to a transit gateway or a firewall, and nothing else
  /// has an interface there. Where a VPC has no other subnet, its hosts are in these.
  private var deviceSubnets: Set<ElementID> {
    let attached = model.transitAttachments.values.flatMap(\.subnets.elements)
    let mapped = model.firewalls.values.flatMap(\.subnets.elements)
    let given = Set(attached + mapped).subtracting(inhabitedSubnets)
    return given.filter { subnet in
      let siblings = subnetVPC[subnet].flatMap { model.vpcs[$0]?.subnets } ?? []
      return siblings.contains { subnetIndex[$0] != nil && !given.contains($0) }
    }
  }

  private var inhabitedSubnets: Set<ElementID> {
    Set(
      network.interfaces.filter { network.nodes[$0.node].role != .subnet && $0.doubts.isEmpty }
        .map(\.subnet))
  }

  /// Any subnet without a host may be one of those where the subnets of a transit gateway's
  /// attachment or of a firewall are not known.
  private mutating func doubtEmptySubnets() {
    let attachments = model.transitAttachments.values.filter { !$0.subnets.isComplete }
    let firewalls = model.firewalls.values.filter { !$0.subnets.isComplete }
    guard !attachments.isEmpty || !firewalls.isEmpty else { return }
    let vpcs =
      attachments.map { attachment -> VPC.ID? in
        if case .vpc(let vpc) = attachment.kind { vpc } else { nil }
      } + firewalls.map(\.vpc.value)
    let inhabited = inhabitedSubnets
    for subnet in network.subnets where !inhabited.contains(subnet.element) {
      guard vpcs.contains(where: { $0 == nil || $0 == subnetVPC[subnet.element] }) else { continue }
      network.interfaces[subnet.plainInterface].sendingDoubt =
        "whether anything else stands in \(model.title(subnet.element)) than a transit gateway or "
        + "firewall"
    }
  }

  private var portCuts: [UInt16] {
    var cuts: Set<UInt16> = []
    for filter in network.filters where filter.sessionDomain == nil {
      for interval in filter.phases.flatMap(\.rules).flatMap(\.match.destinationPorts.intervals) {
        for edge in [interval.lower, interval.upper + 1] where edge > 1024 && edge <= 65535 {
          cuts.insert(UInt16(edge))
        }
      }
    }
    return cuts.sorted()
  }

  private var namedGroups: Set<ElementID> {
    var named: Set<ElementID> = []
    for rule in model.securityGroups.values.flatMap(\.egress) {
      if case .group(let group) = rule.peer { named.insert(group) }
    }
    return named
  }

  // MARK: Shared

  /// A stage whose content follows once everything it leads to is known.
  mutating func reserve() -> Int {
    network.add(.lose(.noRoute, .none, detail: "Nothing leads on from here."))
  }

  mutating func set(_ index: Int, _ stage: Stage) { network.stages[index] = stage }

  mutating func unmodelled(_ feature: String, _ element: ElementID) {
    let origin = origin(element)
    network.unmodelled.append(
      UnmodelledFeature(feature, element: element, location: origin.location))
  }

  func origin(_ id: ElementID) -> Provenance {
    model.resource(id).map { Provenance($0) } ?? Provenance(id, nil)
  }

  func location(_ id: ElementID) -> SourceLocation? { model.resource(id)?.location }

  /// Every address of the VPCs of the model. What joins them from outside is taken not to announce
  /// these: AWS refuses overlapping blocks for most ways of joining.
  var modelNetworks: [IPv4Network] { model.vpcs.values.flatMap(\.networks) }
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

/// A gateway to the internet: the stages for each direction.
struct LoweredInternetGateway {
  let vpc: ElementID
  let outbound: Int
  let inbound: Int
  let node: Int
}
