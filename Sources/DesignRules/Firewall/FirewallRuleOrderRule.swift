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

  func violations(in model: DesignModel) -> [Violation] {
    model.firewallPolicies.flatMap { policy in
      policy.groupReferences.flatMap { reference in
        model.targets(of: reference, "resource_arn").compactMap { group in
          mismatch(group, policy)
        } + managedMismatch(reference, policy)
      }
    }
  }

  private func mismatch(_ group: Block, _ policy: FirewallPolicy) -> Violation? {
    guard group.resource.type == "aws_networkfirewall_rule_group",
      group.text("type") == "STATEFUL", let content = group.block("rule_group")
    else { return nil }
    let options = content.block("stateful_rule_options")
    guard options == nil || options?.text("rule_order") != nil else { return nil }
    let order = options?.text("rule_order") ?? FirewallPolicy.defaultOrder
    guard let expected = policy.order, order != expected else { return nil }
    return Violation(
      policy.block, "'\(group.id)' has another rule order than its policy",
      "The group has \(order), the policy '\(policy.block.id)' has \(expected).")
  }

  private func managedMismatch(_ reference: Block, _ policy: FirewallPolicy) -> [Violation] {
    guard let arn = reference.sketch("resource_arn"), arn.contains(":aws-managed:") else {
      return []
    }
    let isStrict = policy.order == "STRICT_ORDER"
    guard arn.hasSuffix(isStrict ? "ActionOrder" : "StrictOrder") else { return [] }
    let name = arn.split(separator: "/").last.map(String.init) ?? arn
    return [
      Violation(
        policy.block, "the managed group '\(name)' has another rule order than its policy",
        "The policy '\(policy.block.id)' has \(policy.order ?? "").")
    ]
  }
}
