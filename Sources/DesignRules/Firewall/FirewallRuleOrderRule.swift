import AWSModel
import Topology

/// Rule groups have the rule order of their policy.
///
/// Source: AWS Network Firewall developer guide, "Evaluation order for stateful rule groups".
struct FirewallRuleOrderRule: DesignRule {
  let code = DiagnosticCode.firewallRuleOrder
  let severity = Diagnostic.Severity.error
  let title = "Rule groups have the rule order of their policy"
  let why = "Network Firewall refuses a policy whose rule groups have another rule order."
  let remedy =
    "Set stateful_rule_options.rule_order of the group to the policy's; of a managed group "
    + "take the variant whose name ends in StrictOrder or ActionOrder."
  let source = #"AWS Network Firewall developer guide, "Evaluation order for stateful rule groups""#

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallPolicies.values.flatMap { policy in
      model.statefulGroups(of: policy).compactMap { mismatch($0, policy, model) }
        + policy.statefulGroups.compactMap { managedMismatch($0, policy, model) }
    }
  }

  private func mismatch(
    _ group: FirewallRuleGroup, _ policy: FirewallPolicy, _ model: AWSModel
  ) -> Violation? {
    guard group.isStateful.value == true, let order = group.isStrict.value,
      let expected = policy.isStrict.value, order != expected
    else { return nil }
    return model.violation(
      of: policy.id, "'\(group.id)' has another rule order than its policy",
      "The group has \(name(order)), the policy '\(policy.id)' has \(name(expected)).")
  }

  private func managedMismatch(
    _ reference: FirewallPolicy.GroupReference, _ policy: FirewallPolicy, _ model: AWSModel
  ) -> Violation? {
    guard let name = reference.managedName, let isStrict = policy.isStrict.value,
      name.hasSuffix(isStrict ? "ActionOrder" : "StrictOrder")
    else { return nil }
    return model.violation(
      of: policy.id, "the managed group '\(name)' has another rule order than its policy",
      "The policy '\(policy.id)' has \(self.name(isStrict)).")
  }

  private func name(_ isStrict: Bool) -> String {
    isStrict ? "STRICT_ORDER" : "DEFAULT_ACTION_ORDER"
  }
}
