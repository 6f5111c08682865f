import Topology

/// `docs/README.md`: what the architecture is, its pictures, and where to read on.
struct IndexPage {
  let context: PageContext
  static let path = "docs/README.md"

  private var topology: Topology { context.landscape.environments[0].topology }

  var page: Page {
    Page(path: Self.path, title: topology.title) {
      PageContext.notice
      Markdown.heading(1, .text(topology.title))
      if !topology.summary.isEmpty { Markdown.paragraph(.text(topology.summary)) }
      OverviewPicture(context: context)
      PageList(context: context)
      ReadingGuide(context: context)
      EnvironmentList(landscape: context.landscape)
      ComponentList(landscape: context.landscape)
      PictureTable(context: context)
      WarningList(context: context)
    }
  }
}
