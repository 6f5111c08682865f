/// What the documents need to know of a generated diagram, without importing its generator.
public struct DiagramSummary: Hashable, Sendable, Codable {
  /// What the diagram shows, for example `network`; the same for every environment.
  public let view: String
  /// The environment it shows.
  public let environment: String
  /// What a reader calls it, for example `Network, production`.
  public let title: String
  /// One sentence for those who cannot see it.
  public let altText: String
  /// Paths below the output folder by format: `svg`, `png`, `dot`.
  public let paths: [String: String]
  /// The elements drawn, each under its identity as element id of the SVG.
  public let elements: [ElementID]

  public init(
    view: String, environment: String, title: String, altText: String, paths: [String: String],
    elements: [ElementID]
  ) {
    self.view = view
    self.environment = environment
    self.title = title
    self.altText = altText
    self.paths = paths
    self.elements = elements
  }
}
