import Topology

/// `docs/terraform.md`: the modules, and how to plan and apply each environment.
struct TerraformPage {
  let context: PageContext
  static let path = "docs/terraform.md"

  private var modules: [TerraformSummary.Module] { context.terraform.modules }

  /// Nil for Terraform that exists: none is generated, and the inventory has its addresses.
  var page: Page? {
    guard !context.terraform.isGiven else { return nil }
    return Page(path: Self.path, title: "Terraform") {
      PageContext.notice
      Markdown.heading(1, "Terraform")
      if modules.isEmpty {
        Markdown.paragraph("No Terraform was generated.")
      } else {
        ModuleTable(modules: modules)
        ApplyGuide(context: context)
        modules.map { ModuleSection(module: $0) }
      }
    }
  }
}
