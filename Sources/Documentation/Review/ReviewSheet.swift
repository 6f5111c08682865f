import Topology

/// A sheet as the page shows it.
struct ReviewSheet: Sendable {
  /// `network`, `flow`, `failure` or the view itself.
  let kind: String
  /// The view's name, for example `network`; the same in every environment.
  let view: String
  /// The names of the environments that it shows.
  let environments: [String]
  let environmentTitles: String
  /// What the sheet is called among those of its environment, for example `Network`.
  let title: String
  /// The same in words, a paragraph each.
  let description: [String]
  /// The picture, as a part of the page.
  var markup = ""

  init(_ diagram: DiagramSummary, of topologies: [Topology]) {
    kind = diagram.kindName
    view = diagram.view
    let shown = topologies.map(\.environment).filter {
      diagram.environmentNames.contains($0.name)
    }
    environments = shown.map(\.name)
    environmentTitles = shown.map(\.title).joined(separator: ", ")
    title = diagram.viewTitle(in: topologies)
    // A flow and a failure are told hop by hop beside their sheets.
    let isToldElsewhere = kind == "flow" || kind == "failure"
    description = isToldElsewhere ? [] : diagram.paragraphs
  }

  /// The picture's accessible name.
  var label: String { "\(title), \(environmentTitles)" }

  /// - Parameter topologies: What the page shows.
  func json(in topologies: [Topology]) -> JSON {
    let places = topologies.indices.filter {
      environments.contains(topologies[$0].environment.name)
    }
    return .members([
      "kind": .string(kind), "view": .string(view), "title": .string(title),
      "in": .array(places.map { .number($0) }),
      "description": .array(description.map { .string($0) }),
    ])
  }
}
