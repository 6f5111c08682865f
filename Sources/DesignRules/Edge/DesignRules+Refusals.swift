extension DesignRules {
  /// Rules on what AWS refuses although Terraform plans it.
  static let refusals: [any DesignRule] = [
    LoadBalancerZonesRule(),
    NetworkACLQuotaRule(),
    PublicTargetsRule(),
  ]
}
