import AWSModel
import AWSResources
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

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.NetworkfirewallRuleGroup.View.self).compactMap { group in
      let source = group.ruleGroup.first?.rulesSource.first
      var used: [String] = []
      if let text = source?.rulesString, text.value != nil { used.append(text.name) }
      if let list = source?.rulesSourceList, list.isGiven { used.append(list.name) }
      if let rules = source?.statefulRule, rules.isGiven { used.append(rules.name) }
      if let rules = source?.statelessRulesAndCustomActions, rules.isGiven {
        used.append(rules.name)
      }
      if group.rules.value != nil { used.append(group.rules.name) }
      guard used.count > 1 else { return nil }
      return Violation(
        group.resource, "'\(group.resource.id)' has rules in \(used.count) forms",
        "They are \(RuleWords.list(used)).")
    }
  }
}
