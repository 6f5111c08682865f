import Topology

/// Decisions name elements that exist (PLB002), and each has a title of its own (PLB001).
enum DecisionChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    guard !topology.decisions.isEmpty else { return [] }
    var known = Set(topology.components.map(\.id))
    for resource in topology.resources { known.formUnion([resource.id, resource.id.family]) }
    var titles: [String: Origin] = [:]
    return topology.decisions.flatMap { decision -> [Diagnostic] in
      var found = decision.elements.filter { !known.contains($0) }.map { element in
        Diagnostic(
          .unknownTarget,
          summary: "a decision shapes '\(element)', which is not in the model",
          detail: "The decision '\(decision.title)' names it among the elements that it shaped.",
          remedy: "Correct the identity; 'inventory' lists those that exist.", subject: element,
          origin: decision.origin)
      }
      if let first = titles.updateValue(decision.origin, forKey: decision.slug) {
        found.append(
          Diagnostic(
            .duplicateName, summary: "two decisions are titled '\(decision.title)'",
            detail: "Links to a decision are made from its title.",
            remedy: "Give one of the two another title.", origin: decision.origin,
            related: [RelatedPlace(first, "the other one")]))
      }
      return found
    }
  }
}
