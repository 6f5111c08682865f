extension Requirement {
  /// A set of packets: who sends them, to whom, and by which service.
  public struct Selection: Hashable, Sendable, Codable {
    public var sources: [End]
    public var destinations: [End]
    /// Whether the packets between any two different sources are meant, in both directions.
    public var isBetween: Bool
    /// Empty for every protocol and port.
    public var services: [Service]
    /// The name that clients ask for; nil for every name and none.
    public var serverName: String?

    public init(
      from sources: [End], to destinations: [End], isBetween: Bool = false,
      services: [Service] = [], serverName: String? = nil
    ) {
      self.sources = sources
      self.destinations = destinations
      self.isBetween = isBetween
      self.services = services
      self.serverName = serverName
    }
  }

  /// One end of traffic.
  public enum End: Hashable, Sendable, Codable {
    /// A component or resource with everything inside it.
    case element(id: ElementID)
    case internet
    /// Everything in the model, and the internet.
    case anywhere
    /// A block of addresses, wherever it is.
    case network(block: IPv4Network, title: String)
    /// The address blocks of the architecture's other environments.
    case otherEnvironments
  }

  /// A protocol with its ports.
  public struct Service: Hashable, Sendable, Codable {
    /// The number that IANA assigned.
    public let protocolNumber: Int
    /// Nil for every port, and for protocols without ports.
    public let ports: PortRange?

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

extension Requirement {
  /// The requirement with the other environments' blocks in place of their mention.
  public func naming(otherEnvironments blocks: [End]) -> Requirement {
    func named(_ ends: [End]) -> [End] { ends.flatMap { $0 == .otherEnvironments ? blocks : [$0] } }
    var requirement = self
    requirement.claims = claims.map { claim in
      guard case .traffic(var selection) = claim.subject else { return claim }
      selection.sources = named(selection.sources)
      selection.destinations = named(selection.destinations)
      return Claim(.traffic(selection: selection), claim.predicate)
    }
    return requirement
  }
}
