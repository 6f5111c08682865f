import Topology

/// Follows one packet and its answer through a network, step by step.
///
/// Where a router may choose among zones, or a load balancer among targets, every choice is
/// followed. A refusal is written down and the walk goes on as if it had not been made, so that
/// everything that stands in the way is found.
package struct ConcreteWalk: Sendable {
  let network: ForwardingNetwork
  /// Whether load balancers answer by themselves what their rules leave to them.
  var asksForRest = false
  /// Whether it is enough that a load balancer that speaks HTTP takes the connection; see
  /// ``ClassQuery/countsBalancers``.
  var countsBalancers = false

  /// More nodes than any sensible path has; a walk that is longer does not end by itself.
  static let hopLimit = 64

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

  enum Progress {
    case on
    /// One for each choice, in the place of the state.
    case split([WalkState])
    case done
  }

  func step(_ state: inout WalkState) -> Progress {
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

  // MARK: Result

  func trace(of packet: Packet, _ state: WalkState) -> Trace {
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
  func doubts(
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
