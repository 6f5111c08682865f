import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Composes the components' modules: one call for each component, wired by outputs and variables.
struct PlatformAssembly {
  let catalog: Catalog
  let modules: [LiftedModule]
  private(set) var lifter: ModuleLifter
  private(set) var resources: [ModuleLifter.LiftedResource]
  /// The arguments of each component's call.
  private var arguments: [String: [String: HCLExpression]] = [:]
  /// What the environments show their user: name in the platform, component and output.
  private(set) var shown: [ShownOutput] = []

  struct ShownOutput {
    let declaration: OutputDeclaration
    let family: FamilyID
    let attribute: String
  }

  init(_ catalog: Catalog, modules: [LiftedModule]) {
    self.catalog = catalog
    self.modules = modules
    lifter = ModuleLifter(catalog.platform, in: catalog)
    resources = []
    lifter.partSwitches = Self.partSwitches(modules)
    countSharedSettings()
    // An address block belongs to the network that has it; whoever else needs it refers there.
    liftArguments { Self.owners.contains($0.origin) }
    liftArguments { !Self.owners.contains($0.origin) }
    resources = lifter.liftResources()
    showUsefulOutputs()
  }

  private static let owners: Set<String> = [
    "\(AWS.Vpc.type).cidr_block", "\(AWS.Subnet.type).cidr_block",
    "\(AWS.Lb.type).load_balancer_address",
  ]

  var diagnostics: [Diagnostic] { lifter.diagnostics }

  // MARK: Calls

  private mutating func countSharedSettings() {
    for module in modules {
      for component in module.plan.components {
        for variable in module.lifter.table.variables {
          guard case .values(let values) = variable.source else { continue }
          var own: [Int: Value] = [:]
          for (index, site) in module.plan.sites.enumerated() where site.component == component {
            own[site.environment] = values[index]
          }
          lifter.shared.count(own, origin: variable.origin)
        }
      }
    }
  }

  /// What says in each module whether a part of it is there.
  private static func partSwitches(
    _ modules: [LiftedModule]
  ) -> [FamilyID: ModuleLifter.PartSwitch] {
    var switches: [FamilyID: ModuleLifter.PartSwitch] = [:]
    for module in modules {
      for (local, flag) in module.lifter.flags {
        guard case .attribute(_, let name) = flag,
          let variable = module.lifter.table.named(name),
          case .values(let values) = variable.source
        else { continue }
        for component in module.plan.components {
          let samples = module.plan.sites.enumerated()
            .filter { $0.element.component == component }.map { index, site in
              Sample(site: site.environment, keys: [], value: values[index] ?? .null)
            }
          switches[FamilyID(component: component, local: local)] = ModuleLifter.PartSwitch(
            component: component, variable: variable, samples: samples)
        }
      }
    }
    return switches
  }

  private mutating func liftArguments(where isIncluded: (LiftedVariable) -> Bool) {
    for module in modules {
      for component in module.plan.components {
        for variable in module.lifter.table.variables where isIncluded(variable) {
          lift(variable, of: module, for: component)
        }
      }
    }
  }

  private mutating func lift(
    _ variable: LiftedVariable, of module: LiftedModule, for component: String
  ) {
    let sites = module.plan.sites.enumerated().filter { $0.element.component == component }
    switch variable.source {
    case .family(let families, let attribute):
      guard let family = sites.compactMap({ families[$0.offset] }).first else { return }
      let output = lifter.outputs.request(family, attribute: attribute, in: catalog)
      arguments[component, default: [:]][variable.name] =
        family.component == nil
        ? lifter.map(of: family.local, attribute) : lifter.moduleCall(family.component, output)
    case .values(let values):
      let samples = sites.map { index, site in
        Sample(site: site.environment, keys: [], value: values[index] ?? .null)
      }
      guard samples.contains(where: { $0.value != .null }) else { return }
      let isSwitch = variable.type.required == .bool
      if isSwitch,
        let given = lifter.switchOfAnother(
          variable, of: component, samples,
          sites: sites.map { (index: $0.offset, environment: $0.element.environment) })
      {
        arguments[component, default: [:]][variable.name] = given
        return
      }
      do {
        let given = try lifter.lift(samples, lifter.place(of: variable, component))
        arguments[component, default: [:]][variable.name] = given
        if isSwitch { lifter.switches[ModuleLifter.switchKey(component, variable)] = given }
      } catch let failure as LiftingFailure {
        report(failure, variable, component)
      } catch {
        return
      }
    }
  }

  private mutating func report(
    _ failure: LiftingFailure, _ variable: LiftedVariable, _ component: String
  ) {
    let values = failure.samples.map { sample in
      let environment = catalog.environments[sample.site].environment.name
      return "\(environment): \(ValueText.describe(sample.value))"
    }
    lifter.diagnostics.append(
      Diagnostic(
        .unsupportedLifting,
        summary: "'\(variable.name)' of '\(component)' cannot be one Terraform expression",
        detail: "\(Wording.sentenceCase(failure.reason)): \(values.joined(separator: "; ")).",
        remedy: "Let the argument refer to the same element in every environment, or declare the "
          + "differing resources under names of their own.",
        subject: ElementID(component), origin: catalog.record(of: component)?.origin))
  }

  private func call(_ component: String, of module: LiftedModule) -> Block {
    var body = Body()
    body.append("source", .string("../\(module.plan.name)"))
    if !catalog.isEverywhere(component) {
      body.append(
        "count", .conditional(ModuleLifter.isThere(component), .int(1), .int(0)))
    }
    body.items.append(.blank)
    for variable in module.variables(in: catalog) {
      if ModuleLifter.contextNames.contains(variable.name)
        || module.lifter.usedInputs.contains(variable.name)
      {
        body.append(variable.name, .variable(variable.name))
      } else if let value = arguments[component]?[variable.name], value != .null {
        body.append(variable.name, value)
      }
    }
    if case .blank? = body.items.last { body.items.removeLast() }
    return Block("module", [Naming.snake(component)], body)
  }

  /// Whether the environment has each component that not all of them have.
  private var presenceLocals: OrderedDictionary<String, ModuleLifter.Local> {
    var locals: OrderedDictionary<String, ModuleLifter.Local> = [:]
    for component in catalog.components where !catalog.isEverywhere(component) {
      let name = Naming.snake(component)
      locals["has_\(name)"] = ModuleLifter.Local(
        value: hasSettings(component)
          ? .binary(.variable(name), "!=", .null) : .variable("\(name)_enabled"),
        comment: "")
    }
    return locals
  }

  private func hasSettings(_ component: String) -> Bool {
    lifter.table.variables.contains { $0.owner == Naming.snake(component) }
  }

  // MARK: Outputs

  private mutating func showUsefulOutputs() {
    for module in modules {
      for component in module.plan.components {
        for local in module.plan.families.keys {
          for attribute in ResourceTraits.of(local.type).outputs {
            let family = FamilyID(component: component, local: local)
            let output = lifter.outputs.request(family, attribute: attribute, in: catalog)
            show(
              Naming.join(Naming.snake(component), output), family, attribute,
              shownCall(family, output))
          }
        }
      }
    }
    for local in catalog.platform.families.keys {
      for attribute in ResourceTraits.of(local.type).outputs {
        var isMap = false
        if case .keyed? = catalog.platform.families[local] { isMap = true }
        show(
          Naming.output(local, attribute: attribute, isMap: isMap),
          FamilyID(component: nil, local: local), attribute, lifter.map(of: local, attribute))
      }
    }
  }

  /// A module's output for whoever reads the platform's: a map that its environment lacks is empty,
  /// so that `for_each` goes over nothing, and a value that it lacks is null.
  private func shownCall(_ family: FamilyID, _ output: String) -> HCLExpression {
    let call = lifter.moduleCall(family.component, output)
    guard let component = family.component, !catalog.isEverywhere(component),
      case .keyed = catalog.existence(of: family)
    else { return call }
    return .call("merge", [call, .object([])])
  }

  private mutating func show(
    _ name: String, _ family: FamilyID, _ attribute: String, _ value: HCLExpression
  ) {
    guard !shown.contains(where: { $0.declaration.name == name }) else { return }
    let sentence = Wording.description(of: attribute, title: catalog.title(of: family))
    var description = sentence
    if case .keyed = catalog.existence(of: family) {
      description = "\(sentence.dropLast()), by \(catalog.keyWord(of: family))."
    }
    shown.append(
      ShownOutput(
        declaration: OutputDeclaration(name: name, description: description, value: value),
        family: family, attribute: attribute))
  }

  // MARK: Modules

  /// The files of every component's module, now that it is known what others need from them.
  func componentFiles(_ moves: AddressMoves) -> [ModuleFiles] {
    let dependencies = OrderedSet(modules.flatMap(\.lifter.dependencies) + lifter.dependencies)
    return modules.map { module in
      var locals = module.lifter.locals
      let outputs = (lifter.outputs.outputs[module.plan.name] ?? [:]).values.map { output in
        if let derived = DerivedAttribute.find(output.family.type, output.attribute) {
          locals[derived.localName(output.family)] = ModuleLifter.Local(
            value: derived.value(output.family.expression), comment: derived.comment)
        }
        let waiting = dependencies.filter {
          $0.family.local == output.family && $0.attribute == output.attribute
            && module.plan.components.contains($0.family.component ?? "")
        }
        return OutputDeclaration(
          name: output.name, description: output.description,
          value: module.lifter.map(of: output.family, output.attribute),
          dependsOn: OrderedSet(waiting.map(\.target.local)).map(\.expression))
      }
      let folder = "terraform/modules/\(module.plan.name)"
      return ModuleFiles(
        folder: folder, title: module.title,
        summary: module.summary, role: .component, mainType: module.primaryType, locals: locals,
        resources: module.resources,
        variables: module.variables(in: catalog), outputs: outputs,
        moves: moves.blocks(of: module.plan), test: test(of: module, folder: folder))
    }
  }

  var usedContext: Set<String> {
    modules.reduce(into: lifter.usedContext) { $0.formUnion($1.lifter.usedContext) }
  }

  var usedInputs: [String] {
    let used = Set(modules.flatMap(\.lifter.usedInputs) + lifter.usedInputs)
    return OrderMerging.merge(catalog.environments.map { $0.inputs.map(\.name) })
      .filter(used.contains)
  }

  var outputs: [OutputDeclaration] { shown.map(\.declaration) }

  func platformFiles(_ moves: AddressMoves) -> ModuleFiles {
    let first = catalog.environments[0]
    let folder = "terraform/modules/platform"
    let variables = variables()
    return ModuleFiles(
      folder: folder, title: first.title,
      summary: first.summary.isEmpty ? "\(first.title)." : first.summary, role: .platform,
      locals: presenceLocals.merging(lifter.locals) { first, _ in first },
      calls: modules.flatMap { module in
        module.plan.components.map { call($0, of: module) }
      }, resources: resources, variables: variables, outputs: outputs,
      moves: moves.platformBlocks(catalog), test: platformTest(folder: folder, variables: variables)
    )
  }

  private func variables() -> [VariableDeclaration] {
    let context = ContextVariables.declarations(usedContext, in: catalog)
    let own = lifter.table.variables.filter { $0.owner == nil }.map(VariableDeclaration.init)
    let inputs = usedInputs.compactMap { InputVariables.declaration($0, in: catalog) }
    return context + catalog.components.compactMap(settings) + own + inputs
  }

  /// The object variable with what differs between environments for one component.
  private func settings(of component: String) -> VariableDeclaration? {
    let owner = Naming.snake(component)
    let members = members(of: component)
    let title = catalog.record(of: component)?.title ?? component
    guard !members.isEmpty else {
      guard !catalog.isEverywhere(component) else { return nil }
      return VariableDeclaration(
        name: "\(owner)_enabled", type: .name("bool"),
        description: "Whether there \(Wording.isOrAre(Wording.inSentence(title))).")
    }
    let lines = members.map { "- \($0.name): \($0.description)" }
    let head = "What differs between environments for the \(Wording.inSentence(title))."
    return VariableDeclaration(
      name: owner,
      type: .call(
        "object", [.object(members.map { HCLExpression.ObjectItem($0.name, $0.type.expression) })]),
      description: "\(head)\n\(lines.joined(separator: "\n"))\n",
      defaultValue: catalog.isEverywhere(component) ? nil : .null)
  }

  /// What differs for a component, in the order of its module's variables.
  func members(of component: String) -> [LiftedVariable] {
    let owner = Naming.snake(component)
    return lifter.table.variables.filter { $0.owner == owner }
  }
}

extension ModuleLifter {
  /// An attribute of a family as other modules see it: one value, or a map by key.
  func map(of local: LocalFamily, _ attribute: String) -> HCLExpression {
    if let derived = DerivedAttribute.find(local.type, attribute) {
      return .local(derived.localName(local))
    }
    let base = local.expression
    switch plan.families[local] ?? .always {
    case .always: return .attribute(base, attribute)
    case .sometimes: return .call("one", [.attribute(.splat(base), attribute)])
    case .keyed:
      let key = catalog.keyWord(of: FamilyID(component: plan.sites[0].component, local: local))
      let noun = ResourceTraits.of(local.type).identifier
      return .forObject(
        HCLExpression.ForClause([key, noun], in: base), key: .name(key),
        value: .attribute(.name(noun), attribute))
    }
  }
}
