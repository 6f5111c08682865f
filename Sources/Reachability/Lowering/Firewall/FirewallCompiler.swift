import AWSModel
import Topology

/// Compiles a firewall policy and its rule groups into the phases of a filter: the stateless rules,
/// what decides on a connection's opening, and what decides on its data.
///
/// A TCP connection meets the stateful rules twice: its handshake carries no server name, so only
/// rules without one can decide on it; then its first data meets them all. Other protocols have no
/// handshake and meet all rules at once.
///
/// Source: AWS, "How AWS Network Firewall filters network traffic", "Evaluation order for stateful
/// rule groups", "Defining rule actions in AWS Network Firewall".
struct FirewallCompiler {
  let model: AWSModel
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

  func compile(_ id: FirewallPolicy.ID) -> CompiledFirewallPolicy {
    guard let policy = model.firewallPolicies[id], policy.unknown == nil,
      let isStrict = policy.isStrict.value, policy.streamExceptionPolicy.unknown == nil,
      !isStrict || policy.statefulGroups.haveOrder, policy.statelessGroups.haveOrder
    else { return unknownPolicy }
    let defaults = policy.statefulDefaultActions
    let stateful = statefulRules(policy, isStrict: isStrict)
    let doubt = defaults.isComplete ? nil : Self.unknownDefault
    let opening = FilterPhase(
      rules: stateful.compactMap { $0.opening },
      otherwise: doubt
        ?? (defaults.known.contains("aws:drop_strict") ? .deny(.firewallRules) : .next),
      otherwiseTitle: "the default action drop_strict drops what no rule passes",
      isStateful: true, protocols: Self.tcp)
    let exception = policy.streamExceptionPolicy.value ?? "DROP"
    return CompiledFirewallPolicy(
      phases: [
        statelessPhase(policy), opening,
        dataPhase(stateful.compactMap { $0.data }, policy),
      ], replyRules: stateful.compactMap { $0.reply }, dropsMidstream: exception != "CONTINUE",
      nameMatches: stateful.compactMap { $0.names })
  }

  private static let unknownDefault = FilterDecision.unknown(
    "stateful default action that is not known")

  /// The phase that decides in the end, with the policy's default actions.
  private func dataPhase(
    _ rules: [FilterRule], _ policy: FirewallPolicy
  ) -> FilterPhase {
    let defaults = Set(policy.statefulDefaultActions.known)
    guard policy.statefulDefaultActions.isComplete else {
      return FilterPhase(
        rules: rules, otherwise: Self.unknownDefault, otherwiseTitle: "", isStateful: true)
    }
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
          origin: origin(policy.id), title: "the default action"))
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

  private func statefulRules(_ policy: FirewallPolicy, isStrict: Bool) -> [Entry] {
    var variables = FirewallVariables(home: vpc)
    let keys = policy.variables.compactMap(\.name.value)
    for variable in policy.variables {
      variables.set(variable, keepsExternal: keys.contains("EXTERNAL_NET"))
    }
    var rules: [(rule: StatefulRule, isAlertOnly: Bool)] = []
    for reference in policy.statefulGroups {
      guard let isAlertOnly = reference.isAlertOnly.value else {
        rules.append((Self.unread("override that is not known", origin(policy.id)), false))
        continue
      }
      guard let group = reference.group.value.flatMap({ model.firewallRuleGroups[$0] }) else {
        let name = reference.arn.value?.split(separator: "/").last
        // AWS's own groups drop or alert; any other may also pass.
        var rule = Self.unread("managed rule group \(name ?? "")", .none)
        rule.mayPass = reference.managedName == nil
        rules.append((rule, isAlertOnly))
        continue
      }
      let compiled = FirewallRuleGroupCompiler(
        model: model, group: group, inherited: variables, isStrict: isStrict
      ).rules()
      rules += compiled.rules.map { ($0, isAlertOnly) }
      rules += compiled.unmodelled.map { (Self.unread($0, origin(group.id)), isAlertOnly) }
    }
    // Source: AWS, "Inspecting SSL/TLS traffic": rules then meet what is decrypted.
    if policy.inspectsTLS {
      rules.insert((Self.unread("TLS inspection of the firewall", origin(policy.id)), false), at: 0)
    }
    if !isStrict {
      rules = rules.enumerated().sorted {
        ($0.element.rule.rank, $0.offset) < ($1.element.rule.rank, $1.offset)
      }.map(\.element)
    }
    // Source: AWS, StatefulRuleGroupOverride: it changes what drops; what passes still does.
    return rules.flatMap { rule, isAlertOnly in
      isAlertOnly && rule.action != .pass && !rule.mayPass ? [] : entries(rule)
    }
  }

  private func origin(_ id: ElementID) -> Provenance {
    model.resource(id).map { Provenance($0) } ?? Provenance(id, nil)
  }

  /// A rule of which nothing is known: it may drop anything, or let it pass.
  private static func unread(_ feature: String, _ origin: Provenance) -> StatefulRule {
    StatefulRule(
      action: .drop, match: Match(), isBidirectional: false, phase: .any, isToClient: false,
      isToServer: false, unmodelled: feature, mayPass: true, origin: origin, title: feature)
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
      func made(_ match: Match, _ decision: FilterDecision) -> FilterRule {
        var made = FilterRule(match, decision, origin: rule.origin, title: rule.title)
        made.supposedDecision =
          rule.action == .pass || rule.mayPass ? .accept : .deny(.firewallRules)
        return made
      }
      var entry = Entry(names: match.names)
      if !rule.isToClient {
        if rule.phase != .established, match.names == nil {
          // A rule for the handshake passes its packets, not their flow: the data meets all rules.
          // Source: Suricata User Guide, "Rule Types and Categorization", "Rule Processing".
          let isOfPackets = rule.phase == .notEstablished && decision == .accept
          entry.opening = made(match, isOfPackets ? .next : decision)
        }
        entry.data = dataMatch(match, rule.phase).map { made($0, decision) }
      }
      // Answers meet the rules that speak of their own direction.
      if !rule.isToServer, rule.action != .pass, match.names == nil,
        rule.phase != .notEstablished
      {
        entry.reply = made(match, decision)
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

  private func statelessPhase(_ policy: FirewallPolicy) -> FilterPhase {
    var rules: [FilterRule] = []
    for reference in policy.statelessGroups {
      guard let group = reference.group.value.flatMap({ model.firewallRuleGroups[$0] }),
        group.unknown == nil
      else {
        rules.append(
          FilterRule(
            Match(), .unknown("stateless rule group that is not in the model"),
            origin: origin(policy.id), title: "a rule group"))
        continue
      }
      rules += statelessRules(of: group)
    }
    let fallback = policy.statelessDefaultActions
    return FilterPhase(
      rules: rules, otherwise: Self.decision(fallback),
      otherwiseTitle: "the stateless default action \(fallback.known.first ?? "")",
      isStateful: false)
  }

  private static func decision(_ actions: Texts) -> FilterDecision {
    if !actions.isComplete { return .unknown("stateless action that is not known") }
    if actions.known.contains("aws:pass") { return .acceptUntracked }
    if actions.known.contains("aws:drop") { return .deny(.firewallRules) }
    return .next
  }

  private func statelessRules(of group: FirewallRuleGroup) -> [FilterRule] {
    // A rule of unknown priority may come before any other.
    let ordered = group.statelessRules.enumerated().sorted {
      ($0.element.priority.value ?? -1, $0.offset) < ($1.element.priority.value ?? -1, $1.offset)
    }
    let name = model.resource(group.id).map { model.quotedName($0) } ?? group.id.description
    return ordered.map { _, rule in
      let number = rule.priority.value ?? 0
      var decision = Self.decision(rule.actions)
      if rule.hasFlags { decision = .unknown("stateless rule for TCP flags") }
      if rule.isPartlyUnknown {
        decision = .unknown("stateless rule with an address, port or priority that is not known")
      }
      return FilterRule(
        statelessMatch(rule), decision, origin: origin(group.id),
        title: "stateless rule \(number) of rule group \(name)")
    }
  }

  /// What the rule matches; a field that is not known matches everything, and the rule is unknown.
  private func statelessMatch(_ rule: FirewallRuleGroup.StatelessRule) -> Match {
    func addresses(_ blocks: [Known<IPv4Network>]) -> IntervalSet {
      let known = blocks.compactMap(\.value)
      return known.count < blocks.count || known.isEmpty ? .all : IntervalSet(known)
    }
    func ports(_ ranges: [Known<ClosedRange<Int>>]) -> IntervalSet {
      let known = ranges.compactMap(\.value)
      guard known.count == ranges.count, !known.isEmpty else { return PacketClass.allPorts }
      return IntervalSet(known.map { .init(UInt32($0.lowerBound), UInt32($0.upperBound)) })
    }
    let numbers = rule.protocols.compactMap(\.value).compactMap { UInt32(exactly: $0) }
    let protocols =
      numbers.count < rule.protocols.count || numbers.isEmpty
      ? PacketClass.allProtocols : IntervalSet(numbers.map { .init($0, $0) })
    return Match(
      sources: addresses(rule.sources), destinations: addresses(rule.destinations),
      protocols: protocols, sourcePorts: ports(rule.sourcePorts),
      destinationPorts: ports(rule.destinationPorts))
  }
}

extension [FirewallPolicy.GroupReference] {
  /// Whether it is known which comes first.
  fileprivate var haveOrder: Bool { count < 2 || allSatisfy { $0.priority.unknown == nil } }
}

extension FirewallRuleGroup.StatelessRule {
  /// Whether a field is given and not known. An address that is no IPv4 block is one of IPv6.
  fileprivate var isPartlyUnknown: Bool {
    priority.unknown != nil || protocols.contains { $0.unknown != nil }
      || (sourcePorts + destinationPorts).contains { $0.unknown != nil }
      || (sources + destinations).contains { $0.unknown != nil }
  }
}
