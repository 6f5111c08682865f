import Reachability
import Topology

/// What the page's programs know of the model. A list is absent where it is empty.
struct ReviewData {
  let scope: ReviewScope
  /// Where each environment is told of; none where this page tells of all.
  let links: [ReviewLink]

  var json: JSON {
    let landscape = Landscape(scope.environments)
    let first = scope.environments[0]
    let flows = JSON.list(FlowRecords(networks: scope.networks).json)
    let failures = JSON.list(
      FailureRecords(landscape: landscape, networks: scope.networks).json)
    let requirements = JSON.list(
      RequirementRecords(landscape: landscape, reports: scope.requirements).json)
    let findings = JSON.list(
      FindingRecords(landscape: landscape, findings: scope.findings).json)
    let decisions = JSON.list(DecisionRecords(landscape: landscape).json)
    return .members([
      "title": .string(first.title), "summary": .text(first.summary),
      "environments": .array(scope.environments.map(environment)),
      "pages": .list(links.map(\.json)),
      "sheets": .list(scope.sheets.map { $0.json(in: scope.environments) }),
      "elements": .list(
        ElementRecords(landscape: landscape, terraform: scope.terraform).json),
      "flows": flows, "failures": failures, "requirements": requirements, "findings": findings,
      "decisions": decisions,
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
