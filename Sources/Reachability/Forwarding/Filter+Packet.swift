extension Filter {
  /// Decides on a packet.
  ///
  /// A packet whose port is one of many, after a translation, is refused where any of them is.
  ///
  /// - Parameters:
  ///   - session: how the flow is remembered, where it is.
  ///   - isReply: whether the packet answers one that was seen before somewhere.
  package func decide(
    _ packet: Packet, labels: Labels, session: Session?, isReply: Bool
  ) -> FilterOutcome {
    var first: FilterOutcome?
    for packet in variants(of: packet) {
      let outcome = decideOne(packet, labels: labels, session: session, isReply: isReply)
      if outcome.result != .pass { return outcome }
      if first == nil { first = outcome }
    }
    return first ?? FilterOutcome(.pass)
  }

  private func decideOne(
    _ packet: Packet, labels: Labels, session: Session?, isReply: Bool
  ) -> FilterOutcome {
    for phase in phases where !phase.isStateful {
      if let outcome = decide(packet, labels, in: phase, isLast: false) { return outcome }
    }
    if sessionDomain != nil, let session {
      if session.inspectsReplies,
        let rule = replyRules.first(where: { $0.match.matches(packet, labels) })
      {
        return Self.outcome(of: rule.decision, rule: rule, isStateful: true)
          ?? FilterOutcome(.pass, rule: rule)
      }
      return FilterOutcome(.pass, fallback: "the flow is remembered")
    }
    if dropsMidstream, isReply, packet.transport == .tcp {
      return FilterOutcome(.deny(.noSession), fallback: "it has not seen the flow open")
    }
    for phase in phases where phase.isStateful {
      guard phase.protocols.contains(UInt32(packet.transport.number)) else { continue }
      if let outcome = decide(packet, labels, in: phase, isLast: false) { return outcome }
    }
    return FilterOutcome(
      .pass, fallback: phases.last?.otherwiseTitle ?? "", opensSession: sessionDomain != nil,
      inspectsReplies: true)
  }

  private func decide(
    _ packet: Packet, _ labels: Labels, in phase: FilterPhase, isLast: Bool
  ) -> FilterOutcome? {
    if let rule = Self.deciding(among: phase.rules, packet, labels) {
      return Self.outcome(of: rule.decision, rule: rule, isStateful: sessionDomain != nil)
    }
    return Self.outcome(
      of: phase.otherwise, fallback: phase.otherwiseTitle, isStateful: sessionDomain != nil)
  }

  /// The first rule that matches. Rules that go by labels stand in filters without an order, where
  /// one that certainly matches comes before those that may.
  private static func deciding(
    among rules: [FilterRule], _ packet: Packet, _ labels: Labels
  ) -> FilterRule? {
    var doubtful: FilterRule?
    for rule in rules where rule.match.matches(packet, labels) {
      guard labels.satisfaction(of: rule.match) == .maybe else { return rule }
      doubtful = doubtful ?? rule.counting(for: labels)
    }
    return doubtful
  }

  /// The outcome of a decision; nil where the next phase decides.
  package static func outcome(
    of decision: FilterDecision, rule: FilterRule? = nil, fallback: String = "", isStateful: Bool
  ) -> FilterOutcome? {
    ClassDecision(decision, isStateful: isStateful).map {
      FilterOutcome($0.result, rule: rule, fallback: fallback, opensSession: $0.opensSession)
    }
  }

  /// The packet at each port where some rule could begin or cease to match.
  private func variants(of packet: Packet) -> [Packet] {
    guard packet.transport.hasPorts, !packet.sourcePort.isOne || !packet.destinationPort.isOne
    else { return [packet] }
    let sources = edges(of: packet.sourcePort, in: \.sourcePorts)
    let destinations = edges(of: packet.destinationPort, in: \.destinationPorts)
    var variants: [Packet] = []
    for source in sources {
      for destination in destinations {
        var variant = packet
        variant.sourcePort = PortSpan(source)
        variant.destinationPort = PortSpan(destination)
        variants.append(variant)
      }
    }
    return variants
  }

  /// The lower end, and every port of the span where the ports of a rule begin or have just ended.
  private func edges(of span: PortSpan, in ports: (Match) -> IntervalSet) -> [UInt16] {
    guard !span.isOne else { return [span.lower] }
    var edges: Set<UInt16> = [span.lower]
    func add(_ rules: [FilterRule]) {
      for rule in rules {
        let ports = ports(rule.match)
        // Most rules are for every port that the packet may have.
        if ports == PacketClass.allPorts { continue }
        for interval in ports.intervals {
          for edge in [interval.lower, interval.upper &+ 1]
          where edge > UInt32(span.lower) && edge <= UInt32(span.upper) {
            edges.insert(UInt16(edge))
          }
        }
      }
    }
    for phase in phases { add(phase.rules) }
    add(replyRules)
    return edges.sorted()
  }
}
