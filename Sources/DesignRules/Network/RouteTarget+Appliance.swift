import AWSModel

extension Route {
  /// Whether the author declares it, as opposed to those that AWS puts into every table.
  var isStatic: Bool { source == .inline || source == .declared }
}

extension RouteTarget {
  /// Whether it is a target that AWS takes in a gateway's table or within a VPC: a network
  /// interface, an endpoint or local. What is not known may be one.
  ///
  /// - Parameter orNAT: whether a NAT gateway is one, too, as it is in subnets' tables.
  func isAppliance(orNAT: Bool) -> Bool {
    switch self {
    case .interface, .firewallEndpoint, .loadBalancerEndpoint, .local: true
    case .unknown(_, let argument):
      argument == "network_interface_id" || argument == "vpc_endpoint_id"
        || orNAT && argument == "nat_gateway_id"
    case .natGateway: orNAT
    default: false
    }
  }
}
