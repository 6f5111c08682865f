import AWSModel
import AWSResources

extension ReferenceResolver {
  /// The instances of a block that a reference means, as far as the argument can name them.
  func pick(
    _ block: String, key: InstanceKey?, attribute: [String], in scope: ModuleScope, for wish: Wish,
    depth: Int
  ) -> Resolution {
    let all = instances(in: scope.module, block: block)
    guard let type = all.first.map({ instances[$0].type }) else { return Resolution() }
    var attribute = attribute
    // `aws_vpc.this[count.index].main_route_table_id` is told as `aws_vpc.this`.
    if attribute.isEmpty, wish.isOfOneBlock,
      let owned = wish.types.flatMap({ NamedTargets.owned(of: type, asOneOf: $0) })
    {
      attribute = [owned]
    }
    let use = use(of: attribute, type: type, for: wish)
    guard use != .none else { return Resolution() }
    var resolution = Resolution()
    for target in choose(among: all, block: block, key: key, in: scope, for: wish, &resolution) {
      let chosen = Resolution.Target(
        instance: target.0, attribute: attribute, basis: target.1)
      if use == .named {
        resolution.add(Resolution(targets: [chosen]))
      } else {
        resolution.add(followOn(chosen, for: wish, depth: depth))
      }
    }
    return resolution
  }

  enum Use {
    /// The attribute names the instance, or something that it has.
    case named
    /// The attribute is a copy of what the instance itself names.
    case copied
    case none
  }

  func use(of attribute: [String], type: String, for wish: Wish) -> Use {
    let first = attribute.first
    guard let types = wish.types else {
      return first.map { NamedTargets.identifiers.contains($0) } ?? true ? .named : .none
    }
    if let first, NamedTargets.names(first, of: type, asOneOf: types) { return .named }
    if types.contains(type) {
      guard let first else { return .named }
      return NamedTargets.identifiers.contains(first) ? .named : .none
    }
    guard let last = attribute.last, let named = NamedTargets.types(last),
      !named.isDisjoint(with: types)
    else { return .none }
    return .copied
  }

  private func choose(
    among all: [Int], block: String, key: InstanceKey?, in scope: ModuleScope, for wish: Wish,
    _ resolution: inout Resolution
  ) -> [(Int, Basis)] {
    if let key {
      return all.filter { instances[$0].key == key }.map { ($0, .reference) }
    }
    if all.count == 1 { return [(all[0], .reference)] }
    for selector in scope.selectors {
      if let same = selector.only(of: all, key: { instances[$0].key }) {
        return [(same, selector.basis)]
      }
      if !selector.open.isEmpty {
        resolution.causes.append(.key(name(of: block, in: scope.module), selector.open))
        return []
      }
    }
    if !scope.selectors.isEmpty {
      resolution.causes.append(.otherKeys(name(of: block, in: scope.module)))
      return []
    }
    if wish.isList { return all.map { ($0, .whole) } }
    resolution.causes.append(.several(all.map { instances[$0].address }))
    return []
  }

  func name(of block: String, in module: [ModuleStep]) -> String {
    module.isEmpty ? block : "\(module.address).\(block)"
  }

  /// What another resource names by the attribute that is referred to.
  private func followOn(_ target: Resolution.Target, for wish: Wish, depth: Int) -> Resolution {
    let instance = instances[target.instance]
    // It has a value all the same, which a plan does not tell.
    let open = Resolution(causes: [
      .computed(["\(instance.address).\(target.attribute.joined(separator: "."))"])
    ])
    guard depth < Self.depthLimit else { return open }
    guard let scope = scope(of: instance), let last = target.attribute.last,
      let block = scope.configuration.blocks[instance.block],
      let expression = block.expressions[target.attribute[0]]
    else { return open }
    let references =
      target.attribute.count == 1
      ? expression.references
      : expression.members(named: last).flatMap(\.references)
    var found = resolve(references, in: scope, for: wish, depth: depth + 1)
    if found.targets.isEmpty, found.causes.isEmpty { return open }
    if !target.basis.isProved {
      found.targets = found.targets.map { inner in
        var inner = inner
        if inner.basis.isProved { inner.basis = target.basis }
        return inner
      }
    }
    return found
  }

  /// The only instance of the wished types in a module instance.
  /// What another provider makes, in another account or Region, is none that `instance` can name.
  func onlyOne(
    _ wish: Wish, in module: [ModuleStep], beside instance: Instance
  ) -> Resolution.Target? {
    guard var types = wish.types, !wish.isList else { return nil }
    // AWS takes a NAT gateway's id where it asks for a gateway's.
    if types.contains(AWS.InternetGateway.type) { types.insert(AWS.NatGateway.type) }
    let found = instances(in: module).filter {
      !instances[$0].isData && types.contains(instances[$0].type)
    }
    guard found.count == 1,
      isOfOneProvider(instances[found[0]], instance)
    else { return nil }
    return Resolution.Target(instance: found[0], attribute: [], basis: .onlyOne)
  }
}

extension ReferenceResolver {
  /// Whether one configuration of a provider makes both; what is in another module is called
  /// otherwise there, so only the alias tells.
  private func isOfOneProvider(_ one: Instance, _ other: Instance) -> Bool {
    let keys = [one, other].map { Places.providerKey(of: $0, in: document) }
    guard one.module == other.module else { return true }
    return keys[0].isEmpty || keys[1].isEmpty || keys[0] == keys[1]
  }
}

extension Expression {
  /// The members of this name in nested blocks.
  func members(named name: String) -> [Expression] {
    guard case .blocks(let blocks) = self else { return [self] }
    return blocks.compactMap { $0[name] }
  }
}
