import Topology

/// No resource needs itself, directly or by way of others (PLB014): Terraform could create none of
/// them first.
enum CycleChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    let graph = ReferenceGraph(topology.resources)
    return graph.circles.map { report($0.map { topology.resources[$0] }) }
  }

  private static func report(_ circle: [Resource]) -> Diagnostic {
    let first = circle[0]
    guard circle.count > 1 else {
      return Diagnostic(
        .referenceCycle, summary: "'\(first.id)' refers to itself",
        detail: "It needs what is known of it only once it exists.",
        remedy: "Give a value instead.", subject: first.id, origin: first.origin)
    }
    let names = (circle + [first]).map { "'\($0.id)'" }.joined(separator: " → ")
    return Diagnostic(
      .referenceCycle, summary: "\(circle.count) resources refer to each other in a circle",
      detail: "Each needs the next one first: \(names).",
      remedy:
        "Take one of the references out of its resource, into one that belongs to both: a rule of "
        + "a security group, a route or an association.",
      subject: first.id, origin: first.origin,
      related: circle.dropFirst().map { RelatedPlace($0.origin, "'\($0.id)' is declared here") })
  }
}
