import Topology

/// A `variable` block.
struct VariableDeclaration: Hashable, Sendable {
  let name: String
  let type: HCLExpression
  let description: String
  var defaultValue: HCLExpression?
  var validations: [VariableValidation] = []
  var isSensitive = false
  /// Whether null is refused; where the default is null it is not.
  var isNullable = false

  init(
    name: String, type: HCLExpression, description: String, defaultValue: HCLExpression? = nil,
    validations: [VariableValidation] = [], isSensitive: Bool = false
  ) {
    self.name = name
    self.type = type
    self.description = description
    self.defaultValue = defaultValue
    self.validations = validations
    self.isSensitive = isSensitive
    isNullable = defaultValue == .null
  }

  init(_ variable: LiftedVariable) {
    // A family that is absent is an empty map: whatever goes over it finds nothing.
    let absent: HCLExpression = variable.type.required.isMap ? .object([]) : .null
    self.init(
      name: variable.name, type: variable.type.required.expression,
      description: variable.description,
      defaultValue: variable.type.isOptional ? absent : nil,
      validations: variable.validation.map { [$0] } ?? [])
  }

  var block: Block {
    var body = Body()
    body.append("type", type)
    body.append("description", HCLLiteral.plain(description))
    if let defaultValue { body.append("default", defaultValue) }
    if isSensitive { body.append("sensitive", .bool(true)) }
    if !isNullable { body.append("nullable", .bool(false)) }
    for validation in validations {
      body.append(
        Block(
          "validation", [],
          [
            .attribute("condition", validation.condition),
            .attribute("error_message", .string(Wording.sentenceCase(validation.message))),
          ]))
    }
    return Block("variable", [name], body)
  }

  var summary: TerraformSummary.Variable {
    TerraformSummary.Variable(
      name: name, type: HCLFormatter.value(type), description: description,
      defaultValue: isSensitive && !isNullable
        ? defaultValue.map { _ in "(sensitive)" } : defaultValue.map(HCLFormatter.value))
  }
}
