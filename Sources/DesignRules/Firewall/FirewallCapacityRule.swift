import Topology

/// The capacity of a rule group fits its rules.
///
/// Source: AWS Network Firewall developer guide, "Setting rule group capacity".
struct FirewallCapacityRule: DesignRule {
  let code = DiagnosticCode.firewallCapacity
  let severity = Diagnostic.Severity.error
  let title = "The capacity of a rule group fits its rules"
  let why =
    "Network Firewall refuses rules beyond the capacity of their group and a capacity "
    + "beyond 30,000. It is fixed when the group is created."
  let remedy = "Set a capacity that leaves room for rules to come, at most 30000."
  let source = #"AWS Network Firewall developer guide, "Setting rule group capacity""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_networkfirewall_rule_group").compactMap { group in
      guard let capacity = group.number("capacity") else { return nil }
      if capacity > 30_000 {
        return Violation(
          group, "'\(group.id)' has a capacity beyond the quota", "Its capacity is \(capacity).")
      }
      let needed = FirewallRules(group).capacity
      guard needed > capacity else { return nil }
      return Violation(
        group, "'\(group.id)' has more rules than its capacity",
        "Its capacity is \(capacity), its rules take \(needed).")
    }
  }
}
