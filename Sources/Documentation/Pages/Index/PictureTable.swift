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
            [.text(Self.title(of: view.name))]
              + context.landscape.environments.map { index in
                let name = index.topology.environment.name
                return view.diagrams.first { context.environments(of: $0).contains(name) }
                  .map(files) ?? .none
              }
          }))
    }
  }

  private func files(_ diagram: DiagramSummary) -> Inline {
    diagram.paths.sorted { $0.key < $1.key }
      .map { .link(.text($0.key.uppercased()), path: $0.value) }.joined()
  }

  /// `service-graph` is headed `Service graph`.
  static func title(of view: String) -> String {
    let words = view.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
