import Topology

/// A flow with a name: the stops of something that travels through the architecture.
///
/// Declared in a ``Region`` it is walked leg by leg, and diagrams and documents show it; in a
/// ``Require`` it is spoken of by its name:
///
/// ```swift
/// Flow("metrics", title: "Metrics pipeline", through: "metrics/app", "metrics/statsd", "whisper")
/// Require("Metrics survive the loss of a zone") { Flow("metrics").survivesAnyZone() }
/// ```
/// Between two stops there must be a connection, declared by `Sends`, `Mounts` or the like; what
/// protocol and port it has comes from there.
public struct Flow: OverviewMember, RequirementStatement {
  private let name: String
  private let title: String
  private let stops: [String]
  private let location: SourceLocation
  private var predicates: [Requirement.Predicate] = []

  /// Declares a flow.
  ///
  /// - Parameters:
  ///   - name: Lowercase with hyphens.
  ///   - title: What a reader calls it; by default the name in words.
  ///   - stops: The elements that it comes to, in order.
  public init(
    _ name: String, title: String? = nil, through stops: String..., fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.title = title ?? Words.sentence(name)
    self.stops = stops
    location = SourceLocation(file: fileID, line: line)
  }

  /// A flow that is declared in the region.
  public init(_ name: String, fileID: String = #fileID, line: Int = #line) {
    self.name = name
    title = ""
    stops = []
    location = SourceLocation(file: fileID, line: line)
  }

  /// Every packet of every leg arrives, and so does its answer.
  public func reaches() -> Flow { adding(.reaches) }

  /// Every leg still works when any one zone is lost.
  ///
  /// - Parameter restarting: Whether a service with a single task may be down until ECS has started
  ///   it again in another zone.
  public func survivesAnyZone(restarting: Bool = false) -> Flow {
    adding(.survivesAnyZone(restarting: restarting))
  }

  private func adding(_ predicate: Requirement.Predicate) -> Flow {
    var flow = self
    flow.predicates.append(predicate)
    return flow
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    let user = "The flow '\(name)'"
    let elements = stops.compactMap { lowering.element(named: $0, usedBy: user, at: location) }
    guard elements.count == stops.count else { return }
    guard elements.count > 1 else {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "a flow needs two stops or more",
          detail: "\(user) is declared with \(elements.count).",
          remedy: "Name the elements that it passes: Flow(\"\(name)\", through: …).",
          location: location))
      return
    }
    for (source, target) in zip(elements, elements.dropFirst())
    where !lowering.topology.connections.contains(where: {
      $0.source == source && $0.target == target
    }) {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "no connection leads from '\(source)' to '\(target)'",
          detail: "\(user) goes from the one to the other.",
          remedy: "Declare the connection, as with Sends or Mounts, or correct the stops.",
          subject: source, location: location))
    }
    if let first = lowering.topology.flows.first(where: { $0.id == name }) {
      lowering.diagnostics.append(
        Diagnostic(
          .duplicateName, summary: "two flows are named '\(name)'",
          detail: "Requirements, pictures and pages speak of a flow by its name.",
          remedy: "Give one of the two another name.", location: location,
          related: [RelatedPlace(first.origin, "the other one")]))
      return
    }
    lowering.add(DeclaredFlow(id: name, title: title, stops: elements, location: location))
  }

  public func claims(
    of title: String, in lowering: inout Lowering
  ) -> [Requirement.Claim] {
    if predicates.isEmpty {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "nothing is required of this flow",
          detail: "The requirement '\(title)' names the flow '\(name)' and says nothing about it.",
          remedy: "Say what must hold, as in .reaches() or .survivesAnyZone().",
          location: location))
    }
    guard lowering.topology.flows.contains(where: { $0.id == name }) else {
      lowering.reportUnknown(
        name, kind: "flow", known: lowering.topology.flows.map(\.id),
        usedBy: "The requirement '\(title)'", at: location)
      return []
    }
    return predicates.map { Requirement.Claim(.flow(name: name), $0) }
  }
}
