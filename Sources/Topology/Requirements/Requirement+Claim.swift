extension Requirement {
  /// One statement of a requirement.
  public struct Claim: Hashable, Sendable, Codable {
    /// What is spoken of.
    public var subject: Subject
    /// What must hold of it.
    public let predicate: Predicate

    /// A statement about a subject.
    public init(_ subject: Subject, _ predicate: Predicate) {
      self.subject = subject
      self.predicate = predicate
    }
  }
}
