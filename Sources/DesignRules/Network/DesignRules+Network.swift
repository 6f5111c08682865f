extension DesignRules {
  /// Rules on VPCs and their routes.
  static let network: [any DesignRule] = [
    RouteInsideVPCRule(),
    EdgeRouteRule(),
    NATWithoutAddressRule(),
    NATInOtherZoneRule(),
    FlowLogMissingRule(),
    PeeringOverlapRule(),
  ]
}
