import Topology

/// Default actions come with strict order only.
///
/// Source: AWS Network Firewall developer guide, "Evaluation order for stateful rule groups".
struct FirewallDefaultOrderRule: DesignRule {
  let code = DiagnosticCode.firewallDefaultOrder
  let severity = Diagnostic.Severity.error
  let title = "Default actions come with strict order only"
  let why = "Network Firewall accepts stateful default actions only in a policy with strict order."
  let remedy =
    "Set stateful_engine_options.rule_order to STRICT_ORDER, or leave the default actions "
    + "out."
  let source = #"AWS Network Firewall developer guide, "Evaluation order for stateful rule groups""#

  func violations(in model: DesignModel) -> [Violation] {
    model.firewallPolicies.filter {
      !$0.defaultActions.isEmpty && $0.order == FirewallPolicy.defaultOrder
    }.map {
      Violation(
        $0.block, "'\($0.block.id)' has default actions without strict order",
        "They are \(Words.list($0.defaultActions)).")
    }
  }
}
