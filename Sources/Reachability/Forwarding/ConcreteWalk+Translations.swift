import Topology

/// Addresses that gateways replace and put back.
extension ConcreteWalk {
  func translateSource(
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
  func publish(_ domain: Int, _ origin: Provenance, _ state: inout WalkState) -> Bool {
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

  func admit(_ domain: Int, _ origin: Provenance, _ state: inout WalkState) -> Bool {
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

  func restore(_ interface: Int, then: Int, _ state: inout WalkState) -> Progress {
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
}
