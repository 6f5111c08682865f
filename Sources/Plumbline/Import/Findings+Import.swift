import DesignRules
import Topology

extension Findings {
  /// The same with warnings in the place of errors.
  var withoutErrors: Findings {
    Findings(
      open: open.map(\.asWarning),
      accepted: accepted.map { Finding($0.diagnostic.asWarning, acceptedReason: $0.acceptedReason) }
    )
  }
}

extension Diagnostic {
  fileprivate var asWarning: Diagnostic {
    Diagnostic(
      code, severity: severity == .error ? .warning : severity, summary: summary,
      detail: detail, remedy: remedy, subject: subject, origin: origin, related: related,
      environment: environment)
  }
}
