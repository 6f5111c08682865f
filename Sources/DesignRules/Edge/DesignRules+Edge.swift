extension DesignRules {
  /// Rules on load balancers and security groups.
  static let edge: [any DesignRule] = [
    WebFirewallMissingRule(),
    PlainListenerRule(),
    OpenSecurityGroupRule(),
    SecurityGroupReferenceRule(),
    SecurityGroupOfOtherVPCRule(),
    OpenHostRule(),
  ]
}
