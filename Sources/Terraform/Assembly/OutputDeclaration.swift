import Topology

/// An `output` block.
struct OutputDeclaration: Hashable, Sendable {
  let name: String
  let description: String
  let value: HCLExpression
  var dependsOn: [HCLExpression] = []

  var block: Block {
    var body = Body()
    body.append("description", .string(description))
    body.append("value", value)
    if !dependsOn.isEmpty { body.append("depends_on", .list(dependsOn)) }
    return Block("output", [name], body)
  }

  var summary: TerraformSummary.Output {
    TerraformSummary.Output(name: name, description: description)
  }
}
