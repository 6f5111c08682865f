import Topology

/// A route of a tier's route table. The local route is always there and is not declared.
public struct Route: Hashable, Sendable {
  let name: String
  let destination: RouteDestination
  let target: RouteTarget
  let location: SourceLocation

  /// The default route.
  public init(to target: RouteTarget, fileID: String = #fileID, line: Int = #line) {
    self.init("default", destination: .any, to: target, fileID: fileID, line: line)
  }

  /// - Parameter name: What the destination is called, for example `spokes`; part of the identity.
  public init(
    _ name: String, destination: RouteDestination, to target: RouteTarget,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.destination = destination
    self.target = target
    location = SourceLocation(file: fileID, line: line)
  }
}

/// Where a route leads to.
public enum RouteDestination: Hashable, Sendable {
  /// Every address that no other route has: `0.0.0.0/0`.
  case any
  /// The environment's own address block.
  case environment
  /// A block in CIDR notation.
  case cidr(String)
  /// The block of the VPC with this name.
  case vpc(String)
  /// Every subnet of this tier of the same VPC, with a route each: more specific than the local
  /// route, so that packets within the VPC pass a firewall too.
  ///
  /// Source: Amazon VPC user guide, "Routing to a middlebox appliance".
  case tier(String)
}

/// What a route sends packets to.
public enum RouteTarget: Hashable, Sendable {
  case internetGateway
  /// The NAT gateway of the same zone, or the only one.
  case natGateway
  /// The transit gateway that the VPC is attached to.
  case transitGateway
  /// The endpoint of this firewall in the same zone.
  case firewall(String)
  /// The endpoint of this firewall in the zone of the subnet that the route leads to, so that
  /// answers come back through the endpoint that has seen the question. For routes to a tier.
  case firewallOfDestination(String)

  /// Whether each zone has a target of its own, so that each needs a route table of its own.
  ///
  /// A NAT gateway counts as zonal even where there is only one: the route tables then stay the
  /// same when a team gives every zone its own.
  var isZonal: Bool {
    switch self {
    case .natGateway, .firewall: true
    case .internetGateway, .transitGateway, .firewallOfDestination: false
    }
  }
}
