import Topology

/// `docs/environments.md`: what differs between the environments, side by side.
struct EnvironmentsPage {
  let context: PageContext
  static let path = "docs/environments.md"

  private var landscape: Landscape { context.landscape }

  private var isAlone: Bool { landscape.environments.count == 1 }

  var page: Page {
    let sections = landscape.familiesByOwner.map {
      DifferenceSection(landscape: landscape, owner: $0.owner, families: $0.families)
    }
    return Page(path: Self.path, title: "Environments") {
      PageContext.notice
      Markdown.heading(1, "Environments")
      Markdown.paragraph(
        isAlone
          ? "There is one environment."
          : "One model describes every environment. This page lists what differs between them.")
      EnvironmentFacts(landscape: landscape)
      sections
      if !isAlone, sections.allSatisfy(\.isEmpty) {
        Markdown.paragraph("No element differs between the environments.")
      }
      InputTable(landscape: landscape)
    }
  }
}
