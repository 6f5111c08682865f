import Topology

/// Every element has an identity of its own (PLB001).
enum IdentityChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    var first: [ElementID: Origin] = [:]
    for component in topology.components where component.id != component.primary {
      first[component.id] = component.origin
    }
    // A component repeats many elements; one of them is enough to say.
    var told: Set<Origin> = []
    return topology.resources.compactMap { resource in
      guard let earlier = first[resource.id] else {
        first[resource.id] = resource.origin
        return nil
      }
      guard told.insert(resource.origin).inserted else { return nil }
      return Diagnostic(
        .duplicateName, summary: "two elements have the identity '\(resource.id)'",
        detail: "Names in Terraform, diagrams and documents are made from it.",
        remedy: "Give one of the two another name.", subject: resource.id,
        origin: resource.origin, related: [RelatedPlace(earlier, "the other one")])
    }
  }
}
