import Topology

/// Routed domains, which classes of packets leave and return to.
extension ClassWalk {
  /// Packets between two addresses of one domain never leave it. Putting them back into a class
  /// that leaves makes the classes of all domains alike, so that they can be joined; they are taken
  /// out again where the class ends.
  func filled(_ state: ClassState) -> ClassState {
    guard let sender = state.context.sender, state.context.translations.isEmpty else {
      return state
    }
    let own = network.domainAddresses[network.interfaces[sender].domain]
    let hole =
      state.context.isReply
      ? state.context.withheld : groups[state.context.group].addresses.intersection(own)
    guard !hole.isEmpty, !state.packets.destinations.overlaps(own) else { return state }
    var state = state
    state.packets.destinations = state.packets.destinations.union(hole)
    state.context.isFilled = true
    state.context.withheld = .empty
    return state
  }

  /// The class without packets between two addresses of one domain.
  func emptied(_ packets: PacketClass) -> [PacketClass] {
    // Cut the side with fewer pieces by domain; the other side loses the domain of each part.
    let isSwapped = packets.sources.intervalCount > packets.destinations.intervalCount
    let whole = isSwapped ? packets.reversed : packets
    var untouched: [IntervalSet] = []
    var parts: [PacketClass] = []
    for (route, addresses) in network.domainTable.split(whole.sources) {
      let own = route.map { network.domainAddresses[$0.exit] } ?? .empty
      guard whole.destinations.overlaps(own) else {
        untouched.append(addresses)
        continue
      }
      var part = whole
      part.sources = addresses
      part.destinations = whole.destinations.subtracting(own)
      if !part.isEmpty { parts.append(part) }
    }
    if !untouched.isEmpty {
      var part = whole
      part.sources = IntervalSet.union(untouched)
      parts.append(part)
    }
    return isSwapped ? parts.map(\.reversed) : parts
  }
}
