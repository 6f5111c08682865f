import Topology

/// Findings in the order in which they are told: by place, then by code; what was found in several
/// environments once.
package struct DiagnosticReport: Sendable {
  package struct Item: Hashable, Sendable {
    package let diagnostic: Diagnostic
    /// The environments in which it was found; none where it does not depend on one.
    package let environments: [String]
  }

  package let items: [Item]

  /// - Parameter environments: all environments of the model, in its order.
  package init(_ diagnostics: [Diagnostic], environments: [String]) {
    var order: [Diagnostic] = []
    var found: [Diagnostic: Set<String>] = [:]
    for diagnostic in diagnostics {
      var general = diagnostic
      general.environment = nil
      if found[general] == nil { order.append(general) }
      found[general, default: []].formUnion(diagnostic.environment.map { [$0] } ?? [])
    }
    items = order.map { general in
      let names = found[general, default: []]
      return Item(diagnostic: general, environments: environments.filter(names.contains))
    }
    .enumerated()
    .sorted { left, right in
      let (first, second) = (left.element.diagnostic, right.element.diagnostic)
      if first.location?.file != second.location?.file {
        return (first.location?.file ?? "") < (second.location?.file ?? "")
      }
      if first.location?.line != second.location?.line {
        return (first.location?.line ?? 0) < (second.location?.line ?? 0)
      }
      if first.code != second.code { return first.code.number < second.code.number }
      return left.offset < right.offset
    }
    .map(\.element)
  }

  /// All findings in the compiler's form, one after the other.
  package var text: String {
    items.map { item in
      var shown = item.diagnostic
      shown.environment =
        item.environments.isEmpty ? nil : item.environments.joined(separator: ", ")
      return PlainText.shown("\(shown)\n")
    }
    .joined()
  }

  /// `3 errors, 1 warning`; nil where there is neither.
  package var count: String? {
    let parts = [Diagnostic.Severity.error, .warning].compactMap { severity -> String? in
      let count = items.count { $0.diagnostic.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
