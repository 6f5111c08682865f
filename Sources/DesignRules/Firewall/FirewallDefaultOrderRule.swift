import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallPolicies.values.filter {
      !$0.statefulDefaultActions.known.isEmpty && $0.isStrict.value == false
    }.compactMap {
      model.violation(
        of: $0.id, "'\($0.id)' has default actions without strict order",
        "They are \(RuleWords.list($0.statefulDefaultActions.known)).")
    }
  }
}
