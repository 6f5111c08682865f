extension Route {
  /// Where a route leads to.
  public enum Destination: Hashable, Sendable {
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
}
