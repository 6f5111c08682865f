/// Something wrong, or worth knowing, about a model.
public struct Diagnostic: Hashable, Sendable, Codable {
  /// The kind of problem, with a number that never changes its meaning.
  public let code: DiagnosticCode
  /// Whether anything may be generated.
  public let severity: Severity
  /// What is wrong, tersely, for example `VPC address blocks overlap`.
  public let summary: String
  /// The values involved, in whole sentences.
  public let detail: String
  /// What to do about it.
  public let remedy: String
  /// The element that it is about; nil where there is none.
  public let subject: ElementID?
  /// Where what is wrong was declared; nil where no single place is to blame.
  public let origin: Origin?
  /// Other places that have to do with it, for example the route that it contradicts.
  public let related: [RelatedPlace]
  /// The environment in which it was found; nil where it does not depend on one.
  public var environment: String?

  /// How much a problem matters.
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

  /// - Parameters:
  ///   - summary: What is wrong, in a line without a full stop.
  ///   - detail: The values that show it.
  ///   - remedy: What to do.
  public init(
    _ code: DiagnosticCode, severity: Severity = .error, summary: String, detail: String,
    remedy: String, subject: ElementID? = nil, origin: Origin? = nil,
    related: [RelatedPlace] = [], environment: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.summary = summary
    self.detail = detail
    self.remedy = remedy
    self.subject = subject
    self.origin = origin
    self.related = related
    self.environment = environment
  }
}

extension Diagnostic {
  /// Something wrong at a place in a Swift file.
  public init(
    _ code: DiagnosticCode, severity: Severity = .error, summary: String, detail: String,
    remedy: String, subject: ElementID? = nil, location: SourceLocation?,
    related: [RelatedPlace] = [], environment: String? = nil
  ) {
    self.init(
      code, severity: severity, summary: summary, detail: detail, remedy: remedy,
      subject: subject, origin: location.map { .source($0) }, related: related,
      environment: environment)
  }

  /// The place in a Swift file; nil for what was not declared in one.
  public var location: SourceLocation? { origin?.location }
}

extension Diagnostic: CustomStringConvertible {
  /// The compiler's form: place, severity, code and summary on the first line, then the rest;
  /// each related place on a line of its own.
  public var description: String {
    let place = origin.map { "\($0): " } ?? ""
    let scope = environment.map { " [\($0)]" } ?? ""
    return """
      \(place)\(severity.rawValue): \(code.number): \(summary)\(scope)
        \(detail)
        To fix it: \(remedy)\(related.map { "\n  \($0)" }.joined())
      """
  }
}

extension Sequence<Diagnostic> {
  /// Whether anything may be generated.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
