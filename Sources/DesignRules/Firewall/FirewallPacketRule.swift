import AWSModel
import Topology

/// A TCP rule that passes looks at the flow.
///
/// Source: AWS Network Firewall developer guide, "Examples of stateful rules for Network
/// Firewall".
struct FirewallPacketRule: DesignRule {
  let code = DiagnosticCode.firewallPacketRule
  let severity = Diagnostic.Severity.warning
  let title = "A TCP rule that passes looks at the flow"
  let why =
    "A rule on addresses and ports alone is decided by the first packet and before every "
    + "rule on the application, whatever the order says; what it passes is never inspected."
  let remedy = "Add flow:to_server; to the options of the rule."
  let source =
    #"AWS Network Firewall developer guide, "Examples of stateful rules for Network "#
    + #"Firewall""#

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallRuleGroups.values.compactMap { group in
      let rules = group.suricataRules.filter {
        $0.action == "pass" && $0.proto == "tcp" && $0.matchesAddressesAlone
      }
      guard let first = rules.first else { return nil }
      return model.violation(
        of: group.id, "'\(group.id)' has \(RuleWords.count(rules.count, "TCP rule")) without flow",
        "The first is: \(first.line)")
    }
  }
}
