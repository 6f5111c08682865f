import Topology

/// A subnet: a block of its VPC in one zone.
package struct Subnet: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: Known<VPC.ID>
  /// From its argument; never from the key of its identity. Absent where AWS chooses.
  package let zone: Known<Zone>
  package let block: Known<IPv4Network>
  /// The table it is associated with, or its VPC's main table.
  package var table: Known<RouteTable.ID> = .absent
  /// Whether ``table`` is its VPC's main table, because it has no association of its own.
  package var usesMainTable = true
  /// The network ACL it is associated with, or its VPC's default one.
  package var acl: Known<NetworkACL.ID> = .absent
  /// Whether instances get a public address unless they say otherwise.
  package let mapsPublicAddresses: Known<Bool>
  /// Whether it has, or may have, addresses of IPv6.
  package let hasIPv6: Bool
  /// Whether it gives one to each interface that is made in it.
  package let assignsIPv6: Known<Bool>
}
