import Topology

/// A sheet as the page shows it.
struct ReviewSheet: Sendable {
  /// The view's name, for example `network`; pages of one view are numbered from the second on.
  let view: String
  /// The place of its environment.
  let environment: Int
  let environmentTitle: String
  /// What the sheet is called among those of its environment, for example `Network`.
  let title: String
  let description: String
  /// The picture, as a part of the page.
  let markup: String

  /// Nil where the sheet's environment is none of these.
  init?(
    _ diagram: DiagramSummary, environments: [Topology], svg: String, in set: inout DrawingSet
  ) {
    guard
      let place = environments.firstIndex(where: { $0.environment.name == diagram.environment })
    else { return nil }
    environment = place
    environmentTitle = environments[place].environment.title
    view = diagram.view
    var title = diagram.title
    let prefix = "\(environments[place].title) · "
    let suffix = ", \(diagram.environment)"
    if title.hasPrefix(prefix) { title.removeFirst(prefix.count) }
    if title.hasSuffix(suffix) { title.removeLast(suffix.count) }
    self.title = title
    description = diagram.altText
    markup = set.add(svg, label: "\(title), \(environmentTitle)")
  }

  var json: JSON {
    .members([
      "view": .string(view), "environment": .number(environment), "title": .string(title),
      "description": .string(description),
    ])
  }
}
