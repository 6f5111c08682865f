import Topology

/// Follows one packet and its answer through a network, step by step.
///
/// Where a router may choose among zones, or a load balancer among targets, every choice is
/// followed. A refusal is written down and the walk goes on as if it had not been made, so that
/// everything that stands in the way is found.
package struct ConcreteWalk: Sendable {
  private let network: ForwardingNetwork

  /// More nodes than any sensible path has; a walk that is longer does not end by itself.
  private static let hopLimit = 64

  package init(_ network: ForwardingNetwork) { self.network = network }

  /// The traces of a packet, one for each combination of choices, in the order of the choices.
  ///
  /// - Parameters:
  ///   - source: the interface that sends it; nil for the outside.
  ///   - destination: the interface that it is meant for; nil for whatever has the address.
  ///   - targets: the interfaces that load balancers are to choose; nil for any of theirs.
  package func traces(
    _ packet: Packet, from source: Int?, to destination: Int?, through targets: Set<Int>? = nil
  ) -> [Trace] {
    var state = WalkState(
      packet: packet, stage: source.map { network.interfaces[$0].sending } ?? network.outside)
    state.source = source
    state.destination = destination
    state.allowedTargets = targets
    state.sender = source
    state.labels = Labels(
      source: source.map { network.interfaces[$0].labels } ?? [],
      destination: destination.map { network.interfaces[$0].labels } ?? [])
    var open = [state]
    var traces: [Trace] = []
    while var state = open.popLast() {
      var progress = Progress.on
      while case .on = progress { progress = step(&state) }
      if case .split(let states) = progress {
        open += states.reversed()
      } else {
        traces.append(trace(of: packet, state))
      }
    }
    return traces
  }

  private enum Progress {
    case on
    /// One for each choice, in the place of the state.
    case split([WalkState])
    case done
  }

  private func step(_ state: inout WalkState) -> Progress {
    switch network.stages[state.stage] {
    case .enter(let node, let then):
      return enter(node, then: then, &state)
    case .arrive(let interface, let then):
      state.receiver = interface
      return enter(network.interfaces[interface].node, then: then, &state)
    case .branch(let inside, let then, let otherwise):
      state.stage = inside.contains(state.packet.destination) ? then : otherwise
    case .filter(let filter, let then):
      pass(network.filters[filter], &state)
      state.stage = then
    case .forward(let table, let exits, let missing):
      return forward(by: network.tables[table], exits, missing, &state)
    case .select(let selector):
      return select(selector, &state)
    case .loseLabels(let loss, let then):
      state.labels.lose(loss)
      state.stage = then
    case .blurLabels(let then):
      state.labels.blur()
      state.stage = then
    case .leaveDomain(let then):
      state.sender = nil
      state.stage = then
    case .translateSource(let interface, let protocols, let then):
      translateSource(to: interface, protocols, &state)
      state.stage = then
    case .publish(let domain, let origin, let then):
      guard publish(domain, origin, &state) else { return .done }
      state.stage = then
    case .admit(let domain, let origin, let then):
      guard admit(domain, origin, &state) else { return .done }
      state.stage = then
    case .restore(let interface, let then):
      return restore(interface, then: then, &state)
    case .proxy(let proxy):
      return pass(network.proxies[proxy], &state)
    case .deliver(let subnet, let isLocal):
      let interface = receiver(in: network.subnets[subnet], state)
      if !isMeant(for: interface, state) {
        return lose(
          Reason(
            .overlappingNetwork,
            "\(state.packet.destination) is also an address of "
              + "\(network.subnets[subnet].element), where the packet stays.",
            origin: Provenance(network.subnets[subnet].element, nil)), &state)
      }
      state.stage =
        isLocal
        ? network.interfaces[interface].receivingLocally : network.interfaces[interface].receiving
    case .refuse(let code, let origin, let detail, let then):
      state.block(Reason(code, detail, origin: origin))
      state.stage = then
    case .remark(let origin, let sentence, let then):
      if !state.isReply { state.note(HopDecision(.remark, .inspects(sentence), origin: origin)) }
      state.stage = then
    case .accept: return arrive(&state)
    case .exit:
      if !state.isReply { state.leavesNetwork = true }
      return arrive(&state)
    case .lose(let code, let origin, let detail):
      return lose(
        WalkText.missingReturn(code, detail, state) ?? Reason(code, detail, origin: origin), &state)
    case .unknown(let feature, let origin):
      state.unknowns.append(
        UnmodelledFeature(feature, element: origin.element, location: origin.location))
      return .done
    }
    return .on
  }

  // MARK: Nodes

  private func enter(_ index: Int, then: Int, _ state: inout WalkState) -> Progress {
    let node = network.nodes[index]
    let origin = Provenance(node.element, node.location)
    if state.lastNode != index || state.hops.isEmpty {
      state.add(Hop(node, packet: state.packet))
      state.lastNode = index
    }
    let place = WalkState.Place(
      stage: state.stage, destination: state.packet.destination,
      port: state.packet.destinationPort)
    guard state.visited.insert(place).inserted, state.hops.count < Self.hopLimit else {
      return lose(
        Reason(
          .loop, "\(state.packet) comes back to \(node.title), where it has been before.",
          origin: origin), &state)
    }
    if network.failed.contains(index) {
      return lose(Reason(.failed, "\(node.title) has failed.", origin: origin), &state)
    }
    state.stage = then
    return .on
  }

  private func lose(_ reason: Reason, _ state: inout WalkState) -> Progress {
    state.block(reason)
    return .done
  }

  /// The packet is where it was meant to be: the answer sets out, or the walk is over.
  private func arrive(_ state: inout WalkState) -> Progress {
    if state.isReply {
      finishReply(&state)
      return .done
    }
    let receiver = state.receiver
    if isElsewhere(receiver, state) {
      let address = state.packet.destination
      return lose(
        Reason(.noHost, "\(address) is another host's in the network that the packet stays in."),
        &state)
    }
    state.isReply = true
    state.lastNode = nil
    state.visited = []
    state.receiver = nil
    state.target = nil
    state.packet = state.packet.reversed
    let owner = state.source.map { network.interfaces[$0].labels } ?? []
    if state.leavesNetwork {
      state.sender = nil
      state.labels = Labels(source: [], destination: owner)
      state.stage = network.outside
      return .on
    }
    guard let receiver else { return .done }
    let interface = network.interfaces[receiver]
    state.sender = receiver
    state.labels = Labels(source: interface.labels, destination: owner)
    state.stage = interface.sending
    returnToBalancer(from: interface, &state)
    return .on
  }

  /// The network itself hands an answer back to the load balancer that kept the client's address.
  private func returnToBalancer(from interface: NetworkInterface, _ state: inout WalkState) {
    guard let last = state.translations.last, last.kind == .proxied(keepsSource: true) else {
      return
    }
    if state.lastNode != interface.node || state.hops.isEmpty {
      state.add(Hop(network.nodes[interface.node], packet: state.packet))
    }
    state.translations.removeLast()
    state.note(HopDecision(.session, .returnsToBalancer))
    state.packet = last.original.reversed
    state.sender = last.interface
    state.stage = network.interfaces[last.interface].sending
  }

  /// Whether the packet has come to an address of its own network that is meant in another one: two
  /// networks that nothing joins may have the same addresses.
  private func isElsewhere(_ receiver: Int?, _ state: WalkState) -> Bool {
    guard let receiver, let meant = state.destination, state.translations.isEmpty else {
      return false
    }
    return network.interfaces[receiver].domain != network.interfaces[meant].domain
  }

  private func finishReply(_ state: inout WalkState) {
    if !state.translations.isEmpty || state.packet.reversed != state.sent {
      state.block(
        Reason(
          .replyMismatch,
          "The response arrives as \(state.packet), but the client asked \(state.sent.destination)."
        ))
    }
    guard state.packet.transport == .tcp else { return }
    for session in state.sessions where session.isInspected && !session.isAnswered {
      state.block(
        Reason(
          .oneSided,
          "\(session.title) saw the request, but the response takes another path; the "
            + "firewall then drops the rest of the connection.",
          origin: session.origin))
    }
  }

  // MARK: Filters

  private func pass(_ filter: Filter, _ state: inout WalkState) {
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

  // MARK: Routing

  private func forward(
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

  private func select(_ selector: ZoneSelector, _ state: inout WalkState) -> Progress {
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
  private func isMeant(for interface: Int, _ state: WalkState) -> Bool {
    guard !state.isReply, state.target == nil, state.translations.isEmpty,
      let expected = state.destination.map({ network.interfaces[$0] }),
      expected.addresses.contains(state.packet.destination)
    else { return true }
    return network.interfaces[interface].subnet == expected.subnet
  }

  /// The interface of the subnet that takes the packet.
  private func receiver(in subnet: Segment, _ state: WalkState) -> Int {
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

  // MARK: Translations

  private func translateSource(
    to index: Int, _ protocols: IntervalSet, _ state: inout WalkState
  ) {
    let interface = network.interfaces[index]
    let node = network.nodes[interface.node]
    let origin = Provenance(node.element, node.location)
    if !protocols.contains(UInt32(state.packet.transport.number)) {
      state.block(
        Reason(
          .translationProtocol, "\(node.title) does not translate \(state.packet.transport).",
          origin: origin))
    }
    if state.isReply {
      state.block(
        Reason(
          .translationReply,
          "The response is routed into \(node.title), which gives it another sender.",
          origin: origin))
      return
    }
    state.translations.append(
      Translation(.shared, interface: index, original: state.packet))
    state.note(
      HopDecision(
        .translation, .replacesSource(state.packet.source, by: interface.address), origin: origin))
    state.packet.source = interface.address
    state.packet.sourcePort = .ephemeral
    state.sender = index
    if let element = node.element { state.labels.lose(.device(element)) }
    state.refreshHop()
  }

  /// False where nobody knows whether there is a public address.
  private func publish(_ domain: Int, _ origin: Provenance, _ state: inout WalkState) -> Bool {
    if state.isReply, let last = state.translations.last, last.kind == .admitted,
      network.interfaces[last.interface].domain == domain
    {
      state.translations.removeLast()
      state.packet = last.original.reversed
      state.note(
        HopDecision(.translation, .restoresSource(state.packet.source), origin: origin))
      state.refreshHop()
      return true
    }
    let sender = state.sender.map { network.interfaces[$0] }
    guard let index = state.sender, let sender, sender.domain == domain,
      sender.addresses.contains(state.packet.source), let address = sender.publicAddress
    else {
      state.block(
        Reason(
          .noPublicAddress,
          "\(state.packet.source) has no public address here, so the internet gateway drops it.",
          origin: origin))
      return true
    }
    if let doubt = sender.publicDoubt {
      state.unknowns.append(UnmodelledFeature(doubt, element: sender.owner))
      return false
    }
    if !state.isReply {
      state.translations.append(
        Translation(.published, interface: index, original: state.packet))
    }
    state.note(
      HopDecision(.translation, .replacesSource(state.packet.source, by: nil), origin: origin))
    state.packet.source = address
    state.refreshHop()
    return true
  }

  private func admit(_ domain: Int, _ origin: Provenance, _ state: inout WalkState) -> Bool {
    let address = state.packet.destination
    guard let index = network.interfaceByPublicAddress[address],
      network.interfaces[index].domain == domain
    else {
      state.block(
        Reason(.notPublished, "\(address) is the public address of nothing.", origin: origin))
      return false
    }
    if let doubt = network.interfaces[index].publicDoubt {
      state.unknowns.append(
        UnmodelledFeature(doubt, element: network.interfaces[index].owner))
      return false
    }
    if state.isReply, let last = state.translations.last, last.kind == .published {
      state.translations.removeLast()
      state.packet = last.original.reversed
    } else {
      if !state.isReply {
        state.translations.append(
          Translation(.admitted, interface: index, original: state.packet))
      }
      state.packet.destination = network.interfaces[index].address
      state.target = index
    }
    state.note(
      HopDecision(
        .translation, .replacesDestination(by: state.packet.destination), origin: origin))
    state.refreshHop()
    return true
  }

  private func restore(_ interface: Int, then: Int, _ state: inout WalkState) -> Progress {
    let node = network.nodes[network.interfaces[interface].node]
    let origin = Provenance(node.element, node.location)
    guard state.isReply, let last = state.translations.last, last.interface == interface,
      last.kind == .shared
    else {
      return lose(
        Reason(
          .translationInbound, "\(node.title) passes responses only, no new connections.",
          origin: origin), &state)
    }
    state.translations.removeLast()
    state.packet = last.original.reversed
    state.target = nil
    state.sender = nil
    state.note(
      HopDecision(.translation, .restoresDestination(state.packet.destination), origin: origin))
    state.refreshHop()
    state.stage = then
    return .on
  }

  private func pass(_ proxy: Proxy, _ state: inout WalkState) -> Progress {
    let node = network.nodes[network.interfaces[proxy.interface].node]
    if state.isReply, let last = state.translations.last, last.interface == proxy.interface,
      case .proxied = last.kind
    {
      state.translations.removeLast()
      state.packet = last.original.reversed
      state.target = nil
      state.sender = proxy.interface
      state.note(HopDecision(.session, .returnsToClient))
      state.stage = proxy.sending
      returnToBalancer(from: network.interfaces[proxy.interface], &state)
      return .on
    }
    if state.isReply {
      // The load balancer asked itself, as for a health check.
      if state.source == proxy.interface { return arrive(&state) }
      return lose(
        Reason(
          .replyMismatch, "\(node.title) has not sent the request that this responds to.",
          origin: Provenance(node.element, node.location)), &state)
    }
    guard let listener = proxy.listeners.first(where: { $0.match.matches(state.packet, Labels()) })
    else {
      return lose(
        Reason(
          .listener, "\(node.title) has no listener for \(state.packet).",
          origin: Provenance(node.element, node.location)), &state)
    }
    state.note(
      HopDecision(.rule, .accepts(listener: listener.title), origin: listener.origin))
    if listener.answers { return arrive(&state) }
    var onward: [WalkState] = []
    if let stage = listener.unknownTarget {
      var unknown = state
      unknown.stage = stage
      onward.append(unknown)
    }
    guard !listener.targets.isEmpty || !onward.isEmpty else {
      return lose(
        Reason(
          listener.withoutTargets, "\(listener.title.capitalizedFirst) has no targets here.",
          origin: listener.origin), &state)
    }
    let allowed = state.allowedTargets
    let targets = listener.targets.filter {
      allowed == nil || allowed?.contains($0.interface) == true
    }
    let alive = (targets.isEmpty ? listener.targets : targets)
      .filter { !network.failed.contains(network.interfaces[$0.interface].node) }
    guard !alive.isEmpty || !onward.isEmpty else {
      return lose(
        Reason(
          .noTarget, "\(listener.title.capitalizedFirst) has no healthy target left.",
          origin: listener.origin), &state)
    }
    // A target that is given back to itself answers itself, not the load balancer.
    let hairpins = alive.filter { listener.keepsSource && $0.interface == state.source }
    let others = alive.filter { !hairpins.contains($0) }
    if others.isEmpty, onward.isEmpty {
      return lose(
        Reason(
          .replyMismatch,
          "\(listener.title.capitalizedFirst) gives the connection back to its own client, whose "
            + "address it keeps, so the response never comes back to the load balancer.",
          origin: listener.origin), &state)
    }
    let passed = others.map { target in
      guard let stage = target.doubt else {
        return send(to: target, by: listener, of: proxy, state)
      }
      var unknown = state
      unknown.stage = stage
      return unknown
    }
    return .split(passed + onward)
  }

  private func send(
    to target: Proxy.Target, by listener: Proxy.Listener, of proxy: Proxy, _ state: WalkState
  ) -> WalkState {
    var next = state
    let own = network.interfaces[proxy.interface]
    let receiver = network.interfaces[target.interface]
    next.translations.append(
      Translation(
        .proxied(keepsSource: listener.keepsSource), interface: proxy.interface,
        original: state.packet))
    if !listener.keepsSource {
      next.packet.source = own.address
      next.packet.sourcePort = .ephemeral
      next.packet.serverName = nil
    }
    // Source: AWS, "Update the security groups for your Network Load Balancer" and "Target security
    // groups": rules that name the balancer's groups hold although the client's address is kept; rules
    // that name the client's groups do not.
    next.labels = Labels(source: own.labels)
    next.packet.destination = target.address ?? receiver.address
    next.packet.destinationPort = PortSpan(target.port)
    next.labels.destination = receiver.labels
    next.sender = proxy.interface
    next.target = target.interface
    let targetNode = network.nodes[receiver.node]
    let name =
      targetNode.element == nil ? targetNode.title : "the \(targetNode.title.lowercasedFirst)"
    next.note(
      HopDecision(
        .translation,
        .opens(target: name, port: target.port, keepsClient: listener.keepsSource),
        origin: listener.origin))
    next.refreshHop()
    next.stage = proxy.sending
    return next
  }

  // MARK: Result

  private func trace(of packet: Packet, _ state: WalkState) -> Trace {
    let doubts = doubts(of: state)
    let verdict: Verdict
    if let doubt = doubts.standing.first {
      verdict = .unknown(doubt)
    } else if let blocker = state.blockers.first {
      verdict = Verdict(blocker.reason)
    } else if let unknown = (state.unknowns + doubts.sending).first {
      verdict = .unknown(unknown)
    } else {
      verdict = state.leavesNetwork ? .exits : .accepted
    }
    return Trace(
      packet: packet, source: state.source.map { network.interfaces[$0].owner },
      destination: state.destination.map { network.interfaces[$0].owner },
      verdict: verdict, forward: state.forward, reply: state.reply, blockers: state.blockers,
      unknowns: doubts.standing + state.unknowns + doubts.sending, choices: state.choices)
  }

  /// What is not known of the two ends: of where they stand, which nothing makes up for, and of
  /// whether the sender opens connections at all.
  private func doubts(
    of state: WalkState
  ) -> (standing: [UnmodelledFeature], sending: [UnmodelledFeature]) {
    func features(_ index: Int?, _ texts: (NetworkInterface) -> [String]) -> [UnmodelledFeature] {
      guard let interface = index.map({ network.interfaces[$0] }) else { return [] }
      return texts(interface).map { UnmodelledFeature($0, element: interface.owner) }
    }
    return (
      features(state.source, \.doubts) + features(state.destination, \.doubts),
      features(state.source) { [$0.sendingDoubt].compactMap(\.self) }
    )
  }
}
