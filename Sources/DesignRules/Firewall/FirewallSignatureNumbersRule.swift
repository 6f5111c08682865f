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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_networkfirewall_rule_group").compactMap { group in
      var seen: Set<String> = []
      let twice = FirewallRules(group).suricata.compactMap(\.signature).first {
        !seen.insert($0).inserted
      }
      guard let twice else { return nil }
      return Violation(group, "'\(group.id)' has two rules with sid \(twice)")
    }
  }
}
