/// A finding of a design rule that the author has weighed and lives with.
public struct AcceptedFinding: Hashable, Sendable, Codable {
  /// The rule that finds it.
  public let code: DiagnosticCode
  /// The element that it is accepted for, with all that is inside it; nil for every element.
  public let subject: ElementID?
  /// Why, in a sentence; the documents show it.
  public let reason: String
  /// Where it was declared.
  public let origin: Origin

  /// An accepted finding with its reason.
  public init(
    _ code: DiagnosticCode, on subject: ElementID?, because reason: String,
    origin: Origin
  ) {
    self.code = code
    self.subject = subject
    self.reason = reason
    self.origin = origin
  }

  /// Whether this accepts the finding: the same code, on the element or on a part of it.
  public func covers(_ diagnostic: Diagnostic) -> Bool {
    guard code == diagnostic.code else { return false }
    guard let subject else { return true }
    guard let found = diagnostic.subject, found.path.starts(with: subject.path) else {
      return false
    }
    return subject.key == nil || subject == found
  }
}

extension AcceptedFinding: Originated {
  /// What the author declared in a Swift file.
  public init(
    _ code: DiagnosticCode, on subject: ElementID?, because reason: String,
    location: SourceLocation
  ) {
    self.init(
      code, on: subject, because: reason, origin: .source(location))
  }
}
