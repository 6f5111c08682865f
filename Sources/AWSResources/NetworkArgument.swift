/// An argument that touches a network: it names a part of one, or an address or port of such a part.
package struct NetworkArgument: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case vpc, subnet, subnetGroup, securityGroup, routeTable, networkACL, gateway, attachment
    case interface, endpoint, loadBalancer, targetGroup, prefixList, peering, instance
    case launchTemplate, address, port, `protocol`, publicAccess, ipv6, zone
  }

  /// The names of the blocks that it is in and its own, for example `vpc_config`, `subnet_ids`.
  package let path: [String]
  package let kind: Kind

  package init(path: [String], kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// The path with dots.
  package var name: String { path.joined(separator: ".") }
}
