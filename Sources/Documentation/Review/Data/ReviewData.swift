import Reachability
import Topology

/// What the page's programs know of the model. A list is absent where it is empty.
struct ReviewData {
  let scope: ReviewScope
  /// Where each environment is told of; none where this page tells of all.
  let links: [ReviewLink]
  /// Whether the page leaves elements to the inventory that nothing else on it shows or names.
  let isBrief: Bool

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
    let lists = [flows, failures, requirements, findings, decisions].compactMap(\.self)
    let told = isBrief ? told(lists, in: landscape) : nil
    return .members([
      "title": .string(first.title), "summary": .text(first.summary),
      "environments": .array(scope.environments.map(environment)),
      "pages": .list(links.map(\.json)), "isBrief": isBrief ? .bool(true) : nil,
      "sheets": .list(scope.sheets.map { $0.json(in: scope.environments) }),
      "elements": .list(
        ElementRecords(landscape: landscape, terraform: scope.terraform, told: told).json),
      "flows": flows, "failures": failures, "requirements": requirements, "findings": findings,
      "decisions": decisions,
    ])
  }

  /// What the sheets draw and the lists name, and what stands for a component.
  private func told(_ lists: [JSON], in landscape: Landscape) -> Set<String> {
    var told = Set(landscape.components.compactMap { $0.first.primary?.description })
    for sheet in scope.sheets { told.formUnion(sheet.identities) }
    for list in lists { told.formUnion(list.texts) }
    return told
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
