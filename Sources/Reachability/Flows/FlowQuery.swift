import Topology

/// A connection to ask about: who opens it, to whom, by which protocol and port.
package struct FlowQuery: Hashable, Sendable {
  package var source: Endpoint
  package var destination: Endpoint
  package var transport: IPProtocol
  /// The destination's port.
  package var port: UInt16
  package var sourcePort: UInt16
  /// The name that the client asks for, where the connection carries one.
  package var serverName: ServerName?
  /// Which host of the internet opens it, where the receiver lists those that may; nil for any.
  package var client: ListedClient?
  /// What the flow depends on beside the network and is not known; its walks are unknown then.
  package var doubt: String?

  package init(
    from source: Endpoint, to destination: Endpoint, _ transport: IPProtocol = .tcp,
    port: UInt16 = 443, sourcePort: UInt16 = 49152, serverName: ServerName? = nil
  ) {
    self.source = source
    self.destination = destination
    self.transport = transport
    self.port = port
    self.sourcePort = sourcePort
    self.serverName = serverName
  }
}

extension FlowQuery: CustomStringConvertible {
  package var description: String {
    let service = transport.hasPorts ? "\(transport) \(port)" : "\(transport)"
    let name = serverName.map { " (\($0.name))" } ?? ""
    return "\(source) to \(destination), \(service)\(name)"
  }
}
