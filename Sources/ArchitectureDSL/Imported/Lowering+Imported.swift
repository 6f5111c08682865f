import Topology

extension Lowering {
  /// The elements that a name means: one by its identity, all members of a family of imported
  /// resources, or all that a pattern with `*` fits. Reported (PLB002) where there is none.
  package mutating func elements(
    _ subject: ElementID, usedBy user: String, at location: SourceLocation
  ) -> [ElementID] {
    guard subject.isPattern || subject.isTerraformAddress else { return [subject] }
    let ids = topology.components.map(\.id) + topology.resources.map(\.id)
    var found: [ElementID] = []
    if subject.isPattern {
      found = ids.filter(subject.fits)
    } else if ids.contains(subject) {
      found = [subject]
    } else {
      found = topology.resources.map(\.id).filter { $0.key != nil && $0.family == subject }
    }
    var seen: Set<ElementID> = []
    found = found.filter { seen.insert($0).inserted }
    if found.isEmpty { reportUnknownAddress(subject, usedBy: user, at: location) }
    return found
  }

  /// Reports an address that no element has, with the nearest ones.
  package mutating func reportUnknownAddress(
    _ subject: ElementID, usedBy user: String, at location: SourceLocation
  ) {
    let known = topology.resources.filter { $0.origin.location == nil }.map(\.id.description)
    let nearest = Words.nearest(to: subject.description, in: known)
    let advice =
      known.isEmpty
      ? "Nothing is imported."
      : nearest.isEmpty
        ? "No imported resource has a similar one."
        : "Similar: \(Words.list(nearest.map { "'\($0)'" }))."
    diagnostics.append(
      Diagnostic(
        .unknownTarget,
        summary: subject.isPattern
          ? "no element fits '\(subject)'" : "no element has the address '\(subject)'",
        detail: "\(user) names it. \(advice)",
        remedy: "Correct the address; 'inventory' lists those that exist.", location: location))
  }
}
