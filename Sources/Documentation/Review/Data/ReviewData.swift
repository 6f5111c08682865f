import Reachability
import Topology

/// What the page's programs know of the model. A list is absent where it is empty.
struct ReviewData {
  let scope: ReviewScope
  /// Which page shows each environment; none where this page shows all.
  let links: [ReviewLink]

  /// What there is little of.
  var head: [JSON.Member] {
    let first = scope.environments[0]
    let head = JSON.members([
      "title": .string(first.title), "summary": .text(first.summary),
      "environments": .array(scope.environments.map(environment)),
      "pages": .list(links.map(\.json)),
      "sheets": .list(scope.sheets.map { $0.json(in: scope.environments) }),
    ])
    guard case .object(let members) = head else { return [] }
    return members
  }

  /// The records of each kind, under the kind's name.
  var lists: KeyValuePairs<String, RecordList> {
    let landscape = Landscape(scope.networks.map(\.model.model))
    return [
      "elements": ElementRecords(landscape: landscape, terraform: scope.terraform).list,
      "flows": FlowRecords(networks: scope.networks).list,
      "failures": FailureRecords(landscape: landscape, networks: scope.networks).list,
      "requirements": RequirementRecords(landscape: landscape, reports: scope.requirements).list,
      "findings": FindingRecords(landscape: landscape, findings: scope.findings).list,
      "decisions": DecisionRecords(landscape: landscape).list,
    ]
  }

  private func environment(_ topology: Topology) -> JSON {
    .members([
      "name": .string(topology.environment.name), "title": .string(topology.environment.title),
      "account": .string(topology.environment.account),
      "addresses": .string(topology.environment.addresses),
      "region": .string("\(topology.region.title) · \(topology.region.code)"),
      "zones": .array(topology.zones.map { .string($0.key) }),
    ])
  }
}
