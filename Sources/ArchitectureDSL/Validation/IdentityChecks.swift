import Topology

/// Every element has an identity of its own (PLB001).
enum IdentityChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    var first: [ElementID: SourceLocation] = [:]
    return topology.resources.compactMap { resource in
      guard let earlier = first[resource.id] else {
        first[resource.id] = resource.location
        return nil
      }
      // Two components of one name repeat every element; the names themselves are reported.
      guard earlier != resource.location else { return nil }
      return Diagnostic(
        .duplicateName, summary: "two elements have the identity '\(resource.id)'",
        detail: "The other one is declared at \(earlier).",
        remedy: "Give one of the two another name.", subject: resource.id,
        location: resource.location)
    }
  }
}
