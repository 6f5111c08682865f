import Topology

/// One decision with the environments that it holds in.
struct AlignedDecision: Sendable {
  let first: DecisionRecord
  let environments: [Int]

  /// The anchor of its section.
  var anchor: ElementID { ElementID(path: ["decision", first.slug]) }

  /// A link to its section.
  var link: Inline { .link(.text(first.title), path: DecisionsPage.path, fragment: anchor) }

  /// The decisions of all environments, each once, in the order of declaration.
  static func all(in landscape: Landscape) -> [AlignedDecision] {
    let lists = landscape.environments.map(\.topology.decisions)
    return lists.flatMap { $0.map(\.slug) }.uniqued().compactMap { slug in
      let environments = lists.indices.filter { index in
        lists[index].contains { $0.slug == slug }
      }
      return environments.first.flatMap { environment in
        lists[environment].first { $0.slug == slug }
      }.map { AlignedDecision(first: $0, environments: environments) }
    }
  }

  /// Whether it shaped the element: named itself, as a family, or as a component around it.
  func shaped(_ family: ElementID) -> Bool {
    first.elements.contains { $0 == family || $0.family == family }
  }
}
