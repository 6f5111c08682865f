import Topology

/// A protocol, with or without ports, in a ``Require`` statement.
public struct TrafficService: Hashable, Sendable {
  let service: Requirement.Service

  /// TCP to these ports.
  public static func tcp(_ ports: PortRange) -> TrafficService {
    TrafficService(service: .init(protocolNumber: 6, ports: ports))
  }
  /// UDP to these ports.
  public static func udp(_ ports: PortRange) -> TrafficService {
    TrafficService(service: .init(protocolNumber: 17, ports: ports))
  }
  /// TCP to every port.
  public static let tcp = TrafficService(service: .init(protocolNumber: 6))
  /// UDP to every port.
  public static let udp = TrafficService(service: .init(protocolNumber: 17))
  /// ICMP, every type.
  public static let icmp = TrafficService(service: .init(protocolNumber: 1))
}
