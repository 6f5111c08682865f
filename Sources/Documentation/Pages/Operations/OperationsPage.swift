import Topology

/// `docs/operations.md`: how an environment is brought up, changed, watched, paid for and taken
/// down.
struct OperationsPage {
  let context: PageContext
  static let path = "docs/operations.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    let told: [any Section] = [
      ScalingTable(landscape: landscape),
      SecretGuide(landscape: landscape, isGiven: context.terraform.isGiven),
      AlarmTable(landscape: landscape), CostDrivers(landscape: landscape),
    ]
    return Page(path: Self.path, title: "Operations") {
      PageContext.notice
      Markdown.heading(1, "Operations")
      if !context.terraform.modules.isEmpty {
        FirstDeployment(context: context)
        ImageGuide(context: context)
        ReleaseGuide(landscape: landscape)
      }
      told.flatMap { $0.body }
      if context.terraform.isGiven {
        Markdown.paragraph(
          told.allSatisfy { $0.body.isEmpty }
            ? """
            No scaling, secrets, alarms or units that cost money by the hour are among the resources \
            that were read.
            """
            : """
            How it is brought up, released and taken down is the business of whoever wrote the \
            Terraform, which does not tell.
            """)
      }
      if !context.terraform.modules.isEmpty { DestroyGuide(context: context) }
      if !context.terraform.isGiven { FreshnessGuide() }
    }
  }
}
