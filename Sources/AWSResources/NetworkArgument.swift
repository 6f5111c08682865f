/// An argument of a resource type that names something of a network, or says something of packets.
package struct NetworkArgument: Hashable, Sendable {
  /// Terraform's names from the resource inwards, `["vpc_config", "subnet_ids"]`. A name before the
  /// last is a nested block or a list of objects.
  package let path: [String]
  /// What of a network it names.
  package let kind: Kind

  /// What of a network an argument names.
  package enum Kind: String, CaseIterable, Sendable {
    case vpc, subnet, subnetGroup, securityGroup
    /// Route tables and policy tables of VPCs, transit gateways and local gateways.
    case routeTable
    case networkACL
    /// Whatever routes lead to: internet, NAT, transit, virtual private, Direct Connect, customer,
    /// local, carrier and resource gateways, core networks, route servers.
    case gateway
    /// What joins a network to a gateway or a service to a VPC: attachments, VPN connections,
    /// virtual interfaces, VPC connectors and links.
    case attachment
    case interface
    /// VPC endpoints, their services, resolver and client VPN endpoints, service networks.
    case endpoint
    /// Load balancers and their listeners.
    case loadBalancer
    case targetGroup, prefixList, peering, instance
    /// Launch templates and launch configurations, which may hold interfaces.
    case launchTemplate
    /// Addresses, blocks of addresses and their allocations.
    case address
    case port, `protocol`
    /// Whether something can be reached from the internet, or reach it.
    case publicAccess
    /// Addresses, blocks and switches of IPv6.
    case ipv6
    case zone
  }
}
