import Topology

extension ImportedTerraform {
  /// What a reader has to know of the import: what is not known, by its cause, what is assumed, and
  /// where the input is of several accounts or Regions.
  package var diagnostics: [Diagnostic] {
    omissionOfPlan + unknownDiagnostics + assumptionDiagnostics + surroundingsDiagnostics
  }

  private var omissionOfPlan: [Diagnostic] {
    guard topology.omission != nil else { return [] }
    return [
      Diagnostic(
        .importUnknown, severity: .warning, summary: "The plan is incomplete",
        detail:
          "Terraform marks it so: -target, deferred changes or an error have left out what belongs to "
          + "the configuration. Every verdict is unknown.",
        remedy: "Plan without -target, or apply and import the state.")
    ]
  }

  private var unknownDiagnostics: [Diagnostic] {
    var order: [String] = []
    var edges: [String: [Edge]] = [:]
    for edge in self.edges where edge.isIdentifier {
      guard let cause = edge.causes.first?.text else { continue }
      if edges[cause] == nil { order.append(cause) }
      edges[cause, default: []].append(edge)
    }
    return order.map { cause in
      let affected = edges[cause] ?? []
      let names = affected.prefix(3).map { "\($0.source) \($0.argument)" }
      let more = affected.count > 3 ? " and \(affected.count - 3) more" : ""
      return Diagnostic(
        .importUnknown, severity: .note, summary: "Not known: \(cause)",
        detail:
          "It is what \(names.joined(separator: ", "))\(more) \(affected.count == 1 ? "names" : "name"). "
          + "Walks that depend on it end unknown.",
        remedy:
          "Give the configuration's folder with --exact, or import the state after apply, which has "
          + "the ids.",
        origin: affected.first.map { .state(address: $0.source) })
    }
  }

  /// How many arguments name what the plan does not prove.
  package var assumedCount: Int { assumed.count }

  private var assumed: [Edge] {
    edges.filter { $0.isIdentifier && $0.targets.contains { !$0.basis.isProved } }
  }

  private var assumptionDiagnostics: [Diagnostic] {
    let assumed = assumed
    guard !assumed.isEmpty else { return omissionDiagnostics }
    let parts = Basis.allCases.compactMap { basis -> String? in
      guard !basis.isProved else { return nil }
      let count = assumed.count { $0.targets.contains { $0.basis == basis } }
      return count == 0 ? nil : "\(count) \(basis.text)"
    }
    return omissionDiagnostics + [
      Diagnostic(
        .importAssumption, severity: .note,
        summary: assumed.count == 1
          ? "What an argument names is assumed"
          : "What \(assumed.count) arguments name is assumed",
        detail: "A plan does not prove it: \(parts.joined(separator: ", ")).",
        remedy:
          "Read the list in docs/import.md, or give the configuration's folder with --exact, or "
          + "import the state after apply, which has the ids.")
    ]
  }

  private var omissionDiagnostics: [Diagnostic] {
    guard !omitted.isEmpty else { return [] }
    let names = omitted.prefix(3).map { "\($0.source) \($0.name)" }
    let more = omitted.count > 3 ? " and \(omitted.count - 3) more" : ""
    return [
      Diagnostic(
        .importAssumption, severity: .note,
        summary: omitted.count == 1
          ? "A block is assumed not to be there"
          : "\(omitted.count) blocks are assumed not to be there",
        detail:
          "The configuration does not mention \(names.joined(separator: ", "))\(more), and nothing "
          + "else gives it. A dynamic block over what is not known yet would look the same in a plan.",
        remedy: "Give the configuration's folder with --exact, or import the state after apply.",
        origin: .state(address: omitted[0].source))
    ]
  }

  private var surroundingsDiagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    func warn(_ summary: String, _ detail: String) {
      found.append(
        Diagnostic(
          .importSurroundings, severity: .warning, summary: summary, detail: detail,
          remedy: "Import the root modules of each account and Region one by one."))
    }
    if surroundings.regions.count > 1 {
      warn(
        "The input is of several Regions",
        "It names \(surroundings.regions.joined(separator: ", ")). Zones of others than the first are "
          + "called by their whole names; docs/import.md counts what is where.")
    }
    if surroundings.accounts.count > 1 {
      warn(
        "The input names several accounts",
        "It names \(surroundings.accounts.joined(separator: ", ")). Titles of networks say where they "
          + "are; docs/import.md counts what is where.")
    }
    return found
  }
}
