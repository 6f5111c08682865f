import Topology

/// What a rule asks of a packet; a field that is not given matches everything.
package struct Match: Hashable, Sendable {
  package var sources: IntervalSet
  package var destinations: IntervalSet
  package var protocols: IntervalSet
  package var sourcePorts: IntervalSet
  package var destinationPorts: IntervalSet
  /// Matches only packets that carry one of these server names.
  package var names: NameMatch?
  /// Matches only packets of a sender that carries this label, such as a security group.
  package var sourceLabel: ElementID?
  /// Matches only packets to a receiver that carries this label.
  package var destinationLabel: ElementID?

  package init(
    sources: IntervalSet = .all, destinations: IntervalSet = .all,
    protocols: IntervalSet = PacketClass.allProtocols,
    sourcePorts: IntervalSet = PacketClass.allPorts,
    destinationPorts: IntervalSet = PacketClass.allPorts, names: NameMatch? = nil,
    sourceLabel: ElementID? = nil, destinationLabel: ElementID? = nil
  ) {
    self.sources = sources
    self.destinations = destinations
    self.protocols = protocols
    self.sourcePorts = sourcePorts
    self.destinationPorts = destinationPorts
    self.names = names
    self.sourceLabel = sourceLabel
    self.destinationLabel = destinationLabel
  }

  /// Whether the packet matches, with its ports taken at their lower ends.
  package func matches(_ packet: Packet, _ labels: Labels) -> Bool {
    sources.contains(packet.source) && destinations.contains(packet.destination)
      && protocols.contains(UInt32(packet.transport.number))
      && (!packet.transport.hasPorts
        || sourcePorts.contains(UInt32(packet.sourcePort.lower))
          && destinationPorts.contains(UInt32(packet.destinationPort.lower)))
      && (names?.matches(packet.serverName) ?? true)
      && labels.satisfaction(of: self) != .no
  }

  /// The packets of a class that match, by their headers; nil where none does. Which names match is
  /// dear to find, so it is found last.
  package func common(with packets: PacketClass, in space: NameSpace) -> PacketClass? {
    guard destinationPorts.overlaps(packets.destinationPorts),
      destinations.overlaps(packets.destinations), sources.overlaps(packets.sources),
      protocols.overlaps(packets.protocols), sourcePorts.overlaps(packets.sourcePorts)
    else { return nil }
    let names = packets.names.intersection(self.names.map(space.classes) ?? space.all)
    guard !names.isEmpty else { return nil }
    return PacketClass(
      sources: packets.sources.intersection(sources),
      destinations: packets.destinations.intersection(destinations),
      protocols: packets.protocols.intersection(protocols),
      sourcePorts: packets.sourcePorts.intersection(sourcePorts),
      destinationPorts: packets.destinationPorts.intersection(destinationPorts), names: names)
  }

  /// The header part as a class; the labels are asked for apart.
  package func packets(in space: NameSpace) -> PacketClass {
    PacketClass(
      sources: sources, destinations: destinations, protocols: protocols, sourcePorts: sourcePorts,
      destinationPorts: destinationPorts, names: names.map(space.classes) ?? space.all)
  }

  /// The same match for the answering packets.
  package var reversed: Match {
    var match = self
    swap(&match.sources, &match.destinations)
    swap(&match.sourcePorts, &match.destinationPorts)
    return match
  }
}
