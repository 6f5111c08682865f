import Topology

/// `docs/terraform.md`: the modules, and how to plan and apply each environment.
struct TerraformPage {
  let context: PageContext
  static let path = "docs/terraform.md"

  private var modules: [TerraformSummary.Module] { context.terraform.modules }

  var page: Page {
    Page(path: Self.path, title: "Terraform") {
      PageContext.notice
      Markdown.heading(1, "Terraform")
      if modules.isEmpty {
        Markdown.paragraph(
          context.terraform.isGiven
            ? """
            The Terraform exists already: this was read from it, and none is generated. The \
            \(.link("inventory", path: InventoryPages.path)) has the address of every element.
            """ : "No Terraform was generated.")
      } else {
        ModuleTable(modules: modules)
        ApplyGuide(context: context)
        modules.map { ModuleSection(module: $0) }
      }
    }
  }
}
