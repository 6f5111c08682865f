import Topology

/// Filters, routes, the choice of a zone, and the delivery within a subnet.
extension ConcreteWalk {
  func pass(_ filter: Filter, _ state: inout WalkState) {
    let index = state.sessions.firstIndex {
      $0.session.domain == filter.sessionDomain
        && $0.session.depth == state.translations.count
    }
    let known = state.isReply ? index.map { state.sessions[$0].session } : nil
    if let index, state.isReply { state.sessions[index].isAnswered = true }
    let outcome = filter.decide(
      state.packet, labels: state.labels, session: known, isReply: state.isReply)
    let origin = outcome.rule?.origin ?? filter.origin
    switch outcome.result {
    case .pass:
      state.note(WalkText.passed(filter, outcome, origin, isKnown: known != nil))
    case .deny(let code):
      let reason = WalkText.refusal(
        filter, outcome, code, packet: state.packet, labels: state.labels, state: state)
      state.block(reason)
    case .unknown(let feature):
      state.unknowns.append(
        UnmodelledFeature(feature, element: origin.element, location: origin.location))
    }
    // A refused packet is followed as if it had been let through, its answer too.
    let isRefused = outcome.result != .pass
    if let domain = filter.sessionDomain, !state.isReply, outcome.opensSession || isRefused {
      state.sessions.append(
        WalkState.SessionEntry(
          session: Session(
            domain: domain, depth: state.translations.count,
            inspectsReplies: outcome.inspectsReplies),
          isInspected: filter.dropsMidstream, title: state.hops.last?.title ?? filter.title,
          origin: filter.origin))
    }
  }

  func forward(
    by table: ForwardingTable, _ exits: [Int], _ missing: ReasonCode, _ state: inout WalkState
  ) -> Progress {
    guard let route = table.route(to: state.packet.destination) else {
      return lose(
        Reason(
          missing, "\(table.title.capitalizedFirst) has no route to \(state.packet.destination).",
          origin: table.origin), &state)
    }
    if !route.target.isEmpty {
      let origin = route.origin.element == nil ? table.origin : route.origin
      state.note(
        HopDecision(
          .route,
          .forwards(
            table: table.title, to: route.destination, titled: route.destinationTitle,
            target: route.target),
          origin: origin))
    }
    state.stage = exits[route.exit]
    return .on
  }

  func select(_ selector: ZoneSelector, _ state: inout WalkState) -> Progress {
    let depth = state.translations.count
    let remembered = state.flowZones.first {
      $0.memory == selector.memory && $0.depth == depth
    }
    let destinationZone = network.tables[selector.zoneTable].route(to: state.packet.destination)
      .map { selector.zones[$0.exit] }
    var candidates = selector.candidates(destinationZone: destinationZone)
    if selector.keepsFlows, state.isReply, let remembered {
      candidates = selector.arrivals.filter { $0.zone == remembered.zone }
    }
    let usable = candidates.filter { !network.failedZones.contains($0.zone) }
    let fallback = selector.arrivals.filter { !network.failedZones.contains($0.zone) }
    let choices = usable.isEmpty ? fallback : usable
    guard !choices.isEmpty else {
      return lose(
        Reason(.failed, "\(selector.title) has no zone left.", origin: selector.origin), &state)
    }
    return .split(
      choices.map { choice in
        var next = state
        next.stage = choice.stage
        if selector.keepsFlows, !state.isReply {
          next.flowZones.append(
            .init(memory: selector.memory, depth: depth, zone: choice.zone))
        }
        if !selector.keepsFlows, selector.arrivals.count > 1 { next.advice = selector.advice }
        if choices.count > 1 {
          next.choices.append(
            ZoneChoice(
              attachment: selector.origin.element, zone: choice.zone,
              direction: state.isReply ? .reply : .forward))
        }
        next.note(
          WalkText.zone(
            selector, choice.zone, of: choices.map(\.zone),
            isRemembered: selector.keepsFlows && state.isReply && remembered != nil))
        return next
      })
  }

  /// Whether the packet comes to whom it was sent, and not to another network with the same
  /// addresses.
  func isMeant(for interface: Int, _ state: WalkState) -> Bool {
    guard !state.isReply, state.target == nil, state.translations.isEmpty,
      let expected = state.destination.map({ network.interfaces[$0] }),
      expected.addresses.contains(state.packet.destination)
    else { return true }
    return network.interfaces[interface].subnet == expected.subnet
  }

  /// The interface of the subnet that takes the packet.
  func receiver(in subnet: Segment, _ state: WalkState) -> Int {
    let expected = state.isReply ? state.source : state.destination
    // A load balancer takes the answers to what it has sent.
    let proxy = state.isReply ? state.translations.last?.proxy : nil
    for candidate in [state.target, proxy, expected].compactMap({ $0 }) {
      let interface = network.interfaces[candidate]
      if interface.subnet == subnet.element, interface.addresses.contains(state.packet.destination)
      {
        return candidate
      }
    }
    return subnet.interfaceByAddress[state.packet.destination] ?? subnet.plainInterface
  }
}
