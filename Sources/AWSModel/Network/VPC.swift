import Topology

/// A virtual private cloud: its blocks, and what AWS gives it from the start.
package struct VPC: Hashable, Sendable, Identifiable {
  package let id: ElementID
  /// The IPv4 blocks, the first one and those associated later; a block that the model does not
  /// know, such as one of an IPAM pool, is unknown.
  package let blocks: [Known<IPv4Network>]
  /// Whether it has, or may have, IPv6 addresses.
  package let hasIPv6: Bool
  /// The table of subnets that are associated with none.
  package let mainTable: Known<RouteTable.ID>
  /// The group of interfaces for which none is named.
  package let defaultGroup: SecurityGroup.ID
  /// The list of subnets that are associated with none.
  package let defaultACL: NetworkACL.ID
  package var subnets: [Subnet.ID] = []

  /// The blocks that are known.
  package var networks: [IPv4Network] { blocks.compactMap(\.value) }
}
