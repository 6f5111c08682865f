import Topology

/// A module whose resources are blocks, with all that its files need.
struct LiftedModule {
  let plan: ModulePlan
  var lifter: ModuleLifter
  var resources: [ModuleLifter.LiftedResource]
  let title: String
  let summary: String
  /// The type of the resource that stands for the component.
  let primaryType: String?

  init(_ plan: ModulePlan, in catalog: Catalog) {
    self.plan = plan
    var lifter = ModuleLifter(plan, in: catalog)
    resources = lifter.liftResources()
    self.lifter = lifter
    let records = plan.components.compactMap(catalog.record)
    let titles = records.map(\.title)
    primaryType = records.first?.primary.flatMap { id in
      catalog.environments.indices.lazy
        .compactMap { catalog.family(of: id, environment: $0)?.local.type }.first
    }
    if plan.components.count == 1 {
      title = titles.first ?? Wording.sentenceCase(Wording.words(Naming.snake(plan.name)))
      let sentence = records.first?.summary ?? ""
      summary = sentence.isEmpty ? "\(title)." : sentence
    } else {
      title = Wording.sentenceCase(
        plan.name.split(separator: "-").map { Wording.words(String($0)) }
          .joined(separator: " "))
      summary = "Shared by \(Wording.list(titles))."
    }
  }

  /// The module's variables as they are declared: facts of the environment, what it needs from
  /// others, what is its own, inputs.
  func variables(in catalog: Catalog) -> [VariableDeclaration] {
    let context = ContextVariables.declarations(lifter.usedContext, in: catalog)
    let named = lifter.table.variables.filter { $0.name == "name" }
    let rest = lifter.table.variables.filter { $0.name != "name" }
    let inputs = lifter.usedInputs.compactMap { name in
      InputVariables.declaration(name, in: catalog)
    }
    return
      (named.map(VariableDeclaration.init) + context + rest.map(VariableDeclaration.init)
      + inputs)
  }
}
