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
      if context.terraform.isGiven, context.walks.flows.isEmpty {
        Markdown.paragraph(
          "No flow is known, so that this page does not say what a failure does to one.")
      }
      GivenUpSection(context: context)
      SingleTaskSection(context: context)
      StoredDataSection(landscape: landscape)
    }
  }
}
