import Topology

/// Variables for what the user of the Terraform supplies.
enum InputVariables {
  /// The declaration inside modules; nil where no environment declares the input. An environment
  /// that lacks it leaves the variable null.
  static func declaration(_ name: String, in catalog: Catalog) -> VariableDeclaration? {
    guard let input = catalog.environments.lazy.flatMap(\.inputs).first(where: { $0.name == name })
    else { return nil }
    let isEverywhere = catalog.environments.allSatisfy { topology in
      topology.inputs.contains { $0.name == name }
    }
    return VariableDeclaration(
      name: name, type: .verbatim(input.type), description: input.description,
      defaultValue: isEverywhere ? nil : .null, isSensitive: input.isSensitive)
  }

  /// The declaration in an environment's root, where the user gives the value.
  static func root(_ input: Input) -> VariableDeclaration {
    VariableDeclaration(
      name: input.name, type: .verbatim(input.type), description: input.description,
      defaultValue: input.defaultValue.map(HCLLiteral.plain),
      validations: input.validation.map {
        [VariableValidation(condition: .verbatim($0.condition), message: $0.message)]
      } ?? [],
      isSensitive: input.isSensitive)
  }
}
