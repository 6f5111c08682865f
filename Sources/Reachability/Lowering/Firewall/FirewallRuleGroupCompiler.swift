import AWSModel
import Topology

/// Compiles the stateful rules of a rule group, in any of the three forms in which they are written.
struct FirewallRuleGroupCompiler {
  let model: AWSModel
  let group: FirewallRuleGroup
  /// The policy's variables; the group's own win over them.
  let inherited: FirewallVariables
  let isStrict: Bool

  /// The group's rules, and what of it could not be read.
  func rules() -> (rules: [StatefulRule], unmodelled: [String]) {
    let resource = model.resource(group.id)
    let name = resource.map { model.quotedName($0) } ?? group.id.description
    let origin = resource.map { Provenance($0) } ?? Provenance(group.id, nil)
    guard group.unknown == nil else { return ([], ["rule group whose rules are not known"]) }
    var variables = inherited
    // A group's own HOME_NET leaves the policy's EXTERNAL_NET as it is.
    for variable in group.variables { variables.set(variable, keepsExternal: true) }
    var rules: [StatefulRule] = []
    var unmodelled: [String] = []
    switch group.text {
    case .known(let text):
      let parsed = parse(text, variables, origin, name)
      rules += parsed.rules
      unmodelled += parsed.unmodelled
    case .unknown: return ([], ["rule group whose rules are not known"])
    case .absent: break
    }
    for header in group.headerRules {
      guard let rule = header.rule else {
        unmodelled.append("firewall rule that cannot be read")
        continue
      }
      rules += [rule.stateful(variables, origin: origin, group: name)].compactMap(\.self)
    }
    for list in group.domainLists {
      guard let compiled = domainList(list, variables, origin, name) else {
        unmodelled.append("domain list that is not known")
        continue
      }
      rules += compiled
    }
    return (rules, unmodelled)
  }

  private func parse(
    _ text: String, _ variables: FirewallVariables, _ origin: Provenance, _ name: String
  ) -> (rules: [StatefulRule], unmodelled: [String]) {
    let parsed = SuricataRule.parse(text)
    let rules = parsed.rules.map { $0.stateful(variables, origin: origin, group: name) }
    let isUnread = !parsed.rest.isEmpty || rules.contains { $0 == nil }
    return (
      rules.compactMap(\.self), isUnread ? ["firewall rule that cannot be read"] : []
    )
  }

  /// A domain list. Under the default action order an allow list also drops what is not on it;
  /// under strict order it only passes.
  ///
  /// Source: AWS, "Stateful domain list rule groups in AWS Network Firewall".
  ///
  /// - Returns: nil where the list or the networks that it is for are not known.
  private func domainList(
    _ list: FirewallRuleGroup.DomainList, _ variables: FirewallVariables, _ origin: Provenance,
    _ name: String
  ) -> [StatefulRule]? {
    guard let isAllowed = list.isAllowed.value, list.targets.isComplete,
      list.targetTypes.isComplete, let home = variables.addresses["HOME_NET"],
      let external = variables.addresses["EXTERNAL_NET"]
    else { return nil }
    let carriers: [ServerName.Carrier] = list.targetTypes.known.compactMap {
      switch $0 {
      case "TLS_SNI": .tls
      case "HTTP_HOST": .http
      default: nil
      }
    }
    let patterns = list.targets.known.map { NamePattern(listEntry: $0) }
    func rule(_ action: StatefulRule.Action, _ patterns: [NamePattern], _ title: String)
      -> StatefulRule
    {
      StatefulRule(
        action: action,
        match: Match(
          sources: home, destinations: external, protocols: IntervalSet(6),
          names: NameMatch(carriers: carriers, patterns: patterns)),
        isBidirectional: false, phase: .established, isToClient: false, isToServer: true,
        unmodelled: nil, origin: origin, title: "\(title) \(name)")
    }
    guard isAllowed else { return [rule(.drop, patterns, "the domain deny list")] }
    let pass = rule(.pass, patterns, "the domain allow list")
    return isStrict ? [pass] : [pass, rule(.drop, [.any], "the end of the domain allow list")]
  }
}
