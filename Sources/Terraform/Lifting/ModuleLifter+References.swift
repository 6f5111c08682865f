import OrderedCollections
import Topology

extension ModuleLifter {
  /// What a reference points to, from where its sample was taken.
  private struct Target {
    let family: FamilyID
    let isLocal: Bool
    let reference: Reference
    var attribute: String { reference.attribute }
  }

  mutating func liftReferences(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    let targets = try samples.map { try target(of: $0, samples, place) }
    let first = targets[0]
    let isOneAttribute = targets.allSatisfy {
      $0.family.local == first.family.local && $0.attribute == first.attribute
        && ($0.reference.element.key == nil) == (first.reference.element.key == nil)
        && ($0.reference.key == nil) == (first.reference.key == nil)
    }
    var expression: HCLExpression?
    if isOneAttribute, targets.allSatisfy(\.isLocal) {
      expression = try local(targets, samples, place)
    } else if isOneAttribute, !targets.contains(where: \.isLocal),
      isBySite(samples, { remoteFamily($0) })
    {
      expression = try remote(targets, samples, place)
    } else if plan.isPlatform, !targets.contains(where: \.isLocal),
      isBySite(samples, { remoteFamily($0) }), Self.areSingle(targets)
    {
      expression = try choice(targets, samples, place)
    }
    guard let expression else {
      if samples.allSatisfy(isPortable), !plan.isPlatform {
        return try liftPortable(samples, place)
      }
      throw failure(samples, place, "the references point to different resources")
    }
    guard first.reference.key != nil else { return expression }
    let keys = targets.compactMap(\.reference.key)
    let isDerived = DerivedAttribute.find(first.family.local.type, first.attribute) != nil
    let inner = place.appending(isDerived ? "zone" : "key")
    let key =
      try isDerived
      ? zoneName(keys, samples, inner) : keyExpression(keys, samples, inner)
    return .index(expression, key)
  }

  private func target(
    of sample: Sample, _ samples: [Sample], _ place: Place
  ) throws -> Target {
    guard case .reference(let reference) = sample.value else {
      throw failure(samples, place, "the values have different forms")
    }
    let site = plan.sites[sample.site]
    guard let family = catalog.family(of: reference.element, environment: site.environment) else {
      throw failure(samples, place, "'\(reference.element)' is not in the model")
    }
    return Target(
      family: family, isLocal: family.component == site.component, reference: reference)
  }

  private func remoteFamily(_ sample: Sample) -> FamilyID? {
    guard case .reference(let reference) = sample.value else { return nil }
    return catalog.family(
      of: reference.element, environment: plan.sites[sample.site].environment)
  }

  // MARK: In this module

  private mutating func local(
    _ targets: [Target], _ samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let family = targets[0].family
    let base = family.local.expression
    let attribute = targets[0].attribute
    if let derived = DerivedAttribute.find(family.local.type, attribute) {
      let name = derived.localName(family.local)
      if locals[name] == nil {
        locals[name] = Local(
          value: derived.value(instance(of: family, base)), comment: derived.comment)
      }
      return .local(name)
    }
    switch catalog.existence(of: family) {
    case .always: return .attribute(base, attribute)
    case .sometimes(let presence):
      if let own = current, case .sometimes(presence) = own.existence,
        optionalParts.areOne(own.local, family.local)
      {
        return .attribute(.index(base, .int(0)), attribute)
      }
      return .call("one", [.attribute(.splat(base), attribute)])
    case .keyed(let domain):
      let keys = targets.compactMap(\.reference.element.key)
      for (index, loop) in scope.enumerated().reversed()
      where loop.source == .family(family.local) {
        if zip(samples, keys).allSatisfy({ $0.keys[index] == $1 }) {
          return .attribute(loop.value, attribute)
        }
      }
      let key = try keyExpression(keys, samples, place, target: family, domain: domain)
      return .attribute(.index(base, key), attribute)
    }
  }

  /// The one resource of a family that has no keys.
  private func instance(of family: FamilyID, _ base: HCLExpression) -> HCLExpression {
    if case .sometimes = catalog.existence(of: family) { return .index(base, .int(0)) }
    return base
  }

  // MARK: From elsewhere

  private mutating func remote(
    _ targets: [Target], _ samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let first = targets[0]
    let isKeyed = first.reference.element.key != nil
    if plan.isPlatform {
      guard targets.allSatisfy({ $0.family == first.family }) else {
        guard Self.areSingle(targets) else {
          throw failure(samples, place, "the references point to different modules")
        }
        return try choice(targets, samples, place)
      }
      let output = outputs.request(first.family, attribute: first.attribute, in: catalog)
      let call = moduleCall(first.family.component, output)
      guard isKeyed else { return call }
      let keys = targets.compactMap(\.reference.element.key)
      return .index(
        call, try keyExpression(keys, samples, place, target: first.family, domain: nil))
    }

    if isKeyed {
      let keys = targets.compactMap(\.reference.element.key)
      let followsKey = scope.indices.contains { index in
        zip(samples, keys).allSatisfy { $0.keys[index] == $1 }
      }
      // A resource that needs one member gets that one, not all of them.
      if !followsKey, isBySite(samples, \.value) {
        return remoteValue(samples, targets, place)
      }
      let map = remoteMap(samples, first, place)
      return .index(
        map, try keyExpression(keys, samples, place, target: first.family, domain: nil))
    }
    return remoteValue(samples, targets, place)
  }

  private static func areSingle(_ targets: [Target]) -> Bool {
    targets.allSatisfy { $0.reference.element.key == nil && $0.reference.key == nil }
  }

  /// One module's output in some environments and another one's elsewhere: the inspection VPC where
  /// there is one, else the egress VPC.
  private mutating func choice(
    _ targets: [Target], _ samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let all = OrderedSet(targets.map(\.family))
    func isEverywhere(_ family: FamilyID) -> Bool {
      family.component.map(catalog.isEverywhere) ?? true
    }
    // What is there everywhere is what remains.
    let families = all.filter { !isEverywhere($0) } + all.filter(isEverywhere)
    var choice: HCLExpression?
    for family in families.reversed() {
      let chosen = zip(samples, targets).filter { $1.family == family }
      let attributes = Set(chosen.map(\.1.attribute))
      guard attributes.count == 1, let attribute = attributes.first else {
        throw failure(samples, place, "the references point to different attributes")
      }
      let output = outputs.request(family, attribute: attribute, in: catalog)
      let call = moduleCall(family.component, output)
      guard let rest = choice else {
        choice = call
        continue
      }
      let condition = try flag(chosen.map(\.0), of: samples, place)
      choice = .conditional(condition, Self.whereOn(condition, call), rest)
    }
    return choice ?? .null
  }

  /// Whether a component refers to one thing in some environments and to another elsewhere.
  private func isChoice(_ targets: [Target], _ samples: [Sample]) -> Bool {
    var families: [String?: FamilyID] = [:]
    return zip(samples, targets).contains { sample, target in
      let component = plan.sites[sample.site].component
      let other = families.updateValue(target.family, forKey: component)
      return other != nil && other != target.family
    }
  }

  /// `module.name.output`, or null where the component does not exist.
  ///
  /// A splat would depend on the whole module, and two modules that need something of each other
  /// would wait for one another for ever.
  func moduleCall(_ component: String?, _ output: String) -> HCLExpression {
    let call = HCLExpression.attribute(.name("module"), Naming.snake(component ?? ""))
    guard let component, !catalog.isEverywhere(component) else { return .attribute(call, output) }
    return .conditional(
      Self.isThere(component), .attribute(.index(call, .int(0)), output), .null)
  }

  /// `local.has_name`: whether the environment has the component.
  static func isThere(_ component: String) -> HCLExpression {
    .local("has_\(Naming.snake(component))")
  }

  private mutating func remoteValue(
    _ samples: [Sample], _ targets: [Target], _ place: Place
  ) -> HCLExpression {
    // The key of a map attribute is looked up here, so the variable is the whole map.
    var values: [Int: Value] = [:]
    for (sample, target) in zip(samples, targets) {
      values[sample.site] = .reference(target.reference.element, target.attribute)
    }
    let isChoice = isChoice(targets, samples)
    let names = isChoice ? place.candidates : remoteNames(targets[0], isMap: false, place)
    let member = isChoice ? nil : keyedMember(targets[0])
    let users = users(samples, place)
    for name in names {
      guard let existing = table.named(name) else { continue }
      guard case .values(let known) = existing.source else { continue }
      if known.allSatisfy({ values[$0.key] == nil || values[$0.key] == $0.value }) {
        let merged = known.merging(values) { first, _ in first }
        table.replace(
          name,
          with: LiftedVariable(
            name: name, owner: nil,
            type: merged.count < plan.sites.count
              ? existing.type : existing.type.required,
            description: existing.description, source: .values(merged), origin: existing.origin,
            validation: nil,
            follows: existing.follows.merging(users) { $0.intersection($1) }))
        return .variable(name)
      }
    }
    let isMap = targets[0].reference.key != nil
    return variable(
      values, type: isMap ? .map(.string) : .string, names: names,
      place,
      description: isChoice
        ? nil
        : remoteDescription(targets[0].family, targets[0].attribute, title: member?.title),
      follows: users)
  }

  /// By site, the part of the module that the value is for; empty where it is for what is there
  /// anyway.
  private func users(_ samples: [Sample], _ place: Place) -> [Int: OrderedSet<FamilyID>] {
    let part = optionalParts.companions(of: place.family)[0]
    var users: [Int: OrderedSet<FamilyID>] = [:]
    for sample in samples {
      var isOptional = false
      if case .sometimes? = plan.families[part] { isOptional = true }
      users[sample.site] =
        isOptional ? [FamilyID(component: plan.sites[sample.site].component, local: part)] : []
    }
    return users
  }

  /// The member of a family that a reference is always to, unless its key is but a zone.
  private func keyedMember(_ target: Target) -> Resource? {
    guard let key = target.reference.element.key, catalog.keyWord(of: target.family) != "zone"
    else { return nil }
    return catalog.environments.indices.lazy.flatMap {
      catalog.resources(of: target.family, environment: $0)
    }.first { $0.id.key == key }
  }

  /// The variable that holds an attribute of every member of another component's family.
  mutating func remoteMap(
    _ samples: [Sample], family: FamilyID, attribute: String, _ place: Place
  ) -> HCLExpression {
    var families: [Int: FamilyID] = [:]
    for sample in samples {
      let site = plan.sites[sample.site]
      // Other callers of the module have the like from a component of their own.
      families[sample.site] = sharedTarget(of: sample, like: family, at: site) ?? family
    }
    let target = Target(
      family: family, isLocal: false,
      reference: Reference(ElementID(family.component ?? ""), attribute))
    let names = remoteNames(target, isMap: true, place)
    for name in names {
      guard let existing = table.named(name) else { continue }
      guard case .family(let known, attribute) = existing.source else { continue }
      if known.allSatisfy({ families[$0.key] == nil || families[$0.key] == $0.value }) {
        table.replace(
          name,
          with: LiftedVariable(
            name: name, owner: nil,
            type: isEverywhere(known.merging(families) { first, _ in first })
              ? .map(.string) : .optional(.map(.string)),
            description: existing.description,
            source: .family(known.merging(families) { first, _ in first }, attribute: attribute),
            origin: existing.origin, validation: nil))
        return .variable(name)
      }
    }
    let name = table.freeName(names, owner: nil)
    let sentence = remoteDescription(family, attribute)
    table.add(
      LiftedVariable(
        name: name, owner: nil,
        type: isEverywhere(families) ? .map(.string) : .optional(.map(.string)),
        description: "\(sentence.dropLast()), by \(catalog.keyWord(of: family)).",
        source: .family(families, attribute: attribute), origin: "", validation: nil))
    return .variable(name)
  }

  /// Whether the family is there at every site of the module.
  private func isEverywhere(_ families: [Int: FamilyID]) -> Bool {
    plan.sites.enumerated().allSatisfy { index, site in
      families[index].map { family in
        family.component.map { catalog.isPresent($0, environment: site.environment) } ?? true
      } ?? false
    }
  }

  private mutating func remoteMap(
    _ samples: [Sample], _ target: Target, _ place: Place
  ) -> HCLExpression {
    remoteMap(samples, family: target.family, attribute: target.attribute, place)
  }

  /// What a value from another component is, and whose.
  private func remoteDescription(
    _ family: FamilyID, _ attribute: String, title: String? = nil
  ) -> String {
    let title = title ?? catalog.title(of: family)
    let sentence = Wording.description(of: attribute, title: title)
    guard let component = family.component,
      let owner = catalog.record(of: component)?.title, !title.contains(owner),
      plan.components.count == 1
    else { return sentence }
    return "\(sentence.dropLast()) of the \(Wording.inSentence(owner))."
  }

  private func sharedTarget(of sample: Sample, like family: FamilyID, at site: ModuleCall)
    -> FamilyID?
  {
    for reference in sample.value.references {
      if let found = catalog.family(of: reference.element, environment: site.environment),
        found.local == family.local, found.component != site.component
      {
        return found
      }
    }
    return nil
  }

  private func remoteNames(_ target: Target, isMap: Bool, _ place: Place) -> [String] {
    let output = Naming.output(target.family.local, attribute: target.attribute, isMap: isMap)
    let member = isMap ? nil : keyedMember(target)?.id.key
    let name = member.map { Naming.join(Naming.snake($0), output) } ?? output
    let prefixed = Naming.join(Naming.snake(target.family.component ?? ""), name)
    if member == nil, ambiguousNames.contains(Naming.qualified(target.family.local)) {
      return [prefixed] + place.candidates
    }
    return [name, prefixed] + place.candidates
  }

  // MARK: Keys

  /// The expression for a key: the loop's own, a constant, or what a variable says.
  mutating func keyExpression(
    _ keys: [String], _ samples: [Sample], _ place: Place, target: FamilyID? = nil,
    domain: FamilyExistence.Domain? = nil
  ) throws -> HCLExpression {
    for (index, loop) in scope.enumerated().reversed() {
      if zip(samples, keys).allSatisfy({ $0.keys[index] == $1 }) { return loop.key }
    }
    if let first = keys.first, keys.allSatisfy({ $0 == first }) { return .string(first) }
    let values = zip(samples, keys).map { $0.with(.string($1)) }
    guard let target else { return try liftPortable(values, place) }
    // Named after what is looked up: which NAT gateway each zone uses.
    let word = catalog.keyWord(of: target)
    var inner = Place(
      family: target.local, title: catalog.title(of: target), path: [word], call: place.call,
      isLookup: true)
    if let call = place.call {
      inner.call = call
      inner.path = place.path + [word]
    }
    return try liftPortable(values, inner)
  }

  /// The name of a zone, given its key.
  mutating func zoneName(
    _ keys: [String], _ samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let key = try keyExpression(keys, samples, place)
    for loop in scope.reversed() where loop.key == key && loop.source == .zones {
      return loop.value
    }
    return .index(contextVariable("zones"), key)
  }
}
