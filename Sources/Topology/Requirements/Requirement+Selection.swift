extension Requirement {
  /// A set of packets: who sends them, to whom, and by which service.
  public struct Selection: Hashable, Sendable {
    /// Where the packets come from.
    public var sources: [End]
    /// Where the packets go to.
    public var destinations: [End]
    /// Whether the packets between any two different sources are meant, in both directions.
    public var isBetween: Bool
    /// Empty for every protocol and port.
    public var services: [Service]
    /// The name that clients ask for; nil for every name and none.
    public var serverName: String?

    /// The packets of these ends, of every service or of some.
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
}

/// JSON form: `from`, `to`, `services` and `serverName` without what is empty, or `between` in the
/// place of `from` and `to`.
extension Requirement.Selection: Codable {
  private enum CodingKeys: String, CodingKey { case from, to, between, services, serverName }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func ends(_ key: CodingKeys) throws -> [Requirement.End] {
      try container.decodeIfPresent([Requirement.End].self, forKey: key) ?? []
    }
    let isBetween = container.contains(.between)
    try self.init(
      from: ends(isBetween ? .between : .from), to: ends(.to), isBetween: isBetween,
      services: container.decodeIfPresent([Requirement.Service].self, forKey: .services) ?? [],
      serverName: container.decodeIfPresent(String.self, forKey: .serverName))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sources, forKey: isBetween ? .between : .from)
    if !isBetween || !destinations.isEmpty { try container.encode(destinations, forKey: .to) }
    if !services.isEmpty { try container.encode(services, forKey: .services) }
    try container.encodeIfPresent(serverName, forKey: .serverName)
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
