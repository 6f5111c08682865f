import Topology

/// Every element has an identity of its own (PLB001).
enum IdentityChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    var first: [ElementID: Origin] = [:]
    return topology.resources.compactMap { resource in
      guard let earlier = first[resource.id] else {
        first[resource.id] = resource.origin
        return nil
      }
      // Two components of one name repeat every element; the names themselves are reported.
      guard earlier != resource.origin else { return nil }
      return Diagnostic(
        .duplicateName, summary: "two elements have the identity '\(resource.id)'",
        detail: "Names in Terraform, diagrams and documents are made from it.",
        remedy: "Give one of the two another name.", subject: resource.id,
        origin: resource.origin, related: [RelatedPlace(earlier, "the other one")])
    }
  }
}
