/// A declared flow from one component to another; security groups, discovery and environment
/// variables are derived from it.
public struct Connection: Hashable, Sendable, Codable {
  /// The component that opens the connection.
  public let source: ElementID
  /// The component that accepts it.
  public let target: ElementID
  /// TCP or UDP.
  public let transport: TransportProtocol
  /// The target's ports.
  public let ports: PortRange
  /// What the connection is for, for example `StatsD metrics`.
  public let title: String
  /// Where it was declared.
  public let origin: Origin

  /// A connection as it was declared, from the element that opens it.
  public init(
    from source: ElementID, to target: ElementID, transport: TransportProtocol, ports: PortRange,
    title: String, origin: Origin
  ) {
    self.source = source
    self.target = target
    self.transport = transport
    self.ports = ports
    self.title = title
    self.origin = origin
  }
}

extension Connection: Originated {
  /// What the author declared in a Swift file.
  public init(
    from source: ElementID, to target: ElementID, transport: TransportProtocol, ports: PortRange,
    title: String, location: SourceLocation
  ) {
    self.init(
      from: source, to: target, transport: transport, ports: ports, title: title,
      origin: .source(location))
  }
}
