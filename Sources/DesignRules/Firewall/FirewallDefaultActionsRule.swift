import AWSModel
import Topology

/// The default actions of a policy are known and agree.
///
/// Source: AWS Network Firewall developer guide, "Strict evaluation order".
struct FirewallDefaultActionsRule: DesignRule {
  let code = DiagnosticCode.firewallDefaultActions
  let severity = Diagnostic.Severity.error
  let title = "The default actions of a policy are known and agree"
  let why =
    "Network Firewall takes at most one drop action, and no mixture of the established and "
    + "the application layer family."
  let remedy =
    "Choose one family, for example aws:drop_established_app_layer with "
    + "aws:alert_established_app_layer."
  let source = #"AWS Network Firewall developer guide, "Strict evaluation order""#

  private let known: Set<String> = [
    "aws:drop_strict", "aws:drop_established", "aws:drop_established_app_layer",
    "aws:drop_established_app_layer_to_server", "aws:alert_strict", "aws:alert_established",
    "aws:alert_established_app_layer", "aws:alert_established_app_layer_to_server",
  ]

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallPolicies.values.compactMap { policy in
      problem(policy.statefulDefaultActions.known).flatMap {
        model.violation(
          of: policy.id, "'\(policy.id)' has default actions that AWS refuses", $0)
      }
    }
  }

  private func problem(_ actions: [String]) -> String? {
    let unknown = actions.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      return "\(RuleWords.list(unknown)) \(unknown.count == 1 ? "is" : "are") not known."
    }
    let drops = actions.filter { $0.hasPrefix("aws:drop") }
    guard drops.count < 2 else { return "It has more than one drop: \(RuleWords.list(drops))." }
    let isOfApplications = actions.map { $0.contains("_app_layer") }
    let isEstablished = zip(actions, isOfApplications).map { action, isOfApplications in
      action.contains("_established") && !isOfApplications
    }
    guard isOfApplications.contains(true), isEstablished.contains(true) else { return nil }
    return "It mixes two families: \(RuleWords.list(actions))."
  }
}
