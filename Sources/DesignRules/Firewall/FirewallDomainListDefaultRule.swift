import AWSModel
import Topology

/// A list of allowed domains has something that refuses the others.
///
/// Source: AWS Network Firewall developer guide, "Stateful domain list rule groups in AWS Network
/// Firewall".
struct FirewallDomainListDefaultRule: DesignRule {
  let code = DiagnosticCode.firewallDomainListDefault
  let severity = Diagnostic.Severity.warning
  let title = "A list of allowed domains has something that refuses the others"
  let why =
    "In strict order a list of allowed domains makes no drop rule: without a default action "
    + "that drops, every domain passes."
  let remedy = "Add aws:drop_established_app_layer to the default actions of the policy."
  let source =
    #"AWS Network Firewall developer guide, "Stateful domain list rule groups in AWS Network "#
    + #"Firewall""#

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallPolicies.values.flatMap { policy -> [Violation] in
      guard policy.isStrict.value == true, policy.statefulDefaultActions.isComplete,
        !policy.statefulDefaultActions.known.contains(where: { $0.hasPrefix("aws:drop") })
      else { return [] }
      return model.statefulGroups(of: policy).filter(\.isAllowList).compactMap {
        model.violation(
          of: policy.id, "'\(policy.id)' lets every domain pass",
          "'\($0.id)' lists allowed domains.")
      }
    }
  }
}
