/// What of a network an argument names; the raw values are those of `NetworkArgument.Kind`.
package enum NetworkArgumentKind: String, CaseIterable, Sendable {
  case vpc, subnet, subnetGroup, securityGroup, routeTable, networkACL, gateway, attachment
  case interface, endpoint, loadBalancer, targetGroup, prefixList, peering, instance
  case launchTemplate, address, port, `protocol`, publicAccess, ipv6, zone

  /// Whether it is no network by itself: an address, a port, a zone or an instance is named by much
  /// that has no network, so it counts in types that touch one otherwise.
  var isDetail: Bool {
    switch self {
    case .instance, .address, .port, .protocol, .publicAccess, .ipv6, .zone: true
    case .vpc, .subnet, .subnetGroup, .securityGroup, .routeTable, .networkACL, .gateway,
      .attachment, .interface, .endpoint, .loadBalancer, .targetGroup, .prefixList, .peering,
      .launchTemplate:
      false
    }
  }
}
