import Topology

/// Every picture as links: what it shows, and the files of each environment.
struct PictureTable: Section {
  let context: PageContext

  var body: [Markdown] {
    let views = context.views
    if !views.isEmpty {
      Markdown.heading(2, "Pictures")
      Markdown.table(
        Table(
          ["Picture"] + context.landscape.environmentTitles.map { Table.Column(.text($0)) },
          rows: views.map { view in
            [.text(Self.title(of: view, in: context))]
              + context.landscape.environments.map { index in
                let name = index.topology.environment.name
                return view.diagrams.first { context.environments(of: $0).contains(name) }
                  .map(files) ?? .none
              }
          }))
    }
  }

  private func files(_ diagram: DiagramSummary) -> Inline {
    diagram.files.map { .link(.text($0.format), path: $0.path) }.joined()
  }

  /// What the pictures of a view are called: `Network`.
  static func title(
    of view: (name: String, diagrams: [DiagramSummary]), in context: PageContext
  ) -> String {
    view.diagrams.first?.viewTitle(in: context.landscape.environments.map(\.topology)) ?? view.name
  }
}
