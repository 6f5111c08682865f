/// What a design rule found, and whether the author accepts it.
public struct Finding: Hashable, Sendable, Codable {
  /// What was found.
  public let diagnostic: Diagnostic
  /// Why the author accepts it; nil for an open finding.
  public let acceptedReason: String?

  /// A finding, accepted where there is a reason.
  public init(_ diagnostic: Diagnostic, acceptedReason: String? = nil) {
    self.diagnostic = diagnostic
    self.acceptedReason = acceptedReason
  }
}
