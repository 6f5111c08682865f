import Topology

/// Filters, the choice of a zone, and the delivery within a subnet.
extension ClassWalk {
  func pass(
    _ filter: Filter, then: Int, _ state: consuming ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    let isReply = state.context.isReply
    let depth = state.context.translations.count
    let isOwn = remembersByItself(filter, state)
    var known: Session?
    if isReply {
      let index = state.context.sessions.firstIndex {
        $0.session.domain == filter.sessionDomain && $0.session.depth == depth
      }
      if let index {
        known = state.context.sessions[index].session
        state.context.sessions[index].isAnswered = true
      } else if isOwn {
        known = Session(domain: 0, depth: depth, inspectsReplies: false)
      }
    }
    let opens = isReply || isOwn ? nil : filter.sessionDomain
    if filter.passesAll(of: known) {
      state.stage = then
      next.append(state)
      return
    }
    let parts = filter.decide(
      state.packets, labels: state.context.labels, session: known, isReply: isReply,
      names: network.names, supposesRules: query.supposesRules)
    // Nearly always all packets fare alike, and what they bring along need not be copied.
    if parts.count == 1, parts[0].decision.supposed == nil, parts[0].decision.result == .pass {
      state.packets = parts[0].packets
      remember(parts[0].decision, opens, depth, filter, &state)
      state.stage = then
      next.append(state)
      return
    }
    for (packets, decision) in parts {
      var part = state.carrying(packets)
      if let feature = decision.supposed {
        part.context.isChosen = true
        if !part.context.supposed.contains(feature) { part.context.supposed.append(feature) }
      }
      switch decision.result {
      case .pass:
        part.stage = then
        remember(decision, opens, depth, filter, &part)
        next.append(part)
      case .deny(let code): finish(part, .fails(code, part.direction), &finished)
      case .unknown(let feature): finish(part, .unknown(feature), &finished)
      }
    }
  }

  /// What a filter with a memory, in this domain, keeps of packets that it lets pass.
  private func remember(
    _ decision: ClassDecision, _ domain: Int?, _ depth: Int, _ filter: Filter,
    _ state: inout ClassState
  ) {
    guard let domain, decision.opensSession else { return }
    state.context.sessions.append(
      .init(
        session: Session(
          domain: domain, depth: depth, inspectsReplies: decision.inspectsReplies),
        isInspected: filter.dropsMidstream))
  }

  /// Whether the filter belongs to the sender or the receiver itself, whose memory of its own
  /// connections goes without saying; leaving it out keeps classes of different hosts alike.
  func remembersByItself(_ filter: Filter, _ state: ClassState) -> Bool {
    guard let domain = filter.sessionDomain, !filter.dropsMidstream else { return false }
    // Field by field: the whole context would be copied, at every filter.
    let receiver = state.context.receiver
    let isReceivers = receiver.map { network.interfaces[$0].node } == domain
    let isSenders = state.context.sender.map { network.interfaces[$0].node } == domain
    if state.context.isReply {
      let isAsker = receiver.map(senders.contains) ?? false
      return isSenders || isReceivers && isAsker && state.context.translations.isEmpty
    }
    return isReceivers || isSenders && state.context.translations.isEmpty
  }

  func select(
    _ selector: ZoneSelector, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    let depth = state.context.translations.count
    let alive = selector.arrivals.filter { !network.failedZones.contains($0.zone) }
    guard !alive.isEmpty else {
      finish(state, .fails(.failed, state.direction), &finished)
      return
    }
    func send(_ destinations: IntervalSet, to candidates: [ZoneSelector.Arrival]) {
      let usable = candidates.filter { !network.failedZones.contains($0.zone) }
      let choices = usable.isEmpty ? alive : usable
      for choice in choices {
        var part = state
        if choices.count > 1 { part.context.isChosen = true }
        if selector.keepsFlows, !state.context.isReply {
          part.context.flowZones.append(
            .init(memory: selector.memory, depth: depth, zone: choice.zone))
        }
        go(part, to: choice.stage, with: destinations, &next)
      }
    }
    let remembered = state.context.flowZones.first {
      $0.memory == selector.memory && $0.depth == depth
    }
    if selector.keepsFlows, state.context.isReply, let remembered {
      send(
        state.packets.destinations, to: selector.arrivals.filter { $0.zone == remembered.zone })
    } else if selector.keepsFlows {
      let parts = network.tables[selector.zoneTable].split(state.packets.destinations)
      for (route, addresses) in parts {
        send(
          addresses,
          to: selector.candidates(destinationZone: route.map { selector.zones[$0.exit] }))
      }
    } else {
      send(state.packets.destinations, to: selector.candidates(destinationZone: nil))
    }
  }

  func deliver(
    in subnet: Segment, isLocal: Bool, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if isForeign(subnet, state) {
      finish(state, .fails(.overlappingNetwork, .forward), &finished)
      return
    }
    var rest = state.packets.destinations
    func give(_ index: Int, _ addresses: IntervalSet) {
      let stage =
        isLocal
        ? network.interfaces[index].receivingLocally : network.interfaces[index].receiving
      go(state, to: stage, with: addresses, &next)
    }
    func offer(_ index: Int) {
      guard network.interfaces[index].subnet == subnet.element else { return }
      let share = rest.intersection(network.interfaces[index].addresses)
      guard !share.isEmpty else { return }
      rest = rest.subtracting(share)
      give(index, share)
    }
    if let target = state.context.target { offer(target) }
    if state.context.isReply, let proxy = state.context.translations.last?.proxy { offer(proxy) }
    let expected = state.context.isReply ? sourcesBySubnet : destinationsBySubnet
    for index in expected[subnet.element] ?? [] { offer(index) }
    // Looked for among the few, and sorted only then.
    let known = subnet.interfaceByAddress.filter { rest.contains($0.key) }
    for (address, index) in known.sorted(by: { $0.key < $1.key }) where rest.contains(address) {
      rest = rest.subtracting(IntervalSet(address))
      give(index, IntervalSet(address))
    }
    if !rest.isEmpty { give(subnet.plainInterface, rest) }
  }

  /// Whether packets to known receivers have come to another network that has the same addresses.
  private func isForeign(_ subnet: Segment, _ state: ClassState) -> Bool {
    guard !state.context.isReply, state.context.target == nil, state.context.translations.isEmpty,
      !query.destinations.isEmpty, !query.toOutside, query.otherDestinations.isEmpty
    else { return false }
    return destinationsBySubnet[subnet.element] == nil
  }
}
