import AWSModel
import Topology

/// A firewall policy has at most twenty stateful rule groups, unless AWS was asked for more.
///
/// Source: AWS Network Firewall developer guide, "AWS Network Firewall quotas".
struct RuleGroupQuotaRule: DesignRule {
  let code = DiagnosticCode.ruleGroupQuota
  let severity = Diagnostic.Severity.warning
  let title =
    "A firewall policy has at most twenty stateful rule groups, unless AWS was asked for "
    + "more"
  let why = "Every account begins with twenty per policy, groups that AWS manages included."
  let remedy = "Merge rule groups, or request an increase of the quota."
  let source = #"AWS Network Firewall developer guide, "AWS Network Firewall quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallPolicies.values.filter { $0.statefulGroups.count > 20 }.compactMap { policy in
      model.violation(
        of: policy.id, "'\(policy.id)' has \(policy.statefulGroups.count) stateful rule groups",
        "The default quota is 20.")
    }
  }
}
