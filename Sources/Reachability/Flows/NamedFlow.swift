import Topology

/// A flow that the documents and diagrams show by name.
package struct NamedFlow: Hashable, Sendable, Identifiable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case egress, ingress
    case eastWest = "east-west"
    /// A connection that the author declared.
    case connection
    /// A flow that the author named, of one leg or several.
    case pipeline
    case imagePull = "image-pull"
    case logShipping = "log-shipping"
    /// What a task asks Secrets Manager for before it starts.
    case secrets
    /// The session of a shell in a task.
    case shell
  }

  /// A stable name in lowercase with hyphens.
  package let id: String
  package let kind: Kind
  /// What a person would call it in the name of a file, for example `app-to-statsd`; two flows may
  /// have the same.
  package let shortName: String
  /// What a reader calls it, for example `StatsD metrics`.
  package let title: String
  /// The first leg, which is the whole of most flows.
  package let flow: FlowQuery
  /// The legs in order, each a connection of its own.
  package let legs: [FlowQuery]
  /// What each leg carries, where no declared connection says so; empty for most flows.
  package let carried: [String]

  package init(
    id: String, kind: Kind, title: String, flow: FlowQuery, legs: [FlowQuery]? = nil,
    carried: [String] = [],
    shortName: String? = nil
  ) {
    self.id = id
    self.shortName = shortName ?? id
    self.kind = kind
    self.title = title
    self.flow = flow
    self.legs = legs ?? [flow]
    self.carried = carried
  }

  /// Whether every leg sets out from the same sender, rather than from where the one before it ends.
  package var setsOutAnew: Bool { legs.count > 1 && Set(legs.map(\.source)).count == 1 }

  /// Where the flow leads: the end of its last leg, or the ends of all that set out anew.
  package var targets: [Endpoint] {
    setsOutAnew ? legs.map(\.destination) : legs.last.map { [$0.destination] } ?? []
  }
}
