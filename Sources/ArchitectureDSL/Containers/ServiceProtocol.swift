import Topology

/// What a service listens for: a name, a transport and a port.
///
/// ```swift
/// extension ServiceProtocol {
///   static let redis = ServiceProtocol("redis", title: "Redis", .tcp, port: 6379)
/// }
/// ```
public struct ServiceProtocol: Hashable, Sendable {
  /// Lowercase; in capitals it begins the names of environment variables.
  let name: String
  let title: String
  let transport: TransportProtocol
  let port: PortRange

  /// - Parameters:
  ///   - name: Lowercase letters, digits and hyphens; in capitals it begins the names of
  ///     environment variables.
  ///   - title: What pictures and documents call it.
  ///   - transport: TCP or UDP.
  ///   - port: A port or a range of ports, 0 to 65535.
  public init(_ name: String, title: String, _ transport: TransportProtocol, port: PortRange) {
    self.name = name
    self.title = title
    self.transport = transport
    self.port = port
  }

  /// Metrics in StatsD's line format over UDP.
  public static let statsd = ServiceProtocol("statsd", title: "StatsD metrics", .udp, port: 8125)
  /// Graphite's plaintext protocol.
  public static let carbon = ServiceProtocol("carbon", title: "Carbon plaintext", .tcp, port: 2003)
  /// NFS on TCP port 2049, within TLS as Amazon EFS encrypts it.
  public static let nfs = ServiceProtocol("nfs", title: "NFS over TLS", .tcp, port: 2049)
  /// HTTPS on TCP port 443.
  public static let https = ServiceProtocol("https", title: "HTTPS", .tcp, port: 443)

  /// HTTP on a port of the author's choice.
  public static func http(_ port: PortRange = 80) -> ServiceProtocol {
    ServiceProtocol("http", title: "HTTP", .tcp, port: port)
  }
}
