extension DesignRules {
  /// Rules on AWS Network Firewall.
  static let firewall: [any DesignRule] = [
    FirewallRuleOrderRule(),
    FirewallDefaultOrderRule(),
    FirewallDefaultActionsRule(),
    FirewallCapacityRule(),
    FirewallRuleSourcesRule(),
    FirewallDomainListDefaultRule(),
    FirewallHomeNetworkRule(),
    FirewallPacketRule(),
    FirewallSignatureNumbersRule(),
  ]
}
