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
}
