import Topology

/// An internet gateway and the VPC it is attached to.
package struct InternetGateway: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: Known<VPC.ID>
  /// The table that routes what it lets in; absent where it has none.
  package var table: Known<RouteTable.ID> = .absent
}

/// A NAT gateway.
package struct NATGateway: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let subnet: Known<Subnet.ID>
  /// Whether it has a public address.
  package let isPublic: Known<Bool>
  package let address: Known<IPv4Address>
  /// Further private addresses from which it sends too.
  package let others: [Known<IPv4Address>]
  /// The Elastic IP that it is given.
  package let allocation: Known<ElementID>
}
