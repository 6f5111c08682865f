extension Route {
  /// What a route sends packets to.
  public enum Target: Hashable, Sendable {
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
}
