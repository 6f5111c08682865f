import Reachability
import Topology

/// What a page of the review shows: some of the environments, with all that belongs to them.
struct ReviewScope: Sendable {
  let environments: [Topology]
  let sheets: [ReviewSheet]
  let terraform: TerraformSummary
  let findings: [Finding]
  let requirements: [RequirementReport]
  let networks: [WalkedNetwork]

  /// One environment alone.
  func only(_ index: Int) -> ReviewScope {
    let name = environments[index].environment.name
    return ReviewScope(
      environments: [environments[index]],
      sheets: sheets.filter { $0.environments.contains(name) },
      terraform: terraform,
      findings: findings.filter { [nil, name].contains($0.diagnostic.environment) },
      requirements: requirements.filter { $0.environment == name },
      networks: [networks[index]])
  }
}
