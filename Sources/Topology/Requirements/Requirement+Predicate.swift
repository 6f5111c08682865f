extension Requirement {
  /// What is said about a subject.
  public enum Predicate: Hashable, Sendable {
    /// Every packet arrives, and so does its answer.
    case reaches
    /// No packet arrives.
    case isRefused
    /// Whatever arrives has passed the element, there and back.
    case passes(element: ElementID, exactlyOnce: Bool)
    /// Whatever passes a load balancer has been looked at by a web ACL.
    case passesWebFirewall
    /// Nothing else arrives; an empty list leaves that side open.
    case only(services: [Service], sources: [End], destinations: [End])
    /// Answers take the way of their packets back, through the same devices.
    case isSymmetric
    /// Packets and answers stay in the zone of their sender.
    case staysInOneZone
    /// Every packet arrives when any one zone is lost.
    ///
    /// - Parameter restarting: whether a service with a single task may be down until it has been
    ///   started again elsewhere.
    case survivesAnyZone(restarting: Bool)
    /// No route leads to an internet gateway.
    case avoidsInternetGateway
  }
}

/// JSON form: the predicate's name; `{"passes": id, "exactlyOnce": true}`,
/// `{"only": {"services": …, "from": …, "to": …}}` without what is open, and
/// `{"survivesAnyZone": {"restarting": true}}`.
extension Requirement.Predicate: Codable {
  private enum CodingKeys: String, CodingKey { case passes, exactlyOnce, only, survivesAnyZone }
  private enum OnlyKeys: String, CodingKey { case services, from, to }
  private enum SurvivalKeys: String, CodingKey { case restarting }

  /// The predicates that a name says whole.
  private static let named: [(name: String, predicate: Self)] = [
    ("reaches", .reaches), ("isRefused", .isRefused), ("passesWebFirewall", .passesWebFirewall),
    ("isSymmetric", .isSymmetric), ("staysInOneZone", .staysInOneZone),
    ("avoidsInternetGateway", .avoidsInternetGateway),
  ]

  public init(from decoder: any Decoder) throws {
    if let name = decoder.text {
      guard let found = Self.named.first(where: { $0.name == name }) else {
        throw decoder.unknown(name, as: "predicate of a requirement")
      }
      self = found.predicate
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let element = try container.decodeIfPresent(ElementID.self, forKey: .passes) {
      self = .passes(
        element: element, exactlyOnce: try container.decode(Bool.self, forKey: .exactlyOnce))
    } else if container.contains(.only) {
      let only = try container.nestedContainer(keyedBy: OnlyKeys.self, forKey: .only)
      self = .only(
        services: try only.decodeIfPresent([Requirement.Service].self, forKey: .services) ?? [],
        sources: try only.decodeIfPresent([Requirement.End].self, forKey: .from) ?? [],
        destinations: try only.decodeIfPresent([Requirement.End].self, forKey: .to) ?? [])
    } else {
      let survival = try container.nestedContainer(
        keyedBy: SurvivalKeys.self, forKey: .survivesAnyZone)
      self = .survivesAnyZone(restarting: try survival.decode(Bool.self, forKey: .restarting))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let found = Self.named.first(where: { $0.predicate == self }) {
      try found.name.encode(to: encoder)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .passes(let element, let exactlyOnce):
      try container.encode(element, forKey: .passes)
      try container.encode(exactlyOnce, forKey: .exactlyOnce)
    case .only(let services, let sources, let destinations):
      var only = container.nestedContainer(keyedBy: OnlyKeys.self, forKey: .only)
      if !services.isEmpty { try only.encode(services, forKey: .services) }
      if !sources.isEmpty { try only.encode(sources, forKey: .from) }
      if !destinations.isEmpty { try only.encode(destinations, forKey: .to) }
    case .survivesAnyZone(let restarting):
      var survival = container.nestedContainer(
        keyedBy: SurvivalKeys.self, forKey: .survivesAnyZone)
      try survival.encode(restarting, forKey: .restarting)
    case .reaches, .isRefused, .passesWebFirewall, .isSymmetric, .staysInOneZone,
      .avoidsInternetGateway:
      break
    }
  }
}
