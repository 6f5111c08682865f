extension DesignRules {
  /// Rules on the default quotas of AWS services.
  static let quotas: [any DesignRule] = [
    VPCQuotaRule(),
    AddressQuotaRule(),
    RouteQuotaRule(),
    SecurityGroupQuotaRule(),
    RuleGroupQuotaRule(),
    NATGatewayQuotaRule(),
    TargetGroupQuotaRule(),
    PrefixListSizeRule(),
  ]
}
