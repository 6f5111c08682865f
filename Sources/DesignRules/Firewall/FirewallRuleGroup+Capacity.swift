import AWSModel

extension FirewallRuleGroup {
  /// How much capacity the rules take.
  ///
  /// Source: AWS Network Firewall developer guide, "Setting rule group capacity".
  var neededCapacity: Int {
    suricataRules.count + domainLists.map(Self.capacity).reduce(0, +) + headerRules.count
      + statelessRules.map(Self.capacity).reduce(0, +)
  }

  /// Whether the group is a list of allowed domains.
  var isAllowList: Bool { domainLists.contains { $0.isAllowed.value == true } }

  /// The first domain takes two rules for HTTP and one for TLS, every further one a rule for each.
  private static func capacity(of list: DomainList) -> Int {
    let domains = list.targets.known.count + list.targets.unknowns.count
    let types = list.targetTypes.known
    guard domains > 0, !types.isEmpty else { return 0 }
    return domains * types.count + (types.contains("HTTP_HOST") ? 1 : 0)
  }

  /// A stateless rule takes the product of the numbers of its settings.
  private static func capacity(of rule: StatelessRule) -> Int {
    let counts = [
      rule.sources.count, rule.destinations.count, rule.sourcePorts.count,
      rule.destinationPorts.count, rule.flagSettings, rule.protocols.count,
    ]
    return counts.map { max(1, $0) }.reduce(1, *)
  }
}

extension SuricataRule {
  /// Whether the rule looks at nothing but protocol, addresses and ports.
  var matchesAddressesAlone: Bool {
    let notes: Set = ["msg", "sid", "rev", "gid", "metadata", "priority", "classtype", "reference"]
    return options.allSatisfy { notes.contains($0.keyword) }
  }
}

extension AWSModel {
  /// The stateful rule groups of the model that a policy uses.
  func statefulGroups(of policy: FirewallPolicy) -> [FirewallRuleGroup] {
    policy.statefulGroups.compactMap { $0.group.value.flatMap { firewallRuleGroups[$0] } }
  }
}
