import Topology

/// Reads a firewall policy and its rule groups into the phases of a filter: the stateless rules,
/// what decides on a connection's opening, and what decides on its data.
///
/// A TCP connection meets the stateful rules twice: its handshake carries no server name, so only
/// rules without one can decide on it; then its first data meets them all. Other protocols have no
/// handshake and meet all rules at once.
///
/// Source: AWS, "How AWS Network Firewall filters network traffic", "Evaluation order for stateful
/// rule groups", "Defining rule actions in AWS Network Firewall".
struct FirewallPolicyReader {
  let reader: TopologyReader
  /// The addresses of the VPC that holds the firewall: the default HOME_NET.
  let vpc: IntervalSet

  private static let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))

  /// What stands for a policy that is not in the model.
  var unknownPolicy: CompiledFirewallPolicy {
    CompiledFirewallPolicy(
      phases: [
        FilterPhase(
          rules: [], otherwise: .unknown("firewall policy that is not in the model"),
          otherwiseTitle: "", isStateful: false)
      ], replyRules: [], dropsMidstream: false, nameMatches: [])
  }

  func read(_ policy: Resource) -> CompiledFirewallPolicy {
    guard let body = reader.blocks(policy["firewall_policy"]).first else { return unknownPolicy }
    let engine = reader.blocks(body["stateful_engine_options"]).first
    let isStrict = engine.flatMap { reader.text($0["rule_order"]) } == "STRICT_ORDER"
    let defaults = Set(reader.texts(body["stateful_default_actions"]))
    let stateful = statefulRules(body, isStrict: isStrict)
    let opening = FilterPhase(
      rules: stateful.compactMap { $0.opening },
      otherwise: defaults.contains("aws:drop_strict") ? .deny(.firewallRules) : .next,
      otherwiseTitle: "the default action drop_strict drops what no rule passes",
      isStateful: true, protocols: Self.tcp)
    let exception = engine.flatMap { reader.text($0["stream_exception_policy"]) } ?? "DROP"
    return CompiledFirewallPolicy(
      phases: [
        statelessPhase(body, of: policy), opening,
        dataPhase(stateful.compactMap { $0.data }, defaults, policy),
      ], replyRules: stateful.compactMap { $0.reply }, dropsMidstream: exception != "CONTINUE",
      nameMatches: stateful.compactMap { $0.names })
  }

  /// The phase that decides in the end, with the policy's default actions.
  private func dataPhase(
    _ rules: [FilterRule], _ defaults: Set<String>, _ policy: Resource
  ) -> FilterPhase {
    var rules = rules
    var otherwise = FilterDecision.next
    var title = "no rule drops it"
    if !defaults.contains(where: { $0.hasPrefix("aws:drop") }),
      rules.contains(where: { $0.decision == .accept && $0.match.names != nil })
    {
      title += ", and the policy has no default action that does; rules that pass server names "
      title += "refuse no other name by themselves"
    }
    if let action = ["aws:drop_strict", "aws:drop_established"].first(where: defaults.contains) {
      otherwise = .deny(.firewallRules)
      title = "the default action \(action.dropFirst(4)) drops what no rule passes"
    } else if defaults.contains("aws:drop_established_app_layer") {
      let others = PacketClass.allProtocols.subtracting(Self.tcp)
      rules.append(
        FilterRule(
          Match(protocols: others),
          .unknown("drop_established_app_layer for protocols without a handshake"),
          origin: Provenance(policy), title: "the default action"))
      otherwise = .deny(.firewallRules)
      title = "the default action drop_established_app_layer drops what no rule passes"
    } else if let other = defaults.filter({ $0.hasPrefix("aws:drop") }).sorted().first {
      otherwise = .unknown("stateful default action \(other)")
    }
    return FilterPhase(
      rules: rules, otherwise: otherwise, otherwiseTitle: title, isStateful: true)
  }

  // MARK: Stateful

  /// One rule as each phase sees it.
  private struct Entry {
    var opening: FilterRule?
    var data: FilterRule?
    var reply: FilterRule?
    var names: NameMatch?
  }

  private func statefulRules(_ body: TopologyReader.Block, isStrict: Bool) -> [Entry] {
    var variables = FirewallVariables(home: vpc)
    for block in reader.blocks(body["policy_variables"]) {
      let entries = reader.blocks(block["rule_variables"])
      let keys = entries.compactMap { reader.text($0["key"]) }
      for entry in entries {
        guard let key = reader.text(entry["key"]),
          let set = reader.blocks(entry["ip_set"]).first
        else { continue }
        let text = "[" + reader.texts(set["definition"]).joined(separator: ",") + "]"
        if let addresses = variables.addresses(text) {
          variables.set(key, addresses: addresses, keepsExternal: keys.contains("EXTERNAL_NET"))
        }
      }
    }
    let references = reader.blocks(body["stateful_rule_group_reference"]).enumerated().sorted {
      let (a, b) = (reader.number($0.element["priority"]), reader.number($1.element["priority"]))
      return (a ?? 0, $0.offset) < (b ?? 0, $1.offset)
    }
    var rules: [(rule: StatefulRule, isAlertOnly: Bool)] = []
    for (_, reference) in references {
      let override = reader.blocks(reference["override"]).first
      let isAlertOnly = reader.text(override?["action"]) == "DROP_TO_ALERT"
      guard let group = reader.target(reference["resource_arn"]).flatMap(reader.resource) else {
        let name = reader.text(reference["resource_arn"])?.split(separator: "/").last
        rules.append((Self.unread("managed rule group \(name ?? "")", .none), isAlertOnly))
        continue
      }
      let read = FirewallRuleGroupReader(
        reader: reader, group: group, inherited: variables, isStrict: isStrict
      ).rules()
      rules += read.rules.map { ($0, isAlertOnly) }
      rules += read.unmodelled.map { (Self.unread($0, Provenance(group)), isAlertOnly) }
    }
    if !isStrict {
      rules = rules.enumerated().sorted {
        ($0.element.rule.action.rank, $0.offset) < ($1.element.rule.action.rank, $1.offset)
      }.map(\.element)
    }
    return rules.flatMap { $0.isAlertOnly ? [] : entries($0.rule) }
  }

  /// A rule of which nothing is known but that it may drop anything.
  private static func unread(_ feature: String, _ origin: Provenance) -> StatefulRule {
    StatefulRule(
      action: .drop, match: Match(), isBidirectional: false, phase: .any, isToClient: false,
      isToServer: false, unmodelled: feature, origin: origin, title: feature)
  }

  private func entries(_ rule: StatefulRule) -> [Entry] {
    let decision: FilterDecision
    switch (rule.action, rule.unmodelled) {
    case (.alert, _): return []
    case (_, let feature?): decision = .unknown(feature)
    case (.pass, nil): decision = .accept
    case (.drop, nil), (.reject, nil): decision = .deny(.firewallRules)
    }
    let matches = rule.isBidirectional ? [rule.match, rule.match.reversed] : [rule.match]
    return matches.map { match in
      func made(_ match: Match) -> FilterRule {
        var made = FilterRule(match, decision, origin: rule.origin, title: rule.title)
        made.supposedDecision = rule.action == .pass ? .accept : .deny(.firewallRules)
        return made
      }
      var entry = Entry(names: match.names)
      if !rule.isToClient {
        if rule.phase != .established, match.names == nil { entry.opening = made(match) }
        entry.data = dataMatch(match, rule.phase).map(made)
      }
      // Answers meet the rules that speak of their own direction.
      if !rule.isToServer, rule.action != .pass, match.names == nil,
        rule.phase != .notEstablished
      {
        entry.reply = made(match)
      }
      return entry
    }
  }

  /// Without a handshake nothing is established yet when the first packet comes.
  private func dataMatch(_ match: Match, _ phase: StatefulRule.Phase) -> Match? {
    var match = match
    switch phase {
    case .any: break
    case .established: match.protocols = match.protocols.intersection(Self.tcp)
    case .notEstablished: match.protocols = match.protocols.subtracting(Self.tcp)
    }
    return match.protocols.isEmpty ? nil : match
  }

  // MARK: Stateless

  private func statelessPhase(_ body: TopologyReader.Block, of policy: Resource) -> FilterPhase {
    let references = reader.blocks(body["stateless_rule_group_reference"]).enumerated().sorted {
      let (a, b) = (reader.number($0.element["priority"]), reader.number($1.element["priority"]))
      return (a ?? 0, $0.offset) < (b ?? 0, $1.offset)
    }
    var rules: [FilterRule] = []
    for (_, reference) in references {
      guard let group = reader.target(reference["resource_arn"]).flatMap(reader.resource) else {
        rules.append(
          FilterRule(
            Match(), .unknown("stateless rule group that is not in the model"),
            origin: Provenance(policy), title: "a rule group"))
        continue
      }
      rules += statelessRules(of: group)
    }
    let fallback = reader.texts(body["stateless_default_actions"])
    return FilterPhase(
      rules: rules, otherwise: Self.decision(fallback),
      otherwiseTitle: "the stateless default action \(fallback.first ?? "")", isStateful: false)
  }

  private static func decision(_ actions: [String]) -> FilterDecision {
    if actions.contains("aws:pass") { return .acceptUntracked }
    if actions.contains("aws:drop") { return .deny(.firewallRules) }
    return .next
  }

  private func statelessRules(of group: Resource) -> [FilterRule] {
    let sources = reader.blocks(group["rule_group"])
      .flatMap { reader.blocks($0["rules_source"]) }
      .flatMap { reader.blocks($0["stateless_rules_and_custom_actions"]) }
    let rules = sources.flatMap { reader.blocks($0["stateless_rule"]) }.enumerated().sorted {
      let (a, b) = (reader.number($0.element["priority"]), reader.number($1.element["priority"]))
      return (a ?? 0, $0.offset) < (b ?? 0, $1.offset)
    }
    return rules.flatMap { _, rule -> [FilterRule] in
      guard let definition = reader.blocks(rule["rule_definition"]).first,
        let attributes = reader.blocks(definition["match_attributes"]).first
      else { return [] }
      let number = reader.number(rule["priority"]) ?? 0
      let title = "stateless rule \(number) of rule group \(reader.quotedName(group))"
      let hasFlags = !reader.blocks(attributes["tcp_flag"]).isEmpty
      let decision: FilterDecision =
        hasFlags
        ? .unknown("stateless rule for TCP flags")
        : Self.decision(reader.texts(definition["actions"]))
      return [
        FilterRule(
          statelessMatch(attributes), decision, origin: Provenance(group), title: title)
      ]
    }
  }

  private func statelessMatch(_ attributes: TopologyReader.Block) -> Match {
    func addresses(_ key: String) -> IntervalSet {
      let blocks = reader.blocks(attributes[key])
      guard !blocks.isEmpty else { return .all }
      return IntervalSet(blocks.compactMap { reader.network($0["address_definition"]) })
    }
    func ports(_ key: String) -> IntervalSet {
      let blocks = reader.blocks(attributes[key])
      guard !blocks.isEmpty else { return PacketClass.allPorts }
      return IntervalSet(
        blocks.compactMap { block -> IntervalSet.Interval? in
          guard let from = reader.number(block["from_port"]), (0...65535).contains(from) else {
            return nil
          }
          let upper = reader.number(block["to_port"]) ?? from
          return .init(UInt32(from), UInt32(max(from, min(upper, 65535))))
        })
    }
    let numbers = reader.members(attributes["protocols"]).compactMap { reader.number($0) }
    let protocols =
      numbers.isEmpty
      ? PacketClass.allProtocols
      : IntervalSet(numbers.compactMap { UInt32(exactly: $0) }.map { .init($0, $0) })
    return Match(
      sources: addresses("source"), destinations: addresses("destination"), protocols: protocols,
      sourcePorts: ports("source_port"), destinationPorts: ports("destination_port"))
  }
}
