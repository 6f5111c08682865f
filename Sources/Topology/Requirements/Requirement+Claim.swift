extension Requirement {
  /// One statement of a requirement.
  public struct Claim: Hashable, Sendable, Codable {
    public var subject: Subject
    public let predicate: Predicate

    public init(_ subject: Subject, _ predicate: Predicate) {
      self.subject = subject
      self.predicate = predicate
    }
  }

  /// What a claim is about.
  public enum Subject: Hashable, Sendable, Codable {
    case traffic(selection: Selection)
    /// A flow that the author named.
    case flow(name: String)
    /// The route tables of the subnets in these ends, without the excepted ones.
    case routing(ends: [End], exceptions: [ElementID])
  }

  /// What is said about it.
  public enum Predicate: Hashable, Sendable, Codable {
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
