import Topology

/// Nodes that the packet comes to, and the answer of the last one.
extension ConcreteWalk {
  func enter(_ index: Int, then: Int, _ state: inout WalkState) -> Progress {
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

  func lose(_ reason: Reason, _ state: inout WalkState) -> Progress {
    state.block(reason)
    return .done
  }

  /// The packet is where it was meant to be: the answer sets out, or the walk is over.
  func arrive(_ state: inout WalkState) -> Progress {
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
  func returnToBalancer(from interface: NetworkInterface, _ state: inout WalkState) {
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
  func isElsewhere(_ receiver: Int?, _ state: WalkState) -> Bool {
    guard let receiver, let meant = state.destination, state.translations.isEmpty else {
      return false
    }
    return network.interfaces[receiver].domain != network.interfaces[meant].domain
  }

  /// Where a response has come that went to the client's address, but not into its network.
  private func otherNetwork(of state: WalkState) -> Provenance? {
    guard let source = state.source, let receiver = state.receiver else { return nil }
    let (own, other) = (network.interfaces[source], network.interfaces[receiver])
    return own.domain == other.domain ? nil : Provenance(other.owner, nil)
  }

  func finishReply(_ state: inout WalkState) {
    if !state.translations.isEmpty || state.packet.reversed != state.sent {
      state.block(
        Reason(
          .replyMismatch,
          "The response arrives as \(state.packet), but the client asked \(state.sent.destination)."
        ))
    } else if let other = otherNetwork(of: state) {
      state.block(
        Reason(
          .replyMismatch,
          "The response goes to \(state.packet.destination) in another network than the client's, which has the same "
            + "addresses.", origin: other))
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
}
