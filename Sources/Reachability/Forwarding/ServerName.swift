/// The name of the server that a client asks for, as a device on the path can read it.
package struct ServerName: Hashable, Sendable, Codable {
  /// Where the name stands in the packets.
  package enum Carrier: String, Hashable, Sendable, Codable, CaseIterable {
    /// The server name indication of a TLS client hello.
    case tls
    /// The host header of an HTTP request.
    case http
  }

  package let carrier: Carrier
  package let name: String

  package init(_ name: String, in carrier: Carrier = .tls) {
    self.name = name.lowercased()
    self.carrier = carrier
  }
}
