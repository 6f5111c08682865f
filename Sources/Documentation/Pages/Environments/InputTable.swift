import Topology

/// What the user of the Terraform supplies because the model cannot know it.
struct InputTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let names = inputs.map(\.name).uniqued()
    if !names.isEmpty {
      Markdown.heading(2, "Inputs")
      Markdown.paragraph("The model does not know these values; each environment is given its own.")
      Markdown.table(
        Table(
          ["Input", "Type", "Required", "What it is", "Example"],
          rows: names.compactMap { name in
            inputs.first { $0.name == name }.map { input in
              [
                .code(input.name), .code(input.type),
                input.defaultValue == nil ? "yes" : "no", .text(input.description),
                landscape.text(input.example, in: 0),
              ]
            }
          }))
    }
  }

  private var inputs: [Input] { landscape.environments.flatMap(\.topology.inputs) }
}
