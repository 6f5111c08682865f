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

  func violations(in model: DesignModel) -> [Violation] {
    model.firewallPolicies.flatMap { policy -> [Violation] in
      guard policy.order == "STRICT_ORDER",
        !policy.defaultActions.contains(where: { $0.hasPrefix("aws:drop") })
      else { return [] }
      return policy.groupReferences.flatMap { model.targets(of: $0, "resource_arn") }
        .filter { FirewallRules($0).isAllowList }
        .map {
          Violation(
            policy.block, "'\(policy.block.id)' lets every domain pass",
            "'\($0.id)' lists allowed domains.")
        }
    }
  }
}
