import Topology

/// All modules at a glance.
struct ModuleTable: Section {
  let modules: [TerraformSummary.Module]

  var body: [Markdown] {
    Markdown.paragraph(
      """
      An environment calls the platform, the platform calls a module for each component. What \
      differs between environments is a variable; everything else is written into the modules.
      """)
    Markdown.table(
      Table(
        ["Module", "Role", "Holds"],
        rows: modules.map { module in
          [
            .link(.code(module.path), path: module.path), .text(module.role.rawValue),
            .text(module.summary),
          ]
        }))
  }
}
