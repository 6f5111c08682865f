import Topology

extension PacketClass {
  /// A packet of the class as one would meet it: TCP before other protocols, ports that are in
  /// use, an address of documentation for the internet; nil where the class is empty.
  func example(in space: NameSpace) -> Packet? {
    guard let first = sample(in: space) else { return nil }
    var packet = first
    if let known = [IPProtocol.tcp, .udp, .icmp].first(where: {
      protocols.contains(UInt32($0.number))
    }) {
      packet.transport = known
    }
    func port(_ set: IntervalSet, _ wanted: [UInt16], _ otherwise: PortSpan) -> PortSpan {
      wanted.first { set.contains(UInt32($0)) }.map { PortSpan($0) } ?? otherwise
    }
    packet.sourcePort = port(sourcePorts, [49152], first.sourcePort)
    packet.destinationPort = port(destinationPorts, [443, 80, 22, 53], first.destinationPort)
    if destinations.contains(AddressPlan.internetHost.bits) {
      packet.destination = AddressPlan.internetHost
    }
    if sources.contains(AddressPlan.internetHost.bits) { packet.source = AddressPlan.internetHost }
    return packet
  }
}
