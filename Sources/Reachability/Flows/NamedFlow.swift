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
  }

  /// A stable name in lowercase with hyphens.
  package let id: String
  package let kind: Kind
  /// What a reader calls it, for example `StatsD metrics`.
  package let title: String
  /// The first leg, which is the whole of most flows.
  package let flow: Flow
  /// The legs in order, each a connection of its own.
  package let legs: [Flow]

  package init(id: String, kind: Kind, title: String, flow: Flow, legs: [Flow]? = nil) {
    self.id = id
    self.kind = kind
    self.title = title
    self.flow = flow
    self.legs = legs ?? [flow]
  }
}
