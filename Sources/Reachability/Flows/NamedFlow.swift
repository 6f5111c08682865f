import Topology

/// A flow that the documents and diagrams show by name.
package struct NamedFlow: Hashable, Sendable, Identifiable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case egress, ingress
    case eastWest = "east-west"
    /// A connection that the author declared.
    case connection
    case imagePull = "image-pull"
    case logShipping = "log-shipping"
  }

  /// A stable name in lowercase with hyphens.
  package let id: String
  package let kind: Kind
  /// What a reader calls it, for example `StatsD metrics`.
  package let title: String
  package let flow: Flow

  package init(id: String, kind: Kind, title: String, flow: Flow) {
    self.id = id
    self.kind = kind
    self.title = title
    self.flow = flow
  }
}
