import Topology

/// Who may connect to a load balancer that faces the internet.
public enum Clients: Hashable, Sendable {
  /// Whoever is on the internet.
  case anywhere
  /// Networks by their blocks in CIDR notation (PLB003).
  case blocks([String])
  /// The networks of a managed prefix list, by its id, so that they can change without a new
  /// deployment.
  case prefixList(Value)

  /// The managed prefix list whose id the user of the Terraform supplies.
  public static func input(_ name: String) -> Clients { .prefixList(.input(name)) }
}

extension Clients: ExpressibleByStringLiteral {
  /// A managed prefix list by its id.
  public init(stringLiteral value: String) { self = .prefixList(.string(value)) }
}
