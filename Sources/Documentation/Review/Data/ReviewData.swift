import Reachability
import Topology

/// What the page's programs know of the model. A list is absent where it is empty.
struct ReviewData {
  let landscape: Landscape
  let terraform: TerraformSummary
  let findings: [Finding]
  let requirements: [RequirementReport]
  let networks: [WalkedNetwork]
  let sheets: [ReviewSheet]

  var json: JSON {
    .members([
      "title": .string(landscape.environments[0].topology.title),
      "summary": .text(landscape.environments[0].topology.summary),
      "environments": .array(landscape.environments.map { environment($0.topology) }),
      "sheets": .list(sheets.map(\.json)),
      "elements": .list(ElementRecords(landscape: landscape, terraform: terraform).json),
      "flows": .list(FlowRecords(networks: networks).json),
      "failures": .list(FailureRecords(landscape: landscape, networks: networks).json),
      "requirements": .list(
        RequirementRecords(landscape: landscape, reports: requirements).json),
      "findings": .list(FindingRecords(landscape: landscape, findings: findings).json),
      "decisions": .list(DecisionRecords(landscape: landscape).json),
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
