import AWSModel
import OrderedCollections
import Topology

/// Turns the resources of one module, as they are at each of its sites, into blocks that give every
/// site its own back.
///
/// The work is anti-unification: what all samples of a value have in common stays, what differs
/// becomes a variable, and a difference that follows a key becomes a look-up. The rules are in the
/// extensions, one kind of value each. For a component's module what comes from elsewhere is a
/// variable; for the platform it is an output of a module call.
struct ModuleLifter {
  let catalog: Catalog
  let plan: ModulePlan
  var table: VariableTable
  /// Names of facts of the environment that the module uses.
  var usedContext: Set<String> = []
  /// Names of the inputs that the module uses, in the order of use.
  var usedInputs: OrderedSet<String> = []
  var locals: OrderedDictionary<String, Local> = [:]
  /// What the platform needs from its modules.
  var outputs: OutputTable
  var dependencies: [RemoteDependency] = []
  var diagnostics: [Diagnostic] = []
  /// The loops around the value that is being lifted, outermost first.
  var scope: [LoopVariable] = []
  /// The family whose resource is being lifted.
  var current: CurrentFamily?
  var keyVariables: OrderedDictionary<[[String]], String> = [:]
  var flags: [LocalFamily: HCLExpression] = [:]
  /// For the platform: the switches of its modules' parts, by what is there where they are on.
  var partSwitches: [FamilyID: PartSwitch] = [:]
  /// What the platform gives the switches of its modules.
  var switches: [String: HCLExpression] = [:]
  let optionalParts: OptionalParts
  let ambiguousNames: Set<String>
  /// Settings that several resources have in common, with their values.
  var shared = SharedSettings()

  struct Local {
    let value: HCLExpression
    let comment: String
  }

  /// A resource that must wait for one of another module.
  struct RemoteDependency: Hashable {
    /// The output that carries the dependency, because the resource reads it.
    let family: FamilyID
    let attribute: String
    let target: FamilyID
  }

  /// The family at hand, and the values that its keys give it.
  struct CurrentFamily {
    let local: LocalFamily
    let existence: FamilyExistence
    /// By field and key; they make `for_each` a map of objects.
    var rows: OrderedDictionary<String, OrderedDictionary<String, HCLExpression>> = [:]
  }

  static let contextNames = ["environment", "region", "account_id", "address_block", "zones"]

  init(_ plan: ModulePlan, in catalog: Catalog, outputs: OutputTable = OutputTable()) {
    self.catalog = catalog
    self.plan = plan
    self.outputs = outputs
    var reserved = Set(Self.contextNames + ["name"])
    for topology in catalog.environments { reserved.formUnion(topology.inputs.map(\.name)) }
    if plan.isPlatform { reserved.formUnion(catalog.components.map(Naming.snake)) }
    table = VariableTable(reserved: reserved)
    optionalParts = OptionalParts(plan, in: catalog)
    ambiguousNames = plan.isPlatform ? [] : Self.ambiguousNames(plan, catalog)
    if !plan.isPlatform { shared = SharedSettings(plan, in: catalog) }
  }

  /// Names of families that the module has itself or needs from more than one component, so that
  /// variables for their attributes must say whose they are.
  private static func ambiguousNames(_ plan: ModulePlan, _ catalog: Catalog) -> Set<String> {
    var seen: [String: [Int: FamilyID]] = [:]
    var ambiguous = Set(plan.families.keys.map { ResourceTraits.of($0.type).identifier })
    for (index, site) in plan.sites.enumerated() {
      for local in plan.families.keys {
        let family = FamilyID(component: site.component, local: local)
        for resource in catalog.resources(of: family, environment: site.environment) {
          for reference in resource.references {
            guard
              let target = catalog.family(
                of: reference.element, environment: site.environment),
              target.component != site.component
            else { continue }
            let name = Naming.qualified(target.local)
            if let other = seen[name]?[index], other != target { ambiguous.insert(name) }
            seen[name, default: [:]][index] = target
          }
        }
      }
    }
    return ambiguous
  }

  // MARK: Values

  /// The expression that gives every sample its value.
  mutating func lift(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    guard let first = samples.first else { return .null }
    if first.value.isLiteral, samples.allSatisfy({ $0.value == first.value }) {
      return HCLLiteral.expression(first.value)
    }
    if samples.contains(where: { $0.value == .null }) {
      return try liftOptional(samples, place)
    }
    do {
      return try attempt { try $0.liftStructure(samples, place) }
    } catch let failure as LiftingFailure {
      if samples.allSatisfy(isPortable) {
        return try attempt { try $0.liftPortable(samples, place) }
      }
      return try liftByKey(samples, place, otherwise: failure)
    }
  }

  /// Runs the rule; where it fails, nothing that it made stays.
  mutating func attempt<Result>(
    _ rule: (inout ModuleLifter) throws -> Result
  ) throws -> Result {
    let before = self
    do {
      return try rule(&self)
    } catch {
      self = before
      throw error
    }
  }

  private mutating func liftStructure(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    switch samples[0].value {
    case .context: return try liftContexts(samples, place)
    case .input(let name):
      guard samples.allSatisfy({ $0.value == .input(name) }) else { break }
      usedInputs.append(name)
      return .variable(name)
    case .reference: return try liftReferences(samples, place)
    case .template(let parts):
      let columns = try self.columns(samples, count: parts.count, place) { value in
        if case .template(let parts) = value { parts } else { nil }
      }
      var expressions: [HCLExpression] = []
      for column in columns { expressions.append(try lift(column, place)) }
      return HCLLiteral.template(expressions)
    case .json:
      let inner = try columns(samples, count: 1, place) { value in
        if case .json(let inner) = value { [inner] } else { nil }
      }
      return .call("jsonencode", [try lift(inner[0], place)])
    case .object: return try liftObjects(samples, place)
    case .list: return try liftLists(samples, place)
    case .null, .bool, .int, .double, .string, .blocks: break
    }
    guard samples.allSatisfy(\.value.isLiteral) else {
      throw failure(samples, place, "the values have different forms")
    }
    return try liftPortable(samples, place)
  }

  /// The samples of each part of a value of several parts.
  func columns(
    _ samples: [Sample], count: Int, _ place: Place, _ parts: (Value) -> [Value]?
  ) throws -> [[Sample]] {
    var columns: [[Sample]] = Array(repeating: [], count: count)
    for sample in samples {
      guard let parts = parts(sample.value), parts.count == count else {
        throw failure(samples, place, "the values have different forms")
      }
      for (index, part) in parts.enumerated() { columns[index].append(sample.with(part)) }
    }
    return columns
  }

  private mutating func liftContexts(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    var zones: [String] = []
    var letters: [String] = []
    var facts: Set<String> = []
    for sample in samples {
      guard case .context(let context) = sample.value else {
        throw failure(samples, place, "the values have different forms")
      }
      switch context {
      case .environment: facts.insert("environment")
      case .region: facts.insert("region")
      case .accountID: facts.insert("account_id")
      case .addressBlock: facts.insert("address_block")
      case .zoneName(let key): zones.append(key)
      case .zoneKey(let key): letters.append(key)
      }
    }
    if facts.count == 1, zones.isEmpty, letters.isEmpty, let fact = facts.first {
      return contextVariable(fact)
    }
    if zones.count == samples.count {
      return try zoneName(zones, samples, place.appending("zone"))
    }
    if letters.count == samples.count {
      return try keyExpression(letters, samples, place.appending("zone"))
    }
    throw failure(samples, place, "the values have different forms")
  }

  mutating func contextVariable(_ name: String) -> HCLExpression {
    usedContext.insert(name)
    return .variable(name)
  }

  // MARK: Objects

  private mutating func liftObjects(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    let objects = try samples.map { sample in
      guard case .object(let members) = sample.value else {
        throw failure(samples, place, "the values have different forms")
      }
      return members
    }
    let isLiteral = samples.allSatisfy(\.value.isLiteral)
    // A variable of a component is passed on whole.
    if isLiteral, place.call != nil { return try liftPortable(samples, place) }
    let names = OrderMerging.merge(objects.map { Array($0.keys) })
    let common = names.filter { name in objects.allSatisfy { $0[name] != nil } }
    if isLiteral, common.count < names.count { return try liftPortable(samples, place) }

    var always: [HCLExpression.ObjectItem] = []
    for name in common {
      let values = zip(samples, objects).map { $0.with($1[name] ?? .null) }
      let inner = place.appending(name)
      always.append(HCLExpression.ObjectItem(name, try lift(values, inner)))
    }
    guard common.count < names.count else { return .object(always) }

    // Members that only some sites have are merged in where their flag says so.
    var pieces: [HCLExpression] = always.isEmpty ? [] : [.object(always)]
    for name in names where !common.contains(name) {
      let present = zip(samples, objects).filter { $1[name] != nil }.map {
        $0.with($1[name] ?? .null)
      }
      let inner = place.appending(name)
      let flag = try self.flag(present, of: samples, inner)
      let value = try lift(present, inner)
      let item = HCLExpression.ObjectItem(name, Self.whereOn(flag, value))
      pieces.append(.conditional(flag, .object([item]), .object([])))
    }
    return .call("merge", pieces)
  }

  // MARK: Absence

  /// A value that only some samples have.
  private mutating func liftOptional(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    let present = samples.filter { $0.value != .null }
    if present.allSatisfy(isPortable), present.allSatisfy(\.value.isLiteral) || !plan.isPlatform {
      return try attempt { try $0.liftPortable(samples, place) }
    }
    guard isBySite(samples, { $0.value == .null }) else {
      let failure = self.failure(samples, place, "only some members have a value")
      return try liftByKey(samples, place, otherwise: failure)
    }
    let value = try lift(present, place)
    if isNullByItself(present, of: samples) { return value }
    let flag = try flag(present, of: samples, place)
    return .conditional(flag, Self.whereOn(flag, value), .null)
  }

  /// What a value is where the switch is on: not asked of the same switch once more.
  static func whereOn(_ flag: HCLExpression, _ value: HCLExpression) -> HCLExpression {
    if case .conditional(flag, let there, .null) = value { there } else { value }
  }

  /// Whether the values refer to a family that is absent exactly where they are: `one(…)` of it is
  /// null there, and so is the output of a module that has none.
  private func isNullByItself(_ present: [Sample], of samples: [Sample]) -> Bool {
    let sites = Set(present.map(\.site))
    let families = Set(present.map { others($0.value.references, at: $0.site) })
    if plan.isPlatform, families.count == 1, let family = families.first?.first {
      let areWhole = present.allSatisfy { sample in
        if case .reference(let reference) = sample.value { reference.key == nil } else { false }
      }
      return areWhole
        && samples.allSatisfy {
          catalog.resources(of: family, environment: $0.site).isEmpty != sites.contains($0.site)
        }
    }
    return present.allSatisfy { sample in
      guard case .reference(let reference) = sample.value,
        let family = catalog.family(
          of: reference.element, environment: plan.sites[sample.site].environment),
        family.component == plan.sites[sample.site].component,
        case .sometimes(let presence) = catalog.existence(of: family)
      else { return false }
      return samples.allSatisfy { presence[$0.site] == sites.contains($0.site) }
    }
  }

  /// The variable that is true at the sites of `present`.
  mutating func flag(
    _ present: [Sample], of samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let sites = Set(present.map(\.site))
    guard
      samples.allSatisfy({ sample in
        !sites.contains(sample.site)
          || present.contains { $0.site == sample.site && $0.keys == sample.keys }
      })
    else {
      throw failure(samples, place, "only some members have it")
    }
    if let switchOfPart = partFlag(sites, place) { return switchOfPart }
    let isOn = Dictionary(
      samples.map { ($0.site, sites.contains($0.site)) }, uniquingKeysWith: { first, _ in first })
    let others = others(present)
    var causes = Self.common(Array(others.values))
    // What only a part of the module needs is given to it where the part is there.
    if place.path.isEmpty, let call = place.call {
      causes.formUnion(Self.common(Array(call.variable.follows.values)))
    }
    if let switchOfOther = switchOfOthers(causes, isOn) {
      return switchOfOther
    }
    let inner = place.appending("enabled")
    let name = table.freeName(
      place.candidates.map { "\($0)_enabled" }, owner: place.call?.owner)
    return variable(
      isOn.mapValues(Value.bool), type: .bool, names: [name], inner,
      description: Self.description(ofFlag: place), follows: others)
  }

  private static func description(ofFlag place: Place) -> String {
    let title = Wording.inSentence(place.title)
    if place.argument.isEmpty, let given = place.call?.variable.description {
      let what = given.hasSuffix(".") ? String(given.dropLast()) : given
      return "Whether the \(title) is given the \(Wording.inSentence(what))."
    }
    return "Whether \(Wording.words(place.argument)) is set for the \(title)."
  }

  /// The switch of a part of the module that is there at just these sites and that the value is
  /// named after: what belongs together hangs on one switch.
  private mutating func partFlag(_ sites: Set<Int>, _ place: Place) -> HCLExpression? {
    guard place.call == nil else { return nil }
    let words = ([place.label ?? ""] + place.path).map { "_\(Naming.snake($0))_" }
    for (local, existence) in plan.families {
      guard case .sometimes(let presence) = existence,
        presence.indices.allSatisfy({ presence[$0] == sites.contains($0) }),
        let part = optionalParts.name(of: local)
      else { continue }
      let word = "_\(Naming.snake(part))_"
      guard words.contains(where: { $0.contains(word) }) else { continue }
      let whole = Place(family: local, title: catalog.title(of: local, in: plan), path: [])
      return presenceFlag(presence, whole)
    }
    return nil
  }

  // MARK: Helpers

  func failure(_ samples: [Sample], _ place: Place, _ reason: String) -> LiftingFailure {
    LiftingFailure(path: place.path, samples: samples, reason: reason)
  }

  /// Whether what the rule says is the same for all samples of a site.
  func isBySite<Result: Equatable>(_ samples: [Sample], _ rule: (Sample) -> Result) -> Bool {
    var results: [Int: Result] = [:]
    for sample in samples {
      let result = rule(sample)
      if let other = results.updateValue(result, forKey: sample.site), other != result {
        return false
      }
    }
    return true
  }
}
