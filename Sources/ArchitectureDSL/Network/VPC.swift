import AWSResources
import Topology

/// A virtual private cloud: tiers of subnets over zones, and what runs in them.
///
/// Secure by default: DNS support and host names on, the default security group and the default
/// network ACL without rules, a network ACL of its own that admits the environment and replies, all
/// traffic recorded in a flow log.
///
/// ```swift
/// VPC("shop", cidr: "10.0.0.0/16") {
///   Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
/// }
/// ```
public struct VPC: RegionMember, VPCConvertible {
  let name: String
  let title: String
  let addresses: Addresses
  let zones: [Zone]?
  let transitGateway: String?
  let applianceMode: Bool
  let natGateways: NATGateways
  let natGatewayTier: String?
  let flowLogRetention: Int?
  let members: [any VPCMember]
  let location: SourceLocation

  enum Addresses: Hashable, Sendable {
    case given(String)
    case allocated(prefixLength: Int)
  }

  /// A VPC with a block of its own in CIDR notation (/16 to /28).
  ///
  /// - Parameters:
  ///   - zones: Where fewer than the environment's are meant, they are reported (PLB009).
  ///   - transitGateway: The transit gateway to attach to. A tier named `transit` takes the
  ///     attachment; without one, a /28 tier of that name is added.
  ///   - applianceMode: Keeps both directions of a flow in one zone, as a firewall behind a transit
  ///     gateway needs. Source: AWS, "Transit gateway appliance mode".
  ///   - natGatewayTier: The tier that the NAT gateways stand in; by default the first one with a
  ///     route to the internet gateway that has no firewall in it.
  ///   - flowLogRetention: Days to keep the flow log; by default those of ``Defaults``.
  public init(
    _ name: String, title: String? = nil, cidr: String, zones: [Zone]? = nil,
    transitGateway: String? = nil, applianceMode: Bool = false,
    natGateways: NATGateways = .onePerZone, natGatewayTier: String? = nil,
    flowLogRetention: Int? = nil,
    @VPCBuilder _ members: () -> [any VPCMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name: name, title: title, addresses: .given(cidr), zones: zones,
      transitGateway: transitGateway, applianceMode: applianceMode, natGateways: natGateways,
      natGatewayTier: natGatewayTier, flowLogRetention: flowLogRetention, members: members(),
      location: SourceLocation(file: fileID, line: line))
  }

  /// A VPC whose block is the first free one of this size in the environment's addresses.
  public init(
    _ name: String, title: String? = nil, prefixLength: Int, zones: [Zone]? = nil,
    transitGateway: String? = nil, applianceMode: Bool = false,
    natGateways: NATGateways = .onePerZone, natGatewayTier: String? = nil,
    flowLogRetention: Int? = nil,
    @VPCBuilder _ members: () -> [any VPCMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name: name, title: title, addresses: .allocated(prefixLength: prefixLength), zones: zones,
      transitGateway: transitGateway, applianceMode: applianceMode, natGateways: natGateways,
      natGatewayTier: natGatewayTier, flowLogRetention: flowLogRetention, members: members(),
      location: SourceLocation(file: fileID, line: line))
  }

  init(
    name: String, title: String?, addresses: Addresses, zones: [Zone]?, transitGateway: String?,
    applianceMode: Bool, natGateways: NATGateways, natGatewayTier: String? = nil,
    flowLogRetention: Int?, members: [any VPCMember], location: SourceLocation
  ) {
    self.name = name
    self.title = title ?? Words.sentence(name) + " VPC"
    self.addresses = addresses
    self.zones = zones
    self.transitGateway = transitGateway
    self.applianceMode = applianceMode
    self.natGateways = natGateways
    self.natGatewayTier = natGatewayTier
    self.flowLogRetention = flowLogRetention
    self.members = members
    self.location = location
  }

  /// The VPC itself.
  public var vpc: VPC { self }

  /// The declared tiers; where a transit gateway needs one of its own, that too.
  var tiers: [Subnets] {
    let declared = members.compactMap { $0 as? Subnets }
    guard transitGateway != nil, !declared.contains(where: { $0.name == Self.transitTier }) else {
      return declared
    }
    return declared + [
      Subnets(
        Self.transitTier, prefixLength: 28, routes: { [] }, fileID: location.file,
        line: location.line)
    ]
  }

  /// The tier that holds the attachment's network interfaces. AWS advises a subnet of its own for
  /// them ("Transit gateway design best practices").
  static let transitTier = "transit"

  var givenNetwork: IPv4Network? {
    if case .given(let text) = addresses { IPv4Network(text) } else { nil }
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "VPC", at: location)
    let declared = DeclaredVPC(self, registry: &registry)
    registry.add(declared)
    let inner = Scope(id: ElementID(name), parent: ElementID(name), vpc: name)
    for tier in tiers {
      registry.claim(tier.name, as: "tier of subnets", within: name, at: tier.location)
    }
    for member in members { member.declare(in: inner, registry: &registry) }
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let declared = lowering.registry.vpcs[name], declared.vpc.location == location else {
      return  // A second VPC of the same name, already reported.
    }
    VPCLowering(declared).lower(to: &lowering)
    let inner = Scope(id: ElementID(name), parent: ElementID(name), vpc: name)
    for member in members { member.lower(in: inner, to: &lowering) }
  }
}

/// Something that is a VPC: a ``VPC`` itself, or a pattern for one.
public protocol VPCConvertible: RegionMember {
  var vpc: VPC { get }
}

extension VPCConvertible {
  public func declare(in scope: Scope, registry: inout Registry) {
    vpc.declare(in: scope, registry: &registry)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    vpc.lower(in: scope, to: &lowering)
  }
}

/// How many NAT gateways a VPC has.
public enum NATGateways: Hashable, Sendable {
  /// One in the first zone: cheaper, but that zone's failure cuts off all of them.
  case single
  /// One in every zone, each used by its own zone only.
  case onePerZone
}
