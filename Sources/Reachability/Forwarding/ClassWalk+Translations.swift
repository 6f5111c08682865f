import Topology

/// Addresses that gateways replace and put back.
extension ClassWalk {
  /// A step that replaces an address, or puts one back.
  func translate(
    _ state: consuming ClassState, _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    switch network.stages[state.stage] {
    case .translateSource(let interface, let protocols, let then):
      translateSource(to: interface, protocols, then: then, state, &next, &finished)
    case .publish(let domain, _, let then): publish(domain, then: then, state, &next, &finished)
    case .admit(let domain, _, let then): admit(domain, then: then, state, &next, &finished)
    case .restore(let interface, let then):
      restore(interface, then: then, state, &next, &finished)
    default: break
    }
  }

  func restore(
    _ interface: Int, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    guard state.context.isReply, let last = state.context.translations.last,
      last.interface == interface, last.kind == .shared
    else {
      finish(state, .fails(.translationInbound, state.direction), &finished)
      return
    }
    var state = undoLast(state)
    state.context.target = nil
    state.context.sender = nil
    state.stage = then
    next.append(state)
  }

  func undoLast(_ state: ClassState) -> ClassState {
    var state = state
    guard let last = state.context.translations.popLast() else { return state }
    state.packets =
      state.context.isReply
      ? last.undone(on: state.packets.reversed).reversed : last.undone(on: state.packets)
    return state
  }

  func translateSource(
    to index: Int, _ protocols: IntervalSet, then: Int, _ state: ClassState,
    _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply {
      finish(state, .fails(.translationReply, .reply), &finished)
      return
    }
    var refused = state
    refused.packets.protocols = state.packets.protocols.subtracting(protocols)
    if !refused.packets.isEmpty {
      finish(refused, .fails(.translationProtocol, .forward), &finished)
    }
    var state = state
    state.packets.protocols = state.packets.protocols.intersection(protocols)
    guard !state.packets.isEmpty else { return }
    state.context.translations.append(
      Translation(.shared, interface: index, original: state.packets))
    state.context.isChosen = true
    state.packets.sources = IntervalSet(network.interfaces[index].address)
    state.packets.sourcePorts = PortSpan.ephemeral.set
    state.context.sender = index
    state.context.labels.source = []
    state.stage = then
    next.append(state)
  }

  func publish(
    _ domain: Int, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    var state = state
    if state.context.isReply, let last = state.context.translations.last, last.kind == .admitted,
      network.interfaces[last.interface].domain == domain
    {
      state = undoLast(state)
      state.stage = then
      next.append(state)
      return
    }
    guard let index = state.context.sender, let address = network.interfaces[index].publicAddress,
      network.interfaces[index].domain == domain
    else {
      finish(state, .fails(.noPublicAddress, state.direction), &finished)
      return
    }
    if let doubt = network.interfaces[index].publicDoubt {
      finish(state, .unknown(doubt), &finished)
      return
    }
    let own = network.interfaces[index].addresses
    var foreign = state
    foreign.packets.sources = state.packets.sources.subtracting(own)
    if !foreign.packets.isEmpty {
      finish(foreign, .fails(.noPublicAddress, state.direction), &finished)
    }
    state.packets.sources = state.packets.sources.intersection(own)
    guard !state.packets.isEmpty else { return }
    if !state.context.isReply {
      state.context.translations.append(
        Translation(.published, interface: index, original: state.packets))
    }
    state.packets.sources = IntervalSet(address)
    state.stage = then
    next.append(state)
  }

  func admit(
    _ domain: Int, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply, let last = state.context.translations.last, last.kind == .published {
      var state = undoLast(state)
      state.stage = then
      next.append(state)
      return
    }
    var rest = state.packets.destinations
    for (address, index) in network.interfaceByPublicAddress.sorted(by: { $0.key < $1.key })
    where rest.contains(address) && network.interfaces[index].domain == domain {
      rest = rest.subtracting(IntervalSet(address))
      var part = state
      part.packets.destinations = IntervalSet(address)
      if let doubt = network.interfaces[index].publicDoubt {
        finish(part, .unknown(doubt), &finished)
        continue
      }
      if !state.context.isReply {
        part.context.translations.append(
          Translation(.admitted, interface: index, original: part.packets))
      }
      part.packets.destinations = IntervalSet(network.interfaces[index].address)
      part.context.target = index
      part.stage = then
      next.append(part)
    }
    var lost = state
    lost.packets.destinations = rest
    if !rest.isEmpty { finish(lost, .fails(.notPublished, state.direction), &finished) }
  }
}
