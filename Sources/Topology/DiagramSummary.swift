/// What the documents need to know of a generated diagram, without importing its generator.
public struct DiagramSummary: Hashable, Sendable, Codable {
  /// What a diagram is about, in the order in which a reader wants them.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// One page that tells what there is and what talks to what.
    case overview
    /// Everything with addresses and route tables.
    case network
    /// One connection, hop by hop, there and back.
    case flow
    /// Services, storage and what they use.
    case workload
    /// Who sends what to whom, ranked by Graphviz.
    case services
    /// Who may talk to whom.
    case security
    /// What the loss of a zone does.
    case failure
    /// Every resource; an appendix.
    case resources
  }

  /// What the picture shows.
  public let kind: Kind
  /// The name of the view, for example `network`, `flow-ingress-web-443` or `failure-a`; the same
  /// for every environment.
  public let view: String
  /// The names of the environments that it shows: more than one where it is equal in them.
  public let environments: [String]
  /// What a reader calls it, for example `Network, production`.
  public let title: String
  /// One sentence that says what there is to see.
  public let subtitle: String
  /// One sentence for those who cannot see it.
  public let altText: String
  /// The same in words, a paragraph each: what is in what, and what goes where, in reading order.
  public let longText: [String]
  /// The same as a Mermaid flowchart; nil where that would show nothing.
  public let mermaid: String?
  /// Paths below the output folder by format: `svg`, `png`, `pdf`, `dot`, `drawio`, `pptx`.
  public let paths: [String: String]
  /// The elements drawn, each under its identity as element id of the SVG.
  public let elements: [ElementID]

  /// What is known of a picture without drawing it.
  public init(
    kind: Kind, view: String, environments: [String], title: String, subtitle: String = "",
    altText: String, longText: [String] = [], mermaid: String? = nil,
    paths: [String: String], elements: [ElementID]
  ) {
    self.kind = kind
    self.view = view
    self.environments = environments
    self.title = title
    self.subtitle = subtitle
    self.altText = altText
    self.longText = longText
    self.mermaid = mermaid
    self.paths = paths
    self.elements = elements
  }
}
