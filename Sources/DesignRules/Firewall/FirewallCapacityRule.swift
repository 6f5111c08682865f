import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallRuleGroups.values.compactMap { group in
      guard let capacity = group.capacity.value else { return nil }
      if capacity > 30_000 {
        return model.violation(
          of: group.id, "'\(group.id)' has a capacity beyond the quota",
          "Its capacity is \(capacity).")
      }
      let needed = group.neededCapacity
      guard needed > capacity else { return nil }
      return model.violation(
        of: group.id, "'\(group.id)' has more rules than its capacity",
        "Its capacity is \(capacity), its rules take \(needed).")
    }
  }
}
