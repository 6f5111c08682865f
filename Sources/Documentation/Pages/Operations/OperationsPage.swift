import Topology

/// `docs/operations.md`: how an environment is brought up, changed, watched, paid for and taken
/// down.
struct OperationsPage {
  let context: PageContext
  static let path = "docs/operations.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    Page(path: Self.path, title: "Operations") {
      PageContext.notice
      Markdown.heading(1, "Operations")
      if !context.terraform.modules.isEmpty {
        FirstDeployment(context: context)
        ImageGuide(context: context)
        ReleaseGuide(landscape: landscape)
      }
      ScalingTable(landscape: landscape)
      SecretGuide(landscape: landscape)
      AlarmTable(landscape: landscape)
      CostDrivers(landscape: landscape)
      if !context.terraform.modules.isEmpty { DestroyGuide(context: context) }
      if !context.terraform.isGiven { FreshnessGuide() }
    }
  }
}
