extension Filter {
  /// Decides on every packet of a class at once: the parts of the class with their outcomes, which
  /// do not name the rules that decided.
  package func decide(
    _ packets: PacketClass, labels: Labels, session: Session?, isReply: Bool, names: NameSpace,
    supposesRules: Bool = false
  ) -> [(packets: PacketClass, outcome: FilterOutcome)] {
    var decided: [(packets: PacketClass, outcome: FilterOutcome)] = []
    var open = [packets]
    for phase in phases where !phase.isStateful {
      open = split(open, by: phase, labels, names, supposesRules, into: &decided)
    }
    if sessionDomain != nil, let session {
      if session.inspectsReplies, !replyRules.isEmpty {
        let phase = FilterPhase(
          rules: replyRules, otherwise: .next, otherwiseTitle: "", isStateful: true)
        open = split(open, by: phase, labels, names, supposesRules, into: &decided)
      }
      return decided + open.map { ($0, FilterOutcome(.pass, fallback: "the flow is remembered")) }
    }
    if dropsMidstream, isReply {
      let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
      decided += open.compactMap { Self.narrow($0, to: tcp) }
        .map { ($0, FilterOutcome(.deny(.noSession), fallback: "it has not seen the flow open")) }
      let others = PacketClass.allProtocols.subtracting(tcp)
      open = open.compactMap { Self.narrow($0, to: others) }
    }
    for phase in phases where phase.isStateful {
      let untouched = PacketClass.allProtocols.subtracting(phase.protocols)
      let skipped = open.compactMap { Self.narrow($0, to: untouched) }
      let concerned = open.compactMap { Self.narrow($0, to: phase.protocols) }
      open = skipped + split(concerned, by: phase, labels, names, supposesRules, into: &decided)
    }
    return decided
      + open.map {
        (
          $0,
          FilterOutcome(
            .pass, fallback: phases.last?.otherwiseTitle ?? "",
            opensSession: sessionDomain != nil, inspectsReplies: true)
        )
      }
  }

  /// Applies one phase; returns what is left to the next one.
  private func split(
    _ classes: [PacketClass], by phase: FilterPhase, _ labels: Labels, _ names: NameSpace,
    _ supposesRules: Bool, into decided: inout [(packets: PacketClass, outcome: FilterOutcome)]
  ) -> [PacketClass] {
    let isStateful = sessionDomain != nil
    var passedOn: [PacketClass] = []
    var rest = classes
    for rule in Self.ordered(phase.rules, for: labels) {
      if rest.isEmpty { break }
      var remaining: [PacketClass] = []
      for packets in rest {
        guard let hit = rule.match.common(with: packets, in: names) else {
          remaining.append(packets)
          continue
        }
        if hit != packets { remaining += packets.subtracting(hit) }
        if supposesRules, case .unknown(let feature) = rule.decision {
          // Taken to match, and taken not to.
          var supposed = Self.supposed(rule.supposedDecision, isStateful: isStateful)
          supposed.supposed = feature
          decided.append((hit, supposed))
          remaining.append(hit)
          continue
        }
        if let outcome = Self.outcome(of: rule.decision, isStateful: isStateful) {
          decided.append((hit, outcome))
        } else {
          passedOn.append(hit)
        }
      }
      rest = remaining
    }
    if supposesRules, case .unknown(let feature) = phase.otherwise {
      var supposed = Self.supposed(nil, isStateful: isStateful)
      supposed.supposed = feature
      decided += rest.map { ($0, supposed) }
      return passedOn
    }
    guard
      let outcome = Self.outcome(
        of: phase.otherwise, fallback: phase.otherwiseTitle, isStateful: isStateful)
    else { return passedOn + rest }
    decided += rest.map { ($0, outcome) }
    return passedOn
  }

  /// What becomes of packets that an unreadable rule is taken to match: they pass, unless it is
  /// known to refuse. Passing is the more dangerous answer for what nobody knows.
  private static func supposed(
    _ decision: FilterDecision?, isStateful: Bool
  ) -> FilterOutcome {
    let pass = FilterOutcome(.pass, opensSession: isStateful)
    guard let decision, case .deny = decision else { return pass }
    return outcome(of: decision, isStateful: isStateful) ?? pass
  }

  /// The rules that count for the labels. Those that may count come last: rules that go by labels
  /// stand in filters without an order.
  private static func ordered(_ rules: [FilterRule], for labels: Labels) -> [FilterRule] {
    // Most filters ask for no labels, and this is asked of every class at every filter.
    if rules.allSatisfy({ $0.match.sourceLabel == nil && $0.match.destinationLabel == nil }) {
      return rules
    }
    var certain: [FilterRule] = []
    var doubtful: [FilterRule] = []
    for rule in rules {
      switch labels.satisfaction(of: rule.match) {
      case .yes: certain.append(rule)
      case .maybe: doubtful += [rule.counting(for: labels)].compactMap(\.self)
      case .no: break
      }
    }
    return certain + doubtful
  }

  private static func narrow(_ packets: PacketClass, to protocols: IntervalSet) -> PacketClass? {
    var narrowed = packets
    narrowed.protocols = packets.protocols.intersection(protocols)
    return narrowed.isEmpty ? nil : narrowed
  }
}
