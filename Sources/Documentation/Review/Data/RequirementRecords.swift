import Reachability
import Topology

/// What became of proving each requirement, once for the environments where that is the same.
struct RequirementRecords {
  let landscape: Landscape
  let reports: [RequirementReport]

  var list: RecordList { RecordList(json) }

  private var json: [JSON] {
    let records = reports.map(record)
    let places = Dictionary(
      landscape.environments.enumerated().map { ($0.element.topology.environment.name, $0.offset) },
      uniquingKeysWith: min)
    return records.uniqued().map { members in
      let environments = records.indices.filter { records[$0] == members }
        .compactMap { places[reports[$0].environment] }
      let presence = JSON.Member(
        name: "in", value: .array(environments.sorted().map { .number($0) }))
      return .object(members + [presence])
    }
  }

  private func record(_ report: RequirementReport) -> [JSON.Member] {
    let requirement = report.requirement
    let counterexample = report.counterexample
    let record = JSON.members([
      "id": .string(requirement.id), "title": .string(requirement.title),
      "state": .string(report.verdict.rawValue), "evidence": .text(report.evidence),
      "note": .text(requirement.note),
      "unknown": .list(report.unknowns.map { .string($0) }),
      "packet": .text(counterexample?.trace?.packet.description),
      "subjects": .list(
        requirement.claims.flatMap(\.elements).uniqued().map { .string($0.description) }),
      "at": .string(requirement.origin.place),
    ])
    guard case .object(let members) = record else { return [] }
    return members
  }
}

extension Requirement.Claim {
  /// The elements that it speaks of.
  fileprivate var elements: [ElementID] {
    let ends: [Requirement.End] =
      switch subject {
      case .traffic(let selection): selection.sources + selection.destinations
      case .routing(let ends, _): ends
      case .flow: []
      }
    let named = ends.compactMap { end -> ElementID? in
      if case .element(let id) = end { id } else { nil }
    }
    if case .passes(let element, _) = predicate { return named + [element] }
    return named
  }
}
