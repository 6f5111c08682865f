import AWSResources
import OrderedCollections
import Topology

/// What the resources of one environment mean to AWS, read once for everything that walks, judges,
/// draws and tells.
///
/// It holds no text for readers beyond AWS's own words, no layout and no verdict. What it does not
/// read, or reads as unknown, and what could change where a packet goes, is in ``ledger``.
///
/// ```swift
/// let model = AWSModel(topology)
/// for subnet in model.subnets.values { print(subnet.id, subnet.zone, subnet.table) }
/// ```
package struct AWSModel: Sendable {
  package let topology: Topology
  package let values: ModelValues

  package internal(set) var vpcs: OrderedDictionary<VPC.ID, VPC> = [:]
  package internal(set) var subnets: OrderedDictionary<Subnet.ID, Subnet> = [:]
  package internal(set) var routeTables: OrderedDictionary<RouteTable.ID, RouteTable> = [:]
  /// Routes of their own whose table is not known.
  var routesWithoutTable: [ElementID] = []
  package internal(set) var internetGateways: OrderedDictionary<ElementID, InternetGateway> = [:]
  package internal(set) var natGateways: OrderedDictionary<ElementID, NATGateway> = [:]
  package internal(set) var endpoints: OrderedDictionary<ElementID, VPCEndpoint> = [:]
  package internal(set) var endpointServices: OrderedDictionary<ElementID, EndpointService> = [:]
  package internal(set) var peerings: OrderedDictionary<ElementID, Peering> = [:]
  package internal(set) var networkACLs: OrderedDictionary<NetworkACL.ID, NetworkACL> = [:]
  package internal(set) var prefixLists: OrderedDictionary<ElementID, PrefixList> = [:]
  package internal(set) var securityGroups: OrderedDictionary<SecurityGroup.ID, SecurityGroup> = [:]
  package internal(set) var firewalls: OrderedDictionary<ElementID, Firewall> = [:]
  package internal(set) var firewallPolicies: OrderedDictionary<FirewallPolicy.ID, FirewallPolicy> =
    [:]
  package internal(set) var firewallRuleGroups:
    OrderedDictionary<FirewallRuleGroup.ID, FirewallRuleGroup> = [:]
  package internal(set) var transitGateways: OrderedDictionary<TransitGateway.ID, TransitGateway> =
    [:]
  package internal(set) var transitAttachments:
    OrderedDictionary<TransitAttachment.ID, TransitAttachment> = [:]
  package internal(set) var transitTables: OrderedDictionary<TransitTable.ID, TransitTable> = [:]
  package internal(set) var loadBalancers: OrderedDictionary<ElementID, LoadBalancer> = [:]
  package internal(set) var classicLoadBalancers:
    OrderedDictionary<ElementID, ClassicLoadBalancer> = [:]
  package internal(set) var targetGroups: OrderedDictionary<ElementID, TargetGroup> = [:]
  /// Whether something is registered with a target group that is not known, which can be any.
  package internal(set) var hasOpenRegistrations = false
  /// Whether a web ACL that is not known, or that of something that is not, may look at requests.
  package internal(set) var hasOpenWebACLs = false
  package internal(set) var services: OrderedDictionary<ElementID, ContainerService> = [:]
  package internal(set) var occupants: OrderedDictionary<ElementID, Occupant> = [:]
  /// What the addresses of subnets are used for; nothing of those where it is not said.
  package internal(set) var addressUse: [Subnet.ID: AddressUse] = [:]
  package internal(set) var ledger: [Unread] = []

  private let byType: [String: [Resource]]

  package init(_ topology: Topology) {
    self.topology = topology
    values = ModelValues(topology)
    byType = Dictionary(grouping: topology.resources, by: \.type)
    readPrefixLists()
    readVPCs()
    readSubnets()
    readEndpoints()
    readPrivateLink()
    readNetworkACLs()
    readSecurityGroups()
    readGateways()
    readFirewalls()
    readFirewallPolicies()
    readTransitGateways()
    readRouteTables()
    readServices()
    readOccupants()
    readLoadBalancers()
    readClassicLoadBalancers()
    readAddressUse()
    readLedger()
  }

  /// Every resource of a type, as its typed view.
  package func all<View: ResourceView>(_ view: View.Type) -> [View] {
    (byType[View.type] ?? []).map { View($0) }
  }

  /// The resources of a Terraform type, in the order of declaration.
  package func resources(_ type: String) -> [Resource] { byType[type] ?? [] }

  package func resource(_ id: ElementID) -> Resource? { values.resource(id) }

  package func component(_ id: ElementID) -> ComponentRecord? { values.component(id) }

  /// The element as a typed view; nil where it is of another type.
  package func view<View: ResourceView>(_ view: View.Type, _ id: ElementID) -> View? {
    values.resource(id).flatMap { $0.type == View.type ? View($0) : nil }
  }

  mutating func note(
    _ element: ElementID, _ argument: String? = nil, _ feature: String, in scope: Unread.Scope,
    _ effect: Unread.Effect = .anything
  ) {
    let unread = Unread(
      element, argument: argument, feature: feature, scope: scope, effect: effect)
    if !ledger.contains(unread) { ledger.append(unread) }
  }

  /// The scope of a VPC where it is known, else everything.
  static func scope(_ vpc: Known<VPC.ID>) -> Unread.Scope {
    vpc.value.map { .vpc($0) } ?? .everywhere
  }
}
