import Topology

/// A sheet as the page shows it.
struct ReviewSheet: Sendable {
  /// The view's name, for example `network`; the same in every environment.
  let view: String
  /// Which environments it shows.
  let environments: [Int]
  let environmentTitles: String
  /// What the sheet is called among those of its environment, for example `Network`.
  let title: String
  /// The same in words, a paragraph each.
  let description: [String]
  /// The picture, as a part of the page.
  let markup: String

  init(_ diagram: DiagramSummary, of topologies: [Topology], svg: String, in set: inout DrawingSet)
  {
    let names = [diagram.environment]
    environments = topologies.indices.filter { names.contains(topologies[$0].environment.name) }
    environmentTitles = environments.map { topologies[$0].environment.title }
      .joined(separator: ", ")
    view = diagram.view
    var title = diagram.title
    let prefix = "\(topologies[0].title) · "
    let suffix = ", \(names.joined(separator: ", "))"
    if title.hasPrefix(prefix) { title.removeFirst(prefix.count) }
    if title.hasSuffix(suffix) { title.removeLast(suffix.count) }
    self.title = title
    description = [diagram.altText]
    markup = set.add(svg, label: "\(title), \(environmentTitles)")
  }

  var json: JSON {
    .members([
      "view": .string(view), "title": .string(title),
      "in": .array(environments.map { .number($0) }),
      "description": .array(description.map { .string($0) }),
    ])
  }
}
