import Reachability
import Topology

/// One requirement with what became of it in each environment.
struct AlignedRequirement {
  let id: String
  let title: String
  /// nil where an environment does not require it.
  let reports: [RequirementReport?]

  /// The anchor of its section.
  var anchor: ElementID { ElementID(path: ["requirement", id]) }

  /// The requirements of all environments, each once, in the order of declaration.
  static func all(
    of reports: [RequirementReport], in landscape: Landscape
  ) -> [AlignedRequirement] {
    let names = landscape.environments.map(\.topology.environment.name)
    return reports.map(\.requirement.id).uniqued().compactMap { id in
      let own = names.map { name in
        reports.first { $0.requirement.id == id && $0.environment == name }
      }
      return own.lazy.compactMap { $0 }.first.map {
        AlignedRequirement(id: id, title: $0.requirement.title, reports: own)
      }
    }
  }
}
