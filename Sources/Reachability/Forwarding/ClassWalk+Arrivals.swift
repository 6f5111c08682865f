import Topology

/// Nodes that packets come to, and the answers of the last one.
extension ClassWalk {
  func enter(
    _ index: Int, then: Int, _ state: consuming ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if network.failed.contains(index) {
      finish(state, .fails(.failed, state.direction), &finished)
      return
    }
    if query.watched.contains(index) {
      // Hosts and load balancers are entered twice, when packets come and when they go on.
      let isOnce = network.nodes[index].role == .inspector
      if state.context.isReply {
        if isOnce || state.context.replyMarks.last != index {
          state.context.replyMarks.append(index)
        }
      } else if isOnce || state.context.forwardMarks.last != index {
        state.context.forwardMarks.append(index)
      }
    }
    // Only routers and devices can be part of a circle; hosts are left out so that packets of
    // different hosts stay alike.
    switch network.nodes[index].role {
    case .router, .inspector, .translator, .balancer:
      let visit = ClassState.Visit(stage: state.stage, depth: state.context.receiverDepth)
      guard !state.context.visited.contains(visit) else {
        finish(state, .fails(.loop, state.direction), &finished)
        return
      }
      state.context.visited.append(visit)
    default: break
    }
    state.stage = then
    next.append(state)
  }

  func arrive(
    _ state: ClassState, _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply {
      finishReply(state, &finished)
      return
    }
    let receiver = state.context.receiver.map { network.interfaces[$0] }
    if let receiver, state.context.translations.isEmpty, !isMeant(receiver) {
      finish(state, .fails(.noHost, .forward), &finished)
      return
    }
    guard query.isTwoWay else {
      finish(state, .arrives(at: receiver?.owner), &finished)
      return
    }
    // Answers within a domain would take another way, so what was put in goes out first.
    if state.context.isFilled, state.context.translations.isEmpty {
      for packets in emptied(state.packets) {
        var part = state
        part.packets = packets
        part.context.isFilled = false
        part.context.withheld = state.packets.sources.subtracting(packets.sources)
        answer(part, &next)
      }
    } else {
      answer(state, &next)
    }
  }

  /// Whether a receiver of the query is in the network of the interface: two networks that nothing
  /// joins may have the same addresses.
  func isMeant(_ interface: NetworkInterface) -> Bool {
    query.destinations.isEmpty || !query.otherDestinations.isEmpty
      || receivingDomains.contains(interface.domain)
  }

  /// Whether an answer has come into a network that a sender of the query is in: networks that are
  /// joined may have the same addresses, and routes may lead the answer into another one.
  private func isAsker(_ receiver: Int?) -> Bool {
    guard let receiver, !query.fromOutside else { return true }
    return sendingDomains.contains(network.interfaces[receiver].domain)
  }

  /// Sends the answer on its way.
  func answer(_ state: ClassState, _ next: inout [ClassState]) {
    var state = state
    let receiver = state.context.receiver.map { network.interfaces[$0] }
    let arrivalIndex = state.context.receiver
    state.context.isReply = true
    state.context.visited = []
    state.context.receiver = nil
    state.context.target = nil
    state.packets = state.packets.reversed
    state.context.labels = Labels()
    if state.context.leavesNetwork {
      state.context.sender = nil
      state.stage = network.outside
      next.append(state)
      return
    }
    guard let arrivalIndex, let receiver else { return }
    if query.tellsReceivers { state.context.arrival = receiver.owner }
    state.context.sender = arrivalIndex
    state.context.labels = Labels(source: receiver.labels)
    state.stage = receiver.sending
    next.append(returnedToBalancer(state))
  }

  /// The network itself hands an answer back to the load balancer that kept the client's address.
  func returnedToBalancer(_ state: ClassState) -> ClassState {
    guard let last = state.context.translations.last, last.kind == .proxied(keepsSource: true)
    else {
      return state
    }
    var state = undoLast(state)
    state.context.sender = last.interface
    state.stage = network.interfaces[last.interface].sending
    return state
  }

  func finishReply(_ state: ClassState, _ finished: inout [ClassOutcome]) {
    guard state.context.translations.isEmpty, isAsker(state.context.receiver) else {
      finish(state, .fails(.replyMismatch, .reply), &finished)
      return
    }
    let arrival = ClassOutcome.Result.arrives(at: state.context.arrival)
    let isOneSided = state.context.sessions.contains { $0.isInspected && !$0.isAnswered }
    guard isOneSided else {
      finish(state, arrival, &finished)
      return
    }
    let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
    var broken = state
    broken.packets.protocols = state.packets.protocols.intersection(tcp)
    if !broken.packets.isEmpty { finish(broken, .fails(.oneSided, .reply), &finished) }
    var rest = state
    rest.packets.protocols = state.packets.protocols.subtracting(tcp)
    if !rest.packets.isEmpty { finish(rest, arrival, &finished) }
  }
}
