import Topology

/// How to plan and apply each environment.
struct ApplyGuide: Section {
  let context: PageContext

  var body: [Markdown] {
    let roots = context.terraform.modules.filter { $0.role == .environment }
    if !roots.isEmpty {
      Markdown.heading(2, "Plan and apply")
      Markdown.paragraph(
        """
        Each environment is a root module with its own state. Its \(code: "backend.tf") says \
        where the state is kept; that bucket must exist before the first \(code: "init").
        """)
      for root in roots {
        Markdown.heading(3, "Plan and apply \(context.title(ofEnvironment: root.name))")
        account(root)
        inputs(root)
        Markdown.code(
          """
          cd \(root.path)
          terraform init
          terraform plan -out=tfplan
          terraform apply tfplan
          """, language: "sh")
      }
    }
  }

  @MarkdownBuilder
  private func account(_ root: TerraformSummary.Module) -> [Markdown] {
    let topologies = context.landscape.environments.map(\.topology)
    if let topology = topologies.first(where: { $0.environment.name == root.name }) {
      Markdown.paragraph(
        """
        Account \(code: topology.environment.account), Region \(code: topology.region.code), \
        \(topology.resources.count) elements.
        """)
    }
  }

  @MarkdownBuilder
  private func inputs(_ root: TerraformSummary.Module) -> [Markdown] {
    let required = root.variables.filter { $0.defaultValue == nil }
    if !required.isEmpty {
      Markdown.paragraph("It asks for these variables:")
      Markdown.list(required.map { "\(code: $0.name): \($0.description)" })
    }
  }
}
