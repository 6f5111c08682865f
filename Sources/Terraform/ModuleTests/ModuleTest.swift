import Topology

/// The test of one module: `terraform test` runs it in the module's folder, without AWS.
struct ModuleTest {
  let folder: String
  let title: String
  let mock: MockProvider
  /// What the module is given, by the name of the variable.
  let inputs: [(name: String, value: HCLExpression)]
  let variables: [VariableDeclaration]
  let runs: [PostureRules.Run]

  var file: GeneratedFile {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let given = inputs.map { Body.Item.attribute($0.name, $0.value) }
    var items: [Body.Item] = [
      .comment("What must hold for the \(Wording.inSentence(title)), tried without AWS."), .blank,
      .block(mock.block), .block(Block("variables", [], given)),
    ]
    items += runs.map { run in
      .block(
        Block(
          "run", [run.name],
          [.attribute("command", .name("plan"))] + run.assertions.map { .block($0.block) }))
    }
    if let refusal { items.append(.block(refusal)) }
    return GeneratedFile(
      path: "\(folder)/tests/\(name).tftest.hcl", text: HCLFormatter.format(Body(items)))
  }

  /// One plan in which every variable that has a rule breaks it.
  private var refusal: Block? {
    let bad = variables.flatMap { variable -> [(String, HCLExpression)] in
      guard let counterexample = variable.validations.lazy.compactMap(\.counterexample).first else {
        return []
      }
      return [(variable.name, counterexample)]
    }
    guard !bad.isEmpty else { return nil }
    return Block(
      "run", ["bad_input_is_refused"],
      [
        .attribute("command", .name("plan")),
        .block(Block("variables", [], bad.map { .attribute($0.0, $0.1) })),
        .attribute("expect_failures", .list(bad.map { .variable($0.0) })),
      ])
  }
}
