import Topology

/// One design rule as the documents list it.
public struct CatalogueEntry: Hashable, Sendable, Codable {
  public let code: DiagnosticCode
  public let severity: Diagnostic.Severity
  /// What should hold.
  public let title: String
  /// What happens otherwise.
  public let why: String
  /// What to do about a violation.
  public let remedy: String
  /// The document that says so.
  public let source: String
}
