import AWSModel
import Topology

/// What AWS refuses or regrets in an architecture although Terraform accepts it.
///
/// An error is what AWS refuses; a warning is regretted later; a note weighs one thing against
/// another. The author may accept a finding with a reason; it is then kept apart.
public enum DesignRules {
  /// Every rule, in the order of its code.
  package static let all: [any DesignRule] =
    associations + storage + firewall + network + transitGateway + quotas + containers + edge
    + observability + refusals + leftovers

  /// Every rule with its explanation, in the order of its code.
  public static var catalogue: [CatalogueEntry] {
    all.sorted { $0.code.number < $1.code.number }.map {
      CatalogueEntry(
        code: $0.code, severity: $0.severity, title: $0.title, why: $0.why, remedy: $0.remedy,
        source: $0.source)
    }
  }

  /// Checks the topologies, one per environment, by every rule.
  ///
  /// A finding that is the same in every environment is told once.
  public static func check(_ topologies: [Topology]) -> Findings {
    check(topologies.concurrentMap { AWSModel($0) })
  }

  /// The same for models that are read already.
  package static func check(_ models: [AWSModel]) -> Findings {
    let topologies = models.map(\.topology)
    var open: [Diagnostic] = []
    var accepted: [Diagnostic] = []
    var reasons: [Diagnostic: String] = [:]
    var used: Set<AcceptedFinding> = []
    let found = models.concurrentMap { model in all.flatMap { $0.check(model) } }
    for (topology, diagnostics) in zip(topologies, found) {
      for diagnostic in diagnostics {
        let acceptances = topology.acceptedFindings.filter { $0.covers(diagnostic) }
        used.formUnion(acceptances)
        guard let acceptance = acceptances.first else {
          open.append(diagnostic)
          continue
        }
        accepted.append(diagnostic)
        reasons[diagnostic] = acceptance.reason
        reasons[plain(diagnostic)] = acceptance.reason
      }
    }
    open += topologies.flatMap { unused($0, used) }
    return Findings(
      open: open.merged(of: topologies.count),
      accepted: accepted.merged(of: topologies.count).map {
        Finding($0, acceptedReason: reasons[$0])
      })
  }

  private static func plain(_ diagnostic: Diagnostic) -> Diagnostic {
    var plain = diagnostic
    plain.environment = nil
    return plain
  }

  /// PLB199. An acceptance counts as used where it covers a finding in any environment.
  private static func unused(
    _ topology: Topology, _ used: Set<AcceptedFinding>
  ) -> [Diagnostic] {
    topology.acceptedFindings.filter { !used.contains($0) }.map { acceptance in
      let place = acceptance.subject.map { "on '\($0)'" } ?? "anywhere"
      return Diagnostic(
        .unusedAcceptance, severity: .warning,
        summary: "\(acceptance.code.number) is accepted, but not found \(place)",
        detail:
          "It would be accepted because: \(acceptance.reason) \(acceptance.code.meaning)",
        remedy: "Remove the acceptance, or correct its code or element.",
        subject: acceptance.subject, origin: acceptance.origin,
        environment: topology.environment.name)
    }
  }
}
