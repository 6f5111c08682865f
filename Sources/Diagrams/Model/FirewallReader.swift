import AWSModel
import AWSResources
import Topology

/// Reads the rules of each AWS Network Firewall, in the order in which they decide.
struct FirewallReader {
  struct Firewall: Hashable {
    var id: ElementID
    var title: String
    var vpc: ElementID?
    var order: Order
    var rules: [ListedRule]
  }

  /// How stateful rules follow each other.
  enum Order: Hashable {
    /// In the order of their groups.
    case strict
    /// By action: whatever passes comes before whatever drops.
    case action
    case unknown

    init(_ policy: FirewallPolicy?) {
      self = policy?.isStrict.value.map { $0 ? .strict : .action } ?? .unknown
    }

    var words: String {
      switch self {
      case .strict: "in order"
      case .action: "in order of action"
      case .unknown: "whose order is not known"
      }
    }
  }

  let facts: Facts

  func firewalls() -> [Firewall] {
    facts.topology.resources(ofType: AWS.NetworkfirewallFirewall.type).map { resource in
      let firewall = facts.model.firewalls[resource.id]
      let policy = firewall?.policy.value.flatMap { facts.model.firewallPolicies[$0] }
      return Firewall(
        id: resource.id, title: facts.title(resource), vpc: firewall?.vpc.value,
        order: Order(policy),
        rules: policy.map(rules) ?? [
          ListedRule(ids: [], order: "", text: "the policy is not known")
        ])
    }
  }

  private func rules(of policy: FirewallPolicy) -> [ListedRule] {
    guard policy.unknown == nil || !policy.statefulGroups.isEmpty else {
      return [ListedRule(ids: [policy.id], order: "", text: "rules that are not known")]
    }
    var found = statelessRules(of: policy)
    let order = Order(policy)
    let stateful = policy.statefulGroups.enumerated().flatMap { index, reference in
      let priority = reference.priority.value ?? index + 1
      return rules(of: reference, priority: priority, in: order)
    }
    found += (order == .action ? Self.byAction(stateful) : stateful).map(\.rule)
    switch order {
    case .unknown: found.append(ListedRule(ids: [policy.id], order: "else", text: "not known"))
    case .action: found.append(ListedRule(ids: [policy.id], order: "else", text: "pass"))
    case .strict:
      let unknown = policy.statefulDefaultActions.isComplete ? [] : ["others that are not known"]
      let actions =
        policy.statefulDefaultActions.known.map {
          $0.replacing("aws:", with: "").split(separator: "_").joined(separator: " ")
        } + unknown
      found += actions.enumerated().map { index, text in
        ListedRule(
          ids: index == 0 ? [policy.id] : [], order: index == 0 ? "else" : "", text: text)
      }
    }
    return found
  }

  /// Source: AWS Network Firewall developer guide, "Evaluation order for stateful rule groups": in the
  /// default order, rules that pass come first, then those that drop, reject and alert.
  private static func byAction(_ rules: [Stateful]) -> [Stateful] {
    let order = ["pass", "drop", "reject", "alert"]
    func place(_ rule: Stateful) -> Int { order.firstIndex(of: rule.action) ?? order.count }
    return rules.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }.map(\.element)
  }

  // MARK: Stateless rules

  /// What is decided before any connection is looked at.
  private func statelessRules(of policy: FirewallPolicy) -> [ListedRule] {
    var found = policy.statelessGroups.flatMap { reference -> [ListedRule] in
      guard let id = reference.group.value, let group = facts.model.firewallRuleGroups[id] else {
        return [ListedRule(ids: [], order: "", text: "stateless rules that are not known")]
      }
      let rules = group.statelessRules.enumerated().sorted {
        ($0.element.priority.value ?? .max, $0.offset)
          < ($1.element.priority.value ?? .max, $1.offset)
      }
      return rules.enumerated().map { index, rule in
        ListedRule(ids: index == 0 ? [id] : [], order: "", text: Self.words(rule.element))
      }
    }
    // What the stateful rules never see is said; that they see the rest needs no words.
    let rest = policy.statelessDefaultActions.known
    if !rest.isEmpty, !rest.contains("aws:forward_to_sfe") {
      let actions = rest.map { $0.replacing("aws:", with: "") }
      found.append(ListedRule(ids: [], order: "", text: "\(SheetText.list(actions)) all else"))
    }
    if !found.isEmpty { found[0].order = "first" }
    return found
  }

  /// `drop TCP 22 from anywhere to 10.0.0.0/8`
  private static func words(_ rule: FirewallRuleGroup.StatelessRule) -> String {
    let actions = rule.actions.known.map {
      $0 == "aws:forward_to_sfe" ? "look at" : $0.replacing("aws:", with: "")
    }
    let numbers = rule.protocols.map { number in
      number.value.map(SecurityReader.protocolName) ?? "protocols not known"
    }
    func ports(_ spans: [Known<ClosedRange<Int>>]) -> [String] {
      spans.compactMap { span in
        guard let span = span.value else { return "ports not known" }
        if span == 0...65535 { return nil }
        return span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)-\(span.upperBound)"
      }
    }
    func side(_ blocks: [Known<IPv4Network>]) -> String {
      let words = blocks.map { block in
        block.value.map { $0.prefixLength == 0 ? "anywhere" : $0.description } ?? "not known"
      }
      return words.isEmpty ? "anywhere" : SheetText.list(words)
    }
    let kind = numbers.isEmpty ? "everything" : SheetText.list(numbers)
    let (own, theirs) = (ports(rule.destinationPorts), ports(rule.sourcePorts))
    let source = side(rule.sources) + (theirs.isEmpty ? "" : " port \(SheetText.list(theirs))")
    return
      ([SheetText.list(actions), kind] + (own.isEmpty ? [] : [SheetText.list(own)])
      + ["from \(source) to \(side(rule.destinations))"] + (rule.hasFlags ? ["by TCP flags"] : []))
      .joined(separator: " ")
  }

  // MARK: Stateful rules

  /// A row with the action that decides when it is asked where groups do not.
  private struct Stateful {
    var rule: ListedRule
    var action: String
  }

  private func rules(
    of reference: FirewallPolicy.GroupReference, priority: Int, in evaluation: Order
  ) -> [Stateful] {
    let order = evaluation == .strict ? "\(priority)" : ""
    func row(_ text: String) -> Stateful {
      Stateful(rule: ListedRule(ids: [], order: order, text: text), action: "")
    }
    let alerting = reference.isAlertOnly.value == true ? ", which only alerts where it drops" : ""
    guard let id = reference.group.value, let group = facts.model.firewallRuleGroups[id] else {
      if let name = reference.managedName { return [row("managed group \(name)\(alerting)")] }
      return [row("a rule group that is not known\(alerting)")]
    }
    var texts = lines(of: group, evaluation)
    if group.unknown != nil { texts.append(("", "rules that are not known")) }
    if texts.isEmpty {
      texts = [("", facts.index.resource(id)?.title ?? id.description)]
    }
    return texts.enumerated().map { index, line in
      Stateful(
        rule: ListedRule(
          ids: index == 0 ? [id] : [], order: index == 0 ? order : "",
          text: line.text + (index == 0 ? alerting : "")),
        action: line.action)
    }
  }

  private func lines(
    of group: FirewallRuleGroup, _ order: Order
  ) -> [(action: String, text: String)] {
    let written = group.text.value.map { SuricataRule.parse($0) }
    let rules =
      (written?.rules ?? group.suricataRules).map(Optional.some) + group.headerRules.map(\.rule)
    return rules.map { rule in
      rule.map { ($0.action, Self.words($0)) } ?? ("", "a rule that is not known")
    } + (written?.rest ?? []).map { ("", $0) }
      + group.domainLists.flatMap { Self.lines(of: $0, order) }
  }

  /// Source: AWS Network Firewall developer guide, "Stateful domain list rule groups": where actions
  /// decide, a list of what is allowed drops all other names of its protocols.
  private static func lines(
    of list: FirewallRuleGroup.DomainList, _ order: Order
  ) -> [(action: String, text: String)] {
    guard let isAllowed = list.isAllowed.value else { return [("", "names that are not known")] }
    let kinds = list.targetTypes.known.compactMap { carriers[$0] }.sorted()
    let kind = kinds.isEmpty ? "" : "\(SheetText.list(kinds)) "
    let names = list.targets.known + (list.targets.isComplete ? [] : ["others not known"])
    let action = isAllowed ? "pass" : "drop"
    let own = (action: action, text: "\(action) \(kind)names \(SheetText.list(names))")
    return isAllowed && order == .action ? [own, ("drop", "drop other \(kind)names")] : [own]
  }

  private static let carriers = ["HTTP_HOST": "HTTP", "TLS_SNI": "TLS"]

  /// The header and what else decides of a rule: `drop tls HOME_NET any -> any any (tls.sni)`.
  private static func words(_ rule: SuricataRule) -> String {
    let header = [
      rule.action, rule.proto, rule.source, rule.sourcePort, rule.direction, rule.destination,
      rule.destinationPort,
    ].map { $0 == "ANY" ? "any" : $0.replacing("$", with: "") }.joined(separator: " ")
    let options = rule.options.filter { !labels.contains($0.keyword) }.map { option in
      option.value.map { "\(option.keyword):\($0)" } ?? option.keyword
    }
    return options.isEmpty ? header : "\(header) (\(options.joined(separator: "; ")))"
  }

  /// Options that name a rule and decide nothing.
  ///
  /// Source: Suricata, "Meta Keywords".
  private static let labels: Set<String> = [
    "msg", "sid", "rev", "gid", "classtype", "reference", "metadata", "target",
  ]
}
