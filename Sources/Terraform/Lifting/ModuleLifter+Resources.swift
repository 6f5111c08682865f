import AWSModel
import OrderedCollections
import Topology

extension ModuleLifter {
  /// A resource block with its family.
  struct LiftedResource {
    let family: LocalFamily
    var block: Block
  }

  /// Every resource of the module. What cannot be lifted is reported, and the rest goes on, so that
  /// all problems are told at once.
  mutating func liftResources() -> [LiftedResource] {
    var resources: [LiftedResource] = []
    for (local, existence) in plan.families {
      do {
        resources.append(
          LiftedResource(family: local, block: try liftResource(local, existence)))
      } catch let failure as LiftingFailure {
        diagnostics.append(diagnostic(failure, local))
      } catch {
        // Rules throw nothing else.
        continue
      }
    }
    return nameKeys(unifyKeys(resources))
  }

  /// Keys that several families have in common get a name.
  private mutating func nameKeys(_ resources: [LiftedResource]) -> [LiftedResource] {
    var families: OrderedDictionary<[String], [LocalFamily]> = [:]
    for resource in resources {
      guard case .keyed(.constant(let keys))? = plan.families[resource.family],
        resource.block.body.mentions(Self.set(keys))
      else { continue }
      families[keys, default: []].append(resource.family)
    }
    var resources = resources
    for (keys, members) in families where members.count > 2 {
      let words = OrderedSet(
        members.flatMap { local in
          plan.components.map { catalog.keyWord(of: FamilyID(component: $0, local: local)) }
        })
      guard words.count == 1, words[0] != "key", words[0] != "zone" else { continue }
      let name = Naming.plural(words[0])
      guard locals[name] == nil else { continue }
      locals[name] = Local(value: Self.set(keys), comment: "")
      for index in resources.indices where members.contains(resources[index].family) {
        let block = resources[index].block
        resources[index].block = block.with(
          body: block.body.replacing(Self.set(keys), with: .local(name)))
      }
    }
    return resources
  }

  private static func set(_ keys: [String]) -> HCLExpression {
    .call("toset", [.list(keys.map(HCLExpression.string))])
  }

  private mutating func liftResource(
    _ local: LocalFamily, _ existence: FamilyExistence
  ) throws -> Block {
    var members: [(site: Int, resource: Resource)] = []
    for (index, site) in plan.sites.enumerated() {
      let family = FamilyID(component: site.component, local: local)
      for resource in catalog.resources(of: family, environment: site.environment) {
        members.append((index, resource))
      }
    }
    current = CurrentFamily(local: local, existence: existence)
    let place = Place(family: local, title: catalog.title(of: local, in: plan), path: [])
    scope = loop(of: existence)
    defer {
      scope = []
      current = nil
    }
    var notes: OrderedDictionary<String, String> = [:]
    for (name, note) in members.flatMap({ $0.resource.notes.elements }) where notes[name] == nil {
      notes[name] = note
    }
    let samples = members.map { site, resource in
      BodySample(
        site: site, keys: resource.id.key.map { [$0] } ?? [], members: resource.arguments)
    }
    var body = try liftBody(samples, place, notes: notes)
    if let map = soleMap(of: existence, in: body) {
      body = body.replacing(.index(map, scope[0].key), with: scope[0].value)
      body.items.insert(.attribute("for_each", map), at: 0)
    } else if let head = head(existence, place) {
      body.items.insert(head, at: 0)
    }
    let resources = members.map(\.resource)
    if let lifecycle = try self.lifecycle(resources, place) { body.append(lifecycle) }
    if let dependencies = try dependsOn(members, place) { body.append("depends_on", dependencies) }
    body.items.insert(contentsOf: Self.skippedChecks(resources), at: 0)
    return Block("resource", [local.type, local.name], comment: notes[""] ?? "", body)
  }

  private mutating func loop(of existence: FamilyExistence) -> [LoopVariable] {
    guard case .keyed(let domain) = existence else { return [] }
    let source: LoopVariable.Source =
      switch domain {
      case .zones: .zones
      case .constant: .constant
      case .varying: .variable
      }
    let each = HCLExpression.name("each")
    return [
      LoopVariable(
        key: .attribute(each, "key"), value: .attribute(each, "value"), source: source)
    ]
  }

  /// The one variable that the body looks its own key up in, where the variable has just the
  /// family's keys: `for_each` goes over the variable itself. The keys of a variable that holds an
  /// attribute of another family are known before anything exists.
  private func soleMap(of existence: FamilyExistence, in body: Body) -> HCLExpression? {
    guard case .keyed(let domain) = existence, domain != .zones, current?.rows.isEmpty != false,
      let key = scope.first?.key
    else { return nil }
    let maps = table.variables.filter { body.mentions(.index($0.expression, key)) }
    guard maps.count == 1, let map = maps.first,
      plan.sites.indices.allSatisfy({ site in
        let keys =
          switch domain {
          case .zones: catalog.zones(plan.sites[site].environment)
          case .constant(let keys): keys
          case .varying(let keys): keys[site]
          }
        switch map.source {
        case .values(let values):
          guard case .object(let members)? = values[site] else { return keys.isEmpty }
          return members.keys.sorted() == keys
        case .family(let families, _):
          guard let family = families[site] else { return keys.isEmpty }
          return catalog.keys(of: family, environment: plan.sites[site].environment) == keys
        }
      })
    else { return nil }
    return map.expression
  }

  /// `for_each` or `count`.
  private mutating func head(
    _ existence: FamilyExistence, _ place: Place
  ) -> Body.Item? {
    switch existence {
    case .always: return nil
    case .sometimes(let presence):
      let flag = presenceFlag(presence, place)
      return .attribute("count", .conditional(flag, .int(1), .int(0)))
    case .keyed(.zones):
      return .attribute("for_each", contextVariable("zones"))
    case .keyed(.constant(let keys)):
      guard let rows = current?.rows, !rows.isEmpty else {
        return .attribute("for_each", Self.set(keys))
      }
      let name = freeLocal(Naming.plural(Naming.short(place.family)), place.family)
      let table = keys.map { key in
        let fields = rows.map { HCLExpression.ObjectItem($0.key, $0.value[key] ?? .null) }
        return HCLExpression.ObjectItem(key, .object(fields))
      }
      locals[name] = Local(value: .object(table), comment: "")
      return .attribute("for_each", .local(name))
    case .keyed(.varying(let keys)):
      return .attribute("for_each", keyVariable(keys, place))
    }
  }

  private func freeLocal(_ name: String, _ family: LocalFamily) -> String {
    locals[name] == nil ? name : Naming.plural(Naming.qualified(family))
  }

  mutating func presenceFlag(_ presence: [Bool], _ place: Place) -> HCLExpression {
    if let flag = flags[place.family] { return flag }
    let values = Dictionary(
      uniqueKeysWithValues: presence.enumerated().map { ($0, Value.bool($1)) })
    let families = optionalParts.companions(of: place.family)
    let titles = families.map { catalog.title(of: $0, in: plan) }
    // Several resources that come together are called after the part that they make up.
    let part = optionalParts.name(of: place.family)
    let owner = plan.components.count == 1 ? plan.components[0] : nil
    let title = owner.flatMap { catalog.record(of: $0)?.title }
    let description =
      if let part, let title {
        "Whether there \(Wording.isOrAre(noun(of: part, families))) "
          + "for the \(Wording.inSentence(title))."
      } else {
        Wording.presence(of: titles)
      }
    let names = part.map { ["\(Naming.snake($0))_enabled"] } ?? []
    let flag = variable(
      values, type: .bool, names: names + place.appending("enabled").candidates, place,
      description: description, follows: followed(by: families, presence))
    for family in families { flags[family] = flag }
    return flag
  }

  /// A part as what stands in the network in its name, `admin load balancer`, or as its name.
  private func noun(of part: String, _ families: [LocalFamily]) -> String {
    let name = Naming.snake(part)
    let standing = families.first {
      $0.name == name && ResourceTraits.of($0.type).occupant != nil
    }
    return standing.map { Wording.inSentence(catalog.title(of: $0, in: plan)) }
      ?? Wording.words(name)
  }

  /// What of other components the families refer to, by site.
  private func followed(
    by families: [LocalFamily], _ presence: [Bool]
  ) -> [Int: OrderedSet<FamilyID>] {
    plan.sites.enumerated().filter { presence[$0.offset] }.reduce(into: [:]) { result, item in
      let (index, site) = item
      let references = families.flatMap { local in
        catalog.resources(
          of: FamilyID(component: site.component, local: local), environment: site.environment
        ).flatMap(\.references)
      }
      result[index] = others(references, at: index)
    }
  }

  private mutating func keyVariable(_ keys: [[String]], _ place: Place) -> HCLExpression {
    if let name = keyVariables[keys] { return .variable(name) }
    let areZones = zip(keys, plan.sites).allSatisfy { keys, site in
      keys.allSatisfy(catalog.zones(site.environment).contains)
    }
    let word = areZones ? "zones" : "keys"
    let values = Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { ($0, Value.list($1.map(Value.string))) })
    let expression = variable(
      values, type: .set(.string), names: place.appending(word).candidates, place,
      description:
        "\(Wording.sentenceCase(word)) that have \(Wording.withArticle(Wording.inSentence(place.title)))."
    )
    if case .attribute(_, let name) = expression { keyVariables[keys] = name }
    return expression
  }

  /// Where a map already says which keys are in use (each zone's NAT gateway), a set of the same
  /// keys says nothing more: the map's values take its place.
  private mutating func unifyKeys(_ resources: [LiftedResource]) -> [LiftedResource] {
    var resources = resources
    for name in keyVariables.values {
      guard let set = table.named(name), case .values(let keys) = set.source else { continue }
      let map = table.variables.first { variable in
        guard case .map = variable.type, case .values(let maps) = variable.source else {
          return false
        }
        return keys.allSatisfy { site, keys in
          guard case .object(let members)? = maps[site], case .list(let keys) = keys else {
            return false
          }
          return Set(members.values) == Set(keys)
        }
      }
      guard let map else { continue }
      table.remove(name)
      for index in resources.indices {
        let block = resources[index].block
        resources[index].block = block.with(
          body: block.body.replacing(
            set.expression, with: .call("toset", [.call("values", [map.expression])])))
      }
    }
    return resources
  }

  /// Comments by which checkov leaves out the checks that any of the resources skips; it reads them
  /// inside the block. One block serves every environment, so it skips what one of them does.
  private static func skippedChecks(_ resources: [Resource]) -> [Body.Item] {
    var reasons: OrderedDictionary<String, String> = [:]
    for (check, reason) in resources.flatMap(\.skippedChecks.elements) where reasons[check] == nil {
      reasons[check] = reason
    }
    return reasons.sorted { $0.key < $1.key }.map { check, reason in
      // checkov reads to the end of the line.
      let line = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return .directive("checkov:skip=\(check):\(line)")
    }
  }

  // MARK: Meta-arguments

  private func lifecycle(_ resources: [Resource], _ place: Place) throws -> Block? {
    var first = ResourceLifecycle()
    for lifecycle in resources.map(\.lifecycle) {
      // What one environment leaves alone or replaces create-first, all may.
      first.createBeforeDestroy = first.createBeforeDestroy || lifecycle.createBeforeDestroy
      for argument in lifecycle.ignoreChanges where !first.ignoreChanges.contains(argument) {
        first.ignoreChanges.append(argument)
      }
    }
    let protected = resources.count(where: \.lifecycle.preventDestroy)
    guard protected == 0 || protected == resources.count else {
      throw failure([], place.appending("lifecycle"), Self.lifecycleReason)
    }
    first.preventDestroy = protected > 0
    guard first != ResourceLifecycle() else { return nil }
    var body = Body()
    if first.createBeforeDestroy { body.append("create_before_destroy", .bool(true)) }
    if first.preventDestroy { body.append("prevent_destroy", .bool(true)) }
    if !first.ignoreChanges.isEmpty {
      body.append("ignore_changes", .list(first.ignoreChanges.map(HCLExpression.name)))
    }
    return Block("lifecycle", [], body)
  }

  private static let lifecycleReason =
    "Terraform needs to know before any variable whether it may be destroyed"

  private mutating func dependsOn(
    _ members: [(site: Int, resource: Resource)], _ place: Place
  ) throws -> HCLExpression? {
    var targets: OrderedSet<LocalFamily> = []
    for (index, resource) in members {
      let site = plan.sites[index]
      for id in resource.dependsOn {
        guard let family = catalog.family(of: id, environment: site.environment) else {
          throw failure([], place.appending("depends_on"), "'\(id)' is not in the model")
        }
        if family.component == site.component {
          if family.local != place.family { targets.append(family.local) }
        } else {
          try depend(on: family, resource, site, place)
        }
      }
    }
    guard !targets.isEmpty else { return nil }
    return .list(targets.map(\.expression))
  }

  /// A whole module would have to wait for another; instead the output that the resource reads
  /// waits for the one resource.
  private mutating func depend(
    on target: FamilyID, _ resource: Resource, _ site: ModuleCall, _ place: Place
  ) throws {
    for reference in resource.references {
      if let family = catalog.family(of: reference.element, environment: site.environment),
        family.component == target.component
      {
        if family != target {
          dependencies.append(
            RemoteDependency(family: family, attribute: reference.attribute, target: target))
        }
        return
      }
    }
    throw failure(
      [], place.appending("depends_on"),
      "it must wait for a resource of '\(target.component ?? "the platform")' but refers to "
        + "nothing there that could make it wait")
  }

  // MARK: Diagnostics

  private func diagnostic(_ failure: LiftingFailure, _ local: LocalFamily) -> Diagnostic {
    var resource: Resource?
    for site in plan.sites where resource == nil {
      let family = FamilyID(component: site.component, local: local)
      resource = catalog.resources(of: family, environment: site.environment).first
    }
    let argument = failure.path.joined(separator: ".")
    let values = OrderedSet(
      failure.samples.map { sample in
        let site = plan.sites[sample.site]
        let environment = catalog.environments[site.environment].environment.name
        let key = sample.keys.isEmpty ? "" : "[\(sample.keys.joined(separator: ", "))]"
        return "\(environment)\(key): \(ValueText.describe(sample.value))"
      })
    let shown = values.prefix(6).joined(separator: "; ")
    return Diagnostic(
      .unsupportedLifting,
      summary: "'\(argument)' of \(local.address) cannot be one Terraform expression",
      detail: "\(Wording.sentenceCase(failure.reason))\(shown.isEmpty ? "." : ": \(shown).")",
      remedy: "Give the argument the same form in every environment and for every key, or declare "
        + "the differing resources under names of their own.",
      subject: resource?.id, origin: resource?.origin)
  }
}
