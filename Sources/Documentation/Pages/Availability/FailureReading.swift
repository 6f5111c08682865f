import OrderedCollections
import Reachability
import Topology

/// What every single failure does to the flows of one environment, failure by failure.
struct FailureReading {
  /// One failure, and the flows that it touches in one way and for one reason.
  struct Row {
    let failure: Inline
    let level: FailureImpact.Level
    let flows: [NamedFlow]
    /// A sentence.
    let reason: String
  }

  /// Whether there is anything that could fail, and a flow that could suffer.
  let hasFailures: Bool
  let rows: [Row]
  /// Flows of which nothing can be said, or that never work, whatever fails.
  let unknown: [NamedFlow]
  let broken: [NamedFlow]

  init(_ network: WalkedNetwork, in landscape: Landscape) {
    let impacts = network.impacts
    hasFailures = !impacts.failures.isEmpty
    unknown = impacts.always(.unknown)
    broken = impacts.always(.broken)
    var groups: OrderedDictionary<Effect, [Failure]> = [:]
    for failure in impacts.failures {
      let changes = impacts.changes(by: failure)
      let effect = Effect(
        kind: Self.kind(of: failure),
        stops: changes.filter { $0.level == .stops }.map(\.flow),
        degrades: changes.filter { $0.level == .degrades }.map(\.flow),
        unknown: changes.filter { $0.level == .unknown }.map(\.flow))
      groups[effect, default: []].append(failure)
    }
    let always = Set(unknown.map(\.id))
    rows = groups.flatMap { _, failures in
      let changes = impacts.changes(by: failures[0]).filter {
        $0.level != .unknown || !always.contains($0.flow.id)
      }
      let causes = OrderedDictionary(grouping: changes) { impact in
        Cause(level: impact.level, reason: Self.reason(impact, sharedBy: failures))
      }
      return [FailureImpact.Level.stops, .degrades, .unknown].flatMap { level in
        causes.filter { $0.key.level == level }.map { cause, impacts in
          Row(
            failure: Self.text(failures, in: landscape), level: level,
            flows: impacts.map(\.flow), reason: cause.reason)
        }
      }
    }
  }

  private struct Cause: Hashable {
    let level: FailureImpact.Level
    let reason: String
  }

  /// Of failures that are told together the reason is told without saying which of their zones.
  private static func reason(_ impact: FailureImpact, sharedBy failures: [Failure]) -> String {
    guard failures.count > 1 else { return impact.sentence }
    switch failures[0] {
    case .zone(let zone), .component(_, let zone?):
      return impact.sentence.replacing("zone \(zone)", with: "that zone")
    case .component(_, nil): return impact.sentence
    }
  }

  /// Failures of one kind that touch the same flows in the same way are told together.
  private struct Effect: Hashable {
    let kind: ElementID?
    let stops: [NamedFlow]
    let degrades: [NamedFlow]
    let unknown: [NamedFlow]
  }

  private static func kind(of failure: Failure) -> ElementID? {
    if case .component(let id, _) = failure { id.family } else { nil }
  }

  /// `zone a or b`, `NAT gateway in zone a`.
  private static func text(_ failures: [Failure], in landscape: Landscape) -> Inline {
    let zones = failures.compactMap { failure -> String? in
      switch failure {
      case .zone(let zone): zone.key
      case .component(let id, let zone): zone?.key ?? id.key
      }
    }
    let places = or(zones)
    switch failures[0] {
    case .zone: return zones.count == 1 ? "zone \(places)" : "one of the zones \(places)"
    case .component(let id, _):
      let title = landscape.family(id).map(landscape.link) ?? landscape.link(id)
      let copy = landscape.models.lazy.compactMap { $0.copies(of: id) }.first?.kind.noun ?? "task"
      return zones.isEmpty ? "the \(copy) of \(title)" : "\(title) in zone \(places)"
    }
  }

  private static func or(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
