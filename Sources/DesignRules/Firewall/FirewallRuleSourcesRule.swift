import Topology

/// A rule group has its rules in one form.
///
/// Source: AWS Network Firewall API reference, "RulesSource".
struct FirewallRuleSourcesRule: DesignRule {
  let code = DiagnosticCode.firewallRuleSources
  let severity = Diagnostic.Severity.error
  let title = "A rule group has its rules in one form"
  let why =
    "Network Firewall takes rules as text, as a list of domains or as single rules, but "
    + "only one of them in a group."
  let remedy = "Split the rules into one group for each form."
  let source = #"AWS Network Firewall API reference, "RulesSource""#

  private let forms = [
    "rules_string", "rules_source_list", "stateful_rule", "stateless_rules_and_custom_actions",
  ]

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_networkfirewall_rule_group").compactMap { group in
      let source = group.block("rule_group")?.block("rules_source")
      let used =
        forms.filter { source?.has($0) == true } + (group.has("rules") ? ["rules"] : [])
      guard used.count > 1 else { return nil }
      return Violation(
        group, "'\(group.id)' has rules in \(used.count) forms", "They are \(Words.list(used)).")
    }
  }
}
