import Topology

/// A set of packets as a box: the product of one set for each field of the header.
package struct PacketClass: Hashable, Sendable {
  package var sources: IntervalSet
  package var destinations: IntervalSet
  package var protocols: IntervalSet
  package var sourcePorts: IntervalSet
  package var destinationPorts: IntervalSet
  /// Classes of server names; see ``NameSpace``.
  package var names: IntervalSet

  package init(
    sources: IntervalSet = .all, destinations: IntervalSet = .all,
    protocols: IntervalSet = Self.allProtocols, sourcePorts: IntervalSet = Self.allPorts,
    destinationPorts: IntervalSet = Self.allPorts, names: IntervalSet = NameSpace.noName
  ) {
    self.sources = sources
    self.destinations = destinations
    self.protocols = protocols
    self.sourcePorts = sourcePorts
    self.destinationPorts = destinationPorts
    self.names = names
  }

  package static let allProtocols = IntervalSet(0, 255)
  package static let allPorts = IntervalSet(0, 65535)

  package var isEmpty: Bool {
    sources.isEmpty || destinations.isEmpty || protocols.isEmpty || sourcePorts.isEmpty
      || destinationPorts.isEmpty || names.isEmpty
  }

  /// The common part; nil where there is none.
  package func intersection(_ other: PacketClass) -> PacketClass? {
    guard overlaps(other) else { return nil }
    return PacketClass(
      sources: sources.intersection(other.sources),
      destinations: destinations.intersection(other.destinations),
      protocols: protocols.intersection(other.protocols),
      sourcePorts: sourcePorts.intersection(other.sourcePorts),
      destinationPorts: destinationPorts.intersection(other.destinationPorts),
      names: names.intersection(other.names))
  }

  package func overlaps(_ other: PacketClass) -> Bool {
    destinations.overlaps(other.destinations) && sources.overlaps(other.sources)
      && destinationPorts.overlaps(other.destinationPorts) && protocols.overlaps(other.protocols)
      && sourcePorts.overlaps(other.sourcePorts) && names.overlaps(other.names)
  }

  /// What is left without the other class, as disjoint boxes.
  package func subtracting(_ other: PacketClass) -> [PacketClass] {
    guard let hole = intersection(other) else { return [self] }
    var rest = self
    var pieces: [PacketClass] = []
    func cut(
      _ whole: IntervalSet, _ hole: IntervalSet, _ set: (inout PacketClass, IntervalSet) -> Void
    ) {
      let outside = whole.subtracting(hole)
      guard !outside.isEmpty else { return }
      var piece = rest
      set(&piece, outside)
      pieces.append(piece)
      set(&rest, hole)
    }
    // Addresses first: they tell most classes apart, so the fewest pieces come of it.
    cut(rest.destinations, hole.destinations) { $0.destinations = $1 }
    cut(rest.sources, hole.sources) { $0.sources = $1 }
    cut(rest.protocols, hole.protocols) { $0.protocols = $1 }
    cut(rest.destinationPorts, hole.destinationPorts) { $0.destinationPorts = $1 }
    cut(rest.sourcePorts, hole.sourcePorts) { $0.sourcePorts = $1 }
    cut(rest.names, hole.names) { $0.names = $1 }
    return pieces
  }

  /// The class of the packets that answer these.
  package var reversed: PacketClass {
    PacketClass(
      sources: destinations, destinations: sources, protocols: protocols,
      sourcePorts: destinationPorts, destinationPorts: sourcePorts, names: names)
  }

  package func contains(_ packet: Packet, in names: NameSpace) -> Bool {
    sources.contains(packet.source) && destinations.contains(packet.destination)
      && protocols.contains(UInt32(packet.transport.number))
      && (!packet.transport.hasPorts
        || sourcePorts.contains(packet.sourcePort.set)
          && destinationPorts.contains(packet.destinationPort.set))
      && self.names.contains(names.classes(of: packet.serverName))
  }

  /// The first packet of the class; nil where the class is empty.
  package func sample(in names: NameSpace) -> Packet? {
    guard let source = sources.first, let destination = destinations.first,
      let number = protocols.first.flatMap(UInt8.init(exactly:)),
      let sourcePort = sourcePorts.first.flatMap(UInt16.init(exactly:)),
      let destinationPort = destinationPorts.first.flatMap(UInt16.init(exactly:)),
      let name = self.names.first
    else { return nil }
    return Packet(
      from: IPv4Address(bits: source), to: IPv4Address(bits: destination),
      transport: IPProtocol(number), sourcePort: PortSpan(sourcePort),
      destinationPort: PortSpan(destinationPort), serverName: names.sample(name))
  }
}

extension PacketClass: CustomStringConvertible {
  package var description: String {
    let protocolText = protocols.intervals
      .map { interval in
        interval.lower == interval.upper
          ? IPProtocol(UInt8(truncatingIfNeeded: interval.lower)).description
          : "protocols \(interval.lower)-\(interval.upper)"
      }
      .joined(separator: ", ")
    return "\(protocolText) from \(sources.addressText) (\(sourcePorts.portText)) "
      + "to \(destinations.addressText) (\(destinationPorts.portText))"
  }
}
