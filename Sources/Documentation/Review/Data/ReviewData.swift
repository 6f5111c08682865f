import Reachability
import Topology

/// What the page's programs know of the model. A list is absent where it is empty.
struct ReviewData {
  let scope: ReviewScope
  /// Which page shows each environment; none where this page shows all.
  let links: [ReviewLink]

  var json: JSON {
    let landscape = Landscape(scope.networks.map(\.model.model))
    let first = scope.environments[0]
    let records: [@Sendable (ReviewScope) -> [JSON]] = [
      { ElementRecords(landscape: landscape, terraform: $0.terraform).json },
      { FlowRecords(networks: $0.networks).json },
      { FailureRecords(landscape: landscape, networks: $0.networks).json },
      { RequirementRecords(landscape: landscape, reports: $0.requirements).json },
      { FindingRecords(landscape: landscape, findings: $0.findings).json },
      { _ in DecisionRecords(landscape: landscape).json },
    ]
    let lists = records.concurrentMap { [scope] in JSON.list($0(scope)) }
    return .members([
      "title": .string(first.title), "summary": .text(first.summary),
      "environments": .array(scope.environments.map(environment)),
      "pages": .list(links.map(\.json)),
      "sheets": .list(scope.sheets.map { $0.json(in: scope.environments) }),
      "elements": lists[0], "flows": lists[1], "failures": lists[2], "requirements": lists[3],
      "findings": lists[4], "decisions": lists[5],
    ])
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
