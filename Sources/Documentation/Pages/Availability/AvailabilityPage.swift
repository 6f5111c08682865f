import Topology

/// `docs/availability.md`: what a single failure does, what each environment gives up, and how
/// what has only one copy comes back.
struct AvailabilityPage {
  let context: PageContext
  static let path = "docs/availability.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    Page(path: Self.path, title: "Availability") {
      PageContext.notice
      Markdown.heading(1, "Availability")
      ZoneTable(landscape: landscape)
      OccupantZones(landscape: landscape)
      FailureSection(context: context)
      GivenUpSection(context: context)
      SingleTaskSection(context: context)
      StoredDataSection(landscape: landscape)
    }
  }
}
