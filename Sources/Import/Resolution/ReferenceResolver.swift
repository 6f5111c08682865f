import AWSModel
import OrderedCollections

/// Follows the references of a plan's configuration to instances: through variables, outputs,
/// `each.value` and keys, as far as a plan tells.
struct ReferenceResolver {
  struct BlockID: Hashable {
    let module: [ModuleStep]
    let block: String
  }

  /// What an argument can take.
  struct Wish {
    /// The types that it can name; nil where its name tells none.
    let types: Set<String>?
    let isList: Bool
    /// Whether nothing but one block, and keys, is referred to.
    var isOfOneBlock = false
  }

  static let depthLimit = 24

  let document: TerraformDocument
  let instances: [Instance]
  private let byBlock: [BlockID: [Int]]
  private let moduleInstances: [BlockID: [ModuleStep]]
  private let byModule: [[ModuleStep]: [Int]]

  private let region: String?

  init(_ document: TerraformDocument) {
    self.document = document
    region = Surroundings(document).region
    instances = document.instances
    var byBlock: [BlockID: [Int]] = [:]
    var modules: [BlockID: [ModuleStep]] = [:]
    var known: Set<[ModuleStep]> = []
    var byModule: [[ModuleStep]: [Int]] = [:]
    for (index, instance) in document.instances.enumerated() {
      byBlock[BlockID(module: instance.module, block: instance.block), default: []].append(index)
      byModule[instance.module, default: []].append(index)
      for depth in instance.module.indices {
        let path = Array(instance.module[...depth])
        guard known.insert(path).inserted, let last = path.last else { continue }
        modules[BlockID(module: path.dropLast(), block: last.name), default: []].append(last)
      }
    }
    self.byBlock = byBlock
    self.byModule = byModule
    moduleInstances = modules
  }

  /// A zone's letter, as everywhere in a model; of a Local Zone and of another Region its name.
  func zoneKey(_ zone: String) -> String { ZoneKey.of(zone, in: region) }

  func instances(in module: [ModuleStep], block: String) -> [Int] {
    byBlock[BlockID(module: module, block: block)] ?? []
  }

  func instances(in module: [ModuleStep]) -> [Int] { byModule[module] ?? [] }

  /// The scope of a resource's own arguments.
  func scope(of instance: Instance) -> ModuleScope? {
    guard let configuration = document.configuration?.module(at: instance.module) else {
      return nil
    }
    return ModuleScope(
      module: instance.module, configuration: configuration, key: instance.key,
      forEach: configuration.blocks[instance.block]?.forEach, block: instance.block)
  }

  // MARK: References

  /// What the references of one expression lead to; each is followed on with the same suffix.
  func resolve(
    _ references: [String], suffix: [String] = [], in scope: ModuleScope, for wish: Wish,
    depth: Int = 0
  ) -> Resolution {
    guard depth < Self.depthLimit else { return Resolution(causes: [.computed(references)]) }
    var scope = scope
    if references.contains(where: Self.isKey) {
      scope = scope.selecting(selector(of: references, in: scope))
    }
    var wish = wish
    wish.isOfOneBlock = references.count { !Self.isKey($0) } == 1
    var resolution = Resolution()
    for reference in references {
      resolution.add(
        follow(reference, suffix: suffix, in: scope, for: wish, depth: depth + 1))
    }
    return resolution
  }

  /// Whether the references lead, through variables, to nothing but literals, defaults, inputs of the
  /// root module and keys, all of which are known when a plan is made; false where there are none.
  func areKnown(_ references: [String], in scope: ModuleScope, depth: Int = 0) -> Bool {
    guard !references.isEmpty, depth < Self.depthLimit else { return false }
    return references.allSatisfy { reference in
      var text = AddressText(reference)
      switch text.name() {
      case "path", "terraform": return true
      case "count": return true
      case "each":
        guard text.skip("."), text.name() == "value" else { return true }
        return scope.forEach.map { areKnown($0.references, in: scope, depth: depth + 1) } ?? false
      case "var":
        guard text.skip("."), let name = text.name() else { return false }
        guard let last = scope.module.last else { return true }
        let parent = Array(scope.module.dropLast())
        guard let configuration = document.configuration?.module(at: parent),
          let call = configuration.calls[last.name]
        else { return false }
        // Without an expression the variable has its default.
        guard let expression = call.expressions[name] else { return true }
        if expression.references.isEmpty { return true }
        let outer = ModuleScope(
          module: parent, configuration: configuration, key: last.key, forEach: call.forEach)
        return areKnown(expression.references, in: outer, depth: depth + 1)
      default: return false
      }
    }
  }

  /// What the references pick by: the instance's own key, and what `each.value` stands for. Of a map
  /// the value is not the key, so one that a plan does not tell may pick any instance.
  private func selector(
    of references: [String], in scope: ModuleScope
  ) -> ModuleScope.Selector {
    var keys: Set<InstanceKey> = []
    var open: [String] = []
    for reference in references where Self.isKey(reference) {
      guard reference.hasPrefix("each.value") else {
        if let key = scope.key { keys.insert(key) }
        continue
      }
      switch value(of: reference, in: scope) {
      case .string(let text)?: keys.insert(.text(text))
      case .int(let number)?: keys.insert(.number(number))
      case nil: open.append(reference)
      // A flag is a condition, and null picks nothing.
      default: continue
      }
    }
    return ModuleScope.Selector(keys: keys, basis: .sameKey, open: open.uniqued())
  }

  /// Whether the reference says which instance it is.
  static func isKey(_ reference: String) -> Bool {
    reference == "count.index" || reference == "each.key" || reference == "each.value"
      || reference.hasPrefix("each.value.") || reference.hasPrefix("each.value[")
  }

  private func follow(
    _ reference: String, suffix: [String], in scope: ModuleScope, for wish: Wish, depth: Int
  ) -> Resolution {
    var text = AddressText(reference)
    guard let first = text.name() else { return Resolution() }
    switch first {
    case "count", "path", "terraform", "self": return Resolution()
    case "each":
      guard text.skip("."), text.name() == "value", let forEach = scope.forEach else {
        return Resolution()
      }
      return resolve(
        forEach.references, suffix: text.names() + suffix, in: scope.selecting(scope.key, .sameKey),
        for: wish, depth: depth)
    case "local":
      let name = text.skip(".") ? text.name() ?? "" : ""
      return Resolution(causes: [.local(name, module: scope.module.address)])
    case "var": return followVariable(&text, suffix: suffix, in: scope, for: wish, depth: depth)
    case "module": return followModule(&text, suffix: suffix, in: scope, for: wish, depth: depth)
    case "data":
      guard text.skip("."), let type = text.name(), text.skip("."), let name = text.name() else {
        return Resolution()
      }
      return followData("data.\(type).\(name)", in: scope)
    default:
      guard text.skip("."), let name = text.name() else { return Resolution() }
      let key = text.key()
      return pick(
        "\(first).\(name)", key: key, attribute: text.names() + suffix, in: scope, for: wish,
        depth: depth)
    }
  }

  /// A module's input: what its call gives, seen from the module that calls.
  private func followVariable(
    _ text: inout AddressText, suffix: [String], in scope: ModuleScope, for wish: Wish, depth: Int
  ) -> Resolution {
    guard text.skip("."), let name = text.name(), let last = scope.module.last else {
      return Resolution()
    }
    let parent = Array(scope.module.dropLast())
    guard let configuration = document.configuration?.module(at: parent),
      let call = configuration.calls[last.name], let expression = call.expressions[name]
    else { return Resolution() }
    var outer = ModuleScope(
      module: parent, configuration: configuration, key: last.key, forEach: call.forEach,
      selectors: scope.selectors)
    let (names, key) = text.namesAndKey()
    outer = outer.selecting(key, .position)
    return resolve(
      expression.references, suffix: names + suffix, in: outer, for: wish, depth: depth)
  }

  /// A module's output, seen from inside the module.
  private func followModule(
    _ text: inout AddressText, suffix: [String], in scope: ModuleScope, for wish: Wish, depth: Int
  ) -> Resolution {
    guard text.skip("."), let name = text.name(), let call = scope.configuration.calls[name] else {
      return Resolution()
    }
    let literal = text.key()
    let (names, key) = text.namesAndKey()
    let path = names + suffix
    let steps = moduleInstances[BlockID(module: scope.module, block: name)] ?? []
    var chosen = steps.filter { literal == nil || $0.key == literal }
    var basis: Basis?
    if literal == nil, steps.count > 1 {
      let selector = scope.selectors.first {
        !$0.open.isEmpty || $0.only(of: steps, key: \.key) != nil
      }
      if let own = selector?.only(of: steps, key: \.key) {
        chosen = [own]
        basis = .sameKey
      } else if let open = selector?.open {
        let call = (scope.module.isEmpty ? "" : "\(scope.module.address).") + "module.\(name)"
        return Resolution(causes: [.key(call, open)])
      } else if wish.isList {
        basis = .whole
      } else {
        return Resolution(causes: [.several(steps.map(\.description))])
      }
    }
    guard let output = path.first else {
      return anyOutput(of: call, steps: chosen, in: scope, for: wish, depth: depth)
    }
    guard let expression = call.module.outputs[output] else { return Resolution() }
    // A key of the output itself: `module.vpc.private_subnets[0]`.
    let rest = Array(path.dropFirst())
    let inner = scope.selecting(key, .position)
    var resolution = Resolution()
    for step in chosen {
      var found = resolve(
        expression.references, suffix: rest,
        in: ModuleScope(
          module: scope.module + [step], configuration: call.module, key: nil, forEach: nil,
          selectors: inner.selectors), for: wish, depth: depth)
      if let basis {
        found.targets = found.targets.map { target in
          var target = target
          if target.basis.isProved { target.basis = basis }
          return target
        }
      }
      resolution.add(found)
    }
    return resolution
  }

  /// A computed key takes the output's name along: `module.vpc[each.key].id` is told as
  /// `module.vpc`. Where all outputs together lead to one target, it is that one.
  private func anyOutput(
    of call: ConfigurationModule.Call, steps: [ModuleStep], in scope: ModuleScope, for wish: Wish,
    depth: Int
  ) -> Resolution {
    guard wish.types != nil, steps.count == 1, let step = steps.first else { return Resolution() }
    let inner = ModuleScope(
      module: scope.module + [step], configuration: call.module, key: nil, forEach: nil)
    var resolution = Resolution()
    var givers = 0
    for (_, expression) in call.module.outputs.sorted(by: { $0.key < $1.key }) {
      let targets = resolve(expression.references, in: inner, for: wish, depth: depth).targets
      givers += targets.isEmpty ? 0 : 1
      resolution.add(Resolution(targets: targets))
    }
    if wish.isList, givers == 1 {
      for index in resolution.targets.indices { resolution.targets[index].basis = .onlyFitting }
      return resolution
    }
    guard resolution.targets.count == 1 else {
      return Resolution(causes: [.several(["the outputs of \(inner.module.address)"])])
    }
    resolution.targets[0].basis = .onlyOne
    return resolution
  }

  /// A data source that was read has given its values already.
  private func followData(_ block: String, in scope: ModuleScope) -> Resolution {
    for index in instances(in: scope.module, block: block)
    where instances[index].values.values.contains(where: \.hasUnknown) {
      return Resolution(causes: [.dataSource(instances[index].address)])
    }
    return Resolution()
  }
}

extension AddressText {
  /// The names that follow, and the last key among them: `private_subnets[0]`.
  mutating func namesAndKey() -> (names: [String], key: InstanceKey?) {
    var names: [String] = []
    var last: InstanceKey?
    while !isAtEnd {
      if let key = key() {
        last = key
      } else if skip(".") {
        continue
      } else if let name = name() {
        names.append(name)
      } else {
        break
      }
    }
    return (names, last)
  }

  /// The names that follow, without keys.
  mutating func names() -> [String] { namesAndKey().names }
}
