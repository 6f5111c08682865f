/// Something wrong, or worth knowing, about a model.
public struct Diagnostic: Hashable, Sendable, Codable {
  public let code: DiagnosticCode
  public let severity: Severity
  /// What is wrong, tersely, for example `VPC address blocks overlap`.
  public let summary: String
  /// The values involved, in whole sentences.
  public let detail: String
  /// What to do about it.
  public let remedy: String
  public let subject: ElementID?
  public let location: SourceLocation?
  /// The environment in which it was found; nil where it does not depend on one.
  public var environment: String?

  public enum Severity: String, Hashable, Sendable, Codable, Comparable {
    case error, warning, note

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  public init(
    _ code: DiagnosticCode, severity: Severity = .error, summary: String, detail: String,
    remedy: String, subject: ElementID? = nil, location: SourceLocation? = nil,
    environment: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    self.detail = detail
    self.remedy = remedy
    self.subject = subject
    self.location = location
    self.environment = environment
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The compiler's form: place, severity, code and summary on the first line, then the rest.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let scope = environment.map { " [\($0)]" } ?? ""
    return """
      \(place)\(severity.rawValue): \(code.rawValue): \(summary)\(scope)
        \(detail)
        To fix it: \(remedy)
      """
  }
}

extension Sequence<Diagnostic> {
  /// Whether anything may be generated.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
