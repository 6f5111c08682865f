import DesignRules
import Topology

extension Findings {
  /// The same with warnings in the place of errors about imported resources, which are as they are.
  var withoutErrorsOfImports: Findings {
    mapped { if case .state? = $0.origin { $0.asWarning } else { $0 } }
  }

  /// The same with warnings in the place of errors.
  var withoutErrors: Findings { mapped(\.asWarning) }

  /// The same with each diagnostic replaced.
  func mapped(_ transform: (Diagnostic) -> Diagnostic) -> Findings {
    Findings(
      open: open.map(transform),
      accepted: accepted.map {
        Finding(transform($0.diagnostic), acceptedReason: $0.acceptedReason)
      })
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
