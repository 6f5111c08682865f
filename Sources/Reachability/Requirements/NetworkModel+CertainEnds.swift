import AWSModel
import Topology

extension NetworkModel {
  /// The query with those of its ends only that may have the addresses of the packets whatever
  /// address is given to others, and why other ends may not; nil where there are none.
  ///
  /// AWS may choose any address that is free, so a statement must hold for each of them. One that an
  /// argument may give to somebody else, which nobody knows, need not be free.
  func certainEnds(
    of query: ClassQuery, for packets: PacketClass
  ) -> (query: ClassQuery, doubt: String?) {
    guard !lowered.model.addressUse.isEmpty else { return (query, nil) }
    var certain = query
    certain.sources.removeAll { mayBeTaken(packets.sources, of: $0) }
    certain.destinations.removeAll { mayBeTaken(packets.destinations, of: $0) }
    let others =
      query.sources.filter { !certain.sources.contains($0) }
      + query.destinations.filter { !certain.destinations.contains($0) }
    guard let first = others.first else { return (query, nil) }
    let isReceived = certain.destinations.contains { index in
      let interface = network.interfaces[index]
      return interface.addresses.overlaps(packets.destinations)
        || interface.publicAddress.map { packets.destinations.contains($0) } ?? false
    }
    // Without a receiver nobody sends.
    if certain.destinations != query.destinations, !isReceived {
      certain.sources = []
      certain.fromOutside = false
    }
    let title = lowered.model.title(network.interfaces[first].owner)
    return (certain, "whether \(title) can have an address that others may have")
  }

  /// Whether all that the interface may have of the addresses may be somebody else's.
  private func mayBeTaken(_ addresses: IntervalSet, of index: Int) -> Bool {
    let interface = network.interfaces[index]
    let isPlain = network.nodes[interface.node].role == .subnet
    guard interface.hasChosenAddress || isPlain,
      let use = lowered.model.addressUse[interface.subnet], use.undecided > 0 || use.isOpen
    else { return false }
    let own = addresses.intersection(interface.addresses)
    if own.isEmpty || own == interface.addresses { return false }
    return use.mayTake(own.count)
  }
}
