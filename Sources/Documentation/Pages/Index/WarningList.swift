import Topology

/// What validation found worth knowing.
struct WarningList: Section {
  let context: PageContext

  var body: [Markdown] {
    if !context.diagnostics.isEmpty {
      Markdown.heading(2, "Warnings")
      Markdown.table(
        Table(
          ["Code", "Finding", "Element", "Environment"],
          rows: context.diagnostics.map { diagnostic in
            [
              .code(diagnostic.code.number),
              "\(diagnostic.summary): \(diagnostic.detail) \(diagnostic.remedy)",
              diagnostic.subject.map(context.landscape.link) ?? .none,
              diagnostic.environment.map { .text(context.title(ofEnvironment: $0)) } ?? .none,
            ]
          }))
    }
  }
}
