extension DesignRules {
  /// Rules on transit gateways and central inspection.
  static let transitGateway: [any DesignRule] = [
    TransitGatewayDefaultsRule(),
    TransitGatewayBlackholeRule(),
    ApplianceModeOffRule(),
    InspectionTableSharedRule(),
    InspectionBypassRule(),
    AttachmentWithoutTableRule(),
  ]
}
