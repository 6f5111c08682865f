import Topology

/// A VPC's route table before anyone uses it: its routes, and what each leads to.
struct LoweredRouteTable {
  let resource: Resource?
  let vpc: ElementID
  /// The index of the forwarding table.
  let table: Int
  /// What the routes lead to, by their exit number.
  let targets: [RouteTarget]
  /// The block of each route, by its exit number.
  let destinations: [IPv4Network]
}

/// What a route of a VPC leads to.
enum RouteTarget: Hashable {
  case local
  case internetGateway(ElementID)
  case natGateway(ElementID)
  case transitGateway(ElementID)
  case firewallEndpoint(FirewallEndpointKey)
  case gatewayEndpoint(ElementID)
  case peering(ElementID)
  case interface(ElementID)
  /// Something that the walks do not follow.
  case unmodelled(String)
  /// Something that does not exist.
  case missing(String)
}
