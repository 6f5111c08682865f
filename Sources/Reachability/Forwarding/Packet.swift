import Topology

/// The header of one packet, as far as the network looks at it.
package struct Packet: Hashable, Sendable {
  package var source: IPv4Address
  package var destination: IPv4Address
  package var transport: IPProtocol
  package var sourcePort: PortSpan
  package var destinationPort: PortSpan
  package var serverName: ServerName?

  package init(
    from source: IPv4Address, to destination: IPv4Address, transport: IPProtocol,
    sourcePort: PortSpan, destinationPort: PortSpan, serverName: ServerName? = nil
  ) {
    self.source = source
    self.destination = destination
    self.transport = transport
    self.sourcePort = sourcePort
    self.destinationPort = destinationPort
    self.serverName = serverName
  }

  /// The packet that answers this one.
  package var reversed: Packet {
    Packet(
      from: destination, to: source, transport: transport, sourcePort: destinationPort,
      destinationPort: sourcePort, serverName: serverName)
  }
}

extension Packet: CustomStringConvertible {
  package var description: String {
    guard transport.hasPorts else { return "\(transport) \(source) to \(destination)" }
    let name = serverName.map { " (\($0.name))" } ?? ""
    return "\(transport) \(source):\(sourcePort) to \(destination):\(destinationPort)\(name)"
  }
}
