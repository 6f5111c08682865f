import OrderedCollections
import Topology

extension PlatformAssembly {
  /// The test of a component's module, with what one of its sites gives it.
  func test(of module: LiftedModule, folder: String) -> ModuleTest {
    let scope = ModuleTestScope(
      module.plan, in: catalog, knowsZones: module.lifter.usedContext.contains("zones"))
    let variables = module.variables(in: catalog)
    let placeholder = Placeholder(catalog: catalog, environment: scope.environment)
    let inputs = variables.compactMap { variable -> (String, HCLExpression)? in
      if ModuleLifter.contextNames.contains(variable.name) {
        return (variable.name, ContextVariables.value(variable.name, in: scope.topology))
      }
      let value: Value
      if module.lifter.usedInputs.contains(variable.name) {
        value = placeholder.fill(.input(variable.name))
      } else {
        switch module.lifter.table.named(variable.name)?.source {
        case .values(let values)?: value = placeholder.fill(values[scope.site] ?? .null)
        case .family(let families, let attribute)?:
          guard let family = families[scope.site] else { return nil }
          value = placeholder.map(of: family, attribute)
        case nil: return nil
        }
      }
      return value == .null ? nil : (variable.name, HCLLiteral.expression(value))
    }
    return ModuleTest(
      folder: folder, title: module.title,
      mock: MockProvider(
        catalog: catalog, environment: scope.environment,
        resources: scope.families.flatMap(\.members), shown: []),
      inputs: inputs, variables: variables, runs: PostureRules(scope: scope).runs)
  }

  /// The test of the platform: that the components fit together.
  func platformTest(folder: String, variables: [VariableDeclaration]) -> ModuleTest {
    let scope = ModuleTestScope(
      catalog.platform, in: catalog, knowsZones: usedContext.contains("zones"))
    let environment = scope.environment
    let placeholder = Placeholder(catalog: catalog, environment: environment)
    let context = ModuleLifter.contextNames.filter(usedContext.contains).map {
      (name: $0, value: ContextVariables.value($0, in: scope.topology))
    }
    let inputs = usedInputs.compactMap { name -> (name: String, value: HCLExpression)? in
      let value = placeholder.fill(.input(name))
      return value == .null ? nil : (name, HCLLiteral.expression(value))
    }
    var runs = PostureRules(scope: scope).runs
    let present = shown.filter { output in
      !catalog.resources(of: output.family, environment: environment).isEmpty
    }
    if !present.isEmpty {
      let output = HCLExpression.name("output")
      let condition = HCLExpression.all(
        "value", in: .list(present.map { output.attribute($0.declaration.name) }),
        HCLExpression.name("value").length.isMore(than: 0))
      runs.insert(
        PostureRules.Run(
          name: "components_fit_together",
          assertions: [
            Assertion(condition: condition, message: "Every output must have a value.")
          ]), at: 0)
    }
    return ModuleTest(
      folder: folder, title: scope.topology.title,
      mock: MockProvider(
        catalog: catalog, environment: environment, resources: scope.topology.resources,
        shown: present.map { ($0.family.local.type, $0.attribute) }),
      inputs: context + arguments(environment: environment) + inputs, variables: variables,
      runs: runs)
  }
}

extension Placeholder {
  /// An attribute of every member of a family, by key.
  func map(of family: FamilyID, _ attribute: String) -> Value {
    let members = catalog.resources(of: family, environment: environment)
    return .object(
      OrderedDictionary(
        uniqueKeysWithValues: members.compactMap { member in
          member.id.key.map { ($0, self.attribute(attribute, of: member)) }
        }))
  }
}
