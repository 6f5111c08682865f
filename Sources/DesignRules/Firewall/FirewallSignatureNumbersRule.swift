import AWSModel
import Topology

/// The signature numbers of a rule group are unique.
///
/// Source: AWS Network Firewall developer guide, "Limitations and caveats for stateful rules".
struct FirewallSignatureNumbersRule: DesignRule {
  let code = DiagnosticCode.firewallSignatureNumbers
  let severity = Diagnostic.Severity.error
  let title = "The signature numbers of a rule group are unique"
  let why = "Network Firewall refuses a group with two rules of one signature number."
  let remedy = "Give every rule a sid of its own."
  let source =
    #"AWS Network Firewall developer guide, "Limitations and caveats for stateful rules""#

  func violations(in model: AWSModel) -> [Violation] {
    model.firewallRuleGroups.values.compactMap { group in
      var seen: Set<String> = []
      let twice = group.suricataRules.compactMap { $0.value("sid") }.first {
        !seen.insert($0).inserted
      }
      guard let twice else { return nil }
      return model.violation(of: group.id, "'\(group.id)' has two rules with sid \(twice)")
    }
  }
}
