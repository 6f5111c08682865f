import Topology

/// The picture to begin with: the first view of the environment that has the most elements.
struct OverviewPicture: Section {
  let context: PageContext

  var body: [Markdown] {
    if let diagram, let path = diagram.picture {
      Markdown.heading(2, "Overview")
      Markdown.picture(alternative: diagram.altText, path: path)
    }
  }

  private var diagram: DiagramSummary? {
    let sizes = context.landscape.environments.map(\.topology)
      .map { ($0.environment.name, $0.resources.count) }
    let largest = sizes.map(\.1).max()
    let name = sizes.last { $0.1 == largest }?.0 ?? ""
    let first = context.views.first?.diagrams ?? []
    return first.first { context.environments(of: $0).contains(name) } ?? first.first
  }
}
