extension Requirement {
  /// A protocol with its ports.
  public struct Service: Hashable, Sendable {
    /// The number that IANA assigned.
    public let protocolNumber: Int
    /// Nil for every port, and for protocols without ports.
    public let ports: PortRange?

    /// - Parameters:
    ///   - protocolNumber: The number of the protocol in IPv4, 0 to 255. Source: IANA, "Protocol
    ///     Numbers".
    ///   - ports: The destination ports; nil for all.
    public init(protocolNumber: Int, ports: PortRange? = nil) {
      self.protocolNumber = protocolNumber
      self.ports = ports
    }
  }
}

extension Requirement.Service: CustomStringConvertible {
  public var description: String {
    let name =
      switch protocolNumber {
      case 1: "ICMP"
      case 6: "TCP"
      case 17: "UDP"
      default: "protocol \(protocolNumber)"
      }
    return ports.map { "\(name) \($0)" } ?? name
  }
}

/// JSON form: `{"protocol": "tcp", "ports": 443}`; a protocol without a name by its number.
extension Requirement.Service: Codable {
  private enum CodingKeys: String, CodingKey {
    case name = "protocol"
    case ports
  }

  private static let names = [1: "icmp", 6: "tcp", 17: "udp"]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let ports = try container.decodeIfPresent(PortRange.self, forKey: .ports)
    if let number = try? container.decode(Int.self, forKey: .name) {
      self.init(protocolNumber: number, ports: ports)
      return
    }
    let name = try container.decode(String.self, forKey: .name)
    guard let number = Self.names.first(where: { $0.value == name })?.key else {
      throw decoder.unknown(name, as: "protocol")
    }
    self.init(protocolNumber: number, ports: ports)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let name = Self.names[protocolNumber] {
      try container.encode(name, forKey: .name)
    } else {
      try container.encode(protocolNumber, forKey: .name)
    }
    try container.encodeIfPresent(ports, forKey: .ports)
  }
}
