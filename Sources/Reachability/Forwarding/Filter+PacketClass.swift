extension Filter {
  /// Decides on every packet of a class at once: the parts of the class with what becomes of them.
  package func decide(
    _ packets: PacketClass, labels: Labels, session: Session?, isReply: Bool, names: NameSpace,
    supposesRules: Bool = false
  ) -> [(packets: PacketClass, decision: ClassDecision)] {
    var decided: [(packets: PacketClass, decision: ClassDecision)] = []
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
      for packets in open { decided.append((packets, ClassDecision(.pass))) }
      return decided
    }
    if dropsMidstream, isReply {
      let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
      decided += open.compactMap { Self.narrow($0, to: tcp) }
        .map { ($0, ClassDecision(.deny(.noSession))) }
      let others = PacketClass.allProtocols.subtracting(tcp)
      open = open.compactMap { Self.narrow($0, to: others) }
    }
    for phase in phases where phase.isStateful {
      guard phase.protocols != PacketClass.allProtocols else {
        open = split(open, by: phase, labels, names, supposesRules, into: &decided)
        continue
      }
      let untouched = PacketClass.allProtocols.subtracting(phase.protocols)
      let skipped = open.compactMap { Self.narrow($0, to: untouched) }
      let concerned = open.compactMap { Self.narrow($0, to: phase.protocols) }
      open = skipped + split(concerned, by: phase, labels, names, supposesRules, into: &decided)
    }
    let rest = ClassDecision(.pass, opensSession: sessionDomain != nil, inspectsReplies: true)
    for packets in open { decided.append((packets, rest)) }
    return decided
  }

  /// Whether every packet of a remembered flow passes, whatever it is.
  func passesAll(of session: Session?) -> Bool {
    guard sessionDomain != nil, let session else { return false }
    return (!session.inspectsReplies || replyRules.isEmpty) && phases.allSatisfy(\.isStateful)
  }

  /// Applies one phase; returns what is left to the next one.
  private func split(
    _ classes: [PacketClass], by phase: FilterPhase, _ labels: Labels, _ names: NameSpace,
    _ supposesRules: Bool, into decided: inout [(packets: PacketClass, decision: ClassDecision)]
  ) -> [PacketClass] {
    let isStateful = sessionDomain != nil
    var passedOn: [PacketClass] = []
    var rest = classes
    func apply(_ rule: FilterRule) {
      // Most rules match none of them, and leave the list as it is.
      var remaining: [PacketClass]?
      for (place, packets) in rest.enumerated() {
        guard let hit = rule.match.common(with: packets, in: names) else {
          remaining?.append(packets)
          continue
        }
        if remaining == nil { remaining = Array(rest[..<place]) }
        if hit != packets { remaining? += packets.subtracting(hit) }
        if supposesRules, case .unknown(let feature) = rule.decision {
          // Taken to match, and taken not to.
          var supposed = Self.supposed(rule.supposedDecision, isStateful: isStateful)
          supposed.supposed = feature
          decided.append((hit, supposed))
          remaining?.append(hit)
          continue
        }
        if let decision = ClassDecision(rule.decision, isStateful: isStateful) {
          decided.append((hit, decision))
        } else {
          passedOn.append(hit)
        }
      }
      if let remaining { rest = remaining }
    }
    // Rules that may count come last: rules that go by labels stand in filters without an order.
    var doubtful: [FilterRule] = []
    for rule in phase.rules {
      if rest.isEmpty { break }
      switch labels.satisfaction(of: rule.match) {
      case .yes: apply(rule)
      case .maybe: doubtful += [rule.counting(for: labels)].compactMap(\.self)
      case .no: break
      }
    }
    for rule in doubtful where !rest.isEmpty { apply(rule) }
    if supposesRules, case .unknown(let feature) = phase.otherwise {
      var supposed = Self.supposed(nil, isStateful: isStateful)
      supposed.supposed = feature
      decided += rest.map { ($0, supposed) }
      return passedOn
    }
    guard let decision = ClassDecision(phase.otherwise, isStateful: isStateful) else {
      return passedOn + rest
    }
    for packets in rest { decided.append((packets, decision)) }
    return passedOn
  }

  /// What becomes of packets that an unreadable rule is taken to match: they pass, unless it is
  /// known to refuse. Passing is the more dangerous answer for what nobody knows.
  private static func supposed(
    _ decision: FilterDecision?, isStateful: Bool
  ) -> ClassDecision {
    let pass = ClassDecision(.pass, opensSession: isStateful)
    guard let decision, case .deny = decision else { return pass }
    return ClassDecision(decision, isStateful: isStateful) ?? pass
  }

  private static func narrow(_ packets: PacketClass, to protocols: IntervalSet) -> PacketClass? {
    var narrowed = packets
    narrowed.protocols = packets.protocols.intersection(protocols)
    return narrowed.isEmpty ? nil : narrowed
  }
}
