import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Turns the planned values of one instance into the arguments of a resource: literals where they
/// are known, references where the configuration tells, inputs with the cause where it does not.
struct ArgumentReader {
  let resolver: ReferenceResolver
  let identities: [ElementID]
  let instance: Instance
  let scope: ModuleScope?
  private let mock: MockedPlan?
  private(set) var edges: [Edge] = []
  /// The subnets beside which an expression takes an endpoint of a firewall, by the firewall.
  private(set) var endpointSubnets: [Int: Set<Int>] = [:]

  init(
    _ resolver: ReferenceResolver, _ identities: [ElementID], _ index: Int, _ mock: MockedPlan?
  ) {
    self.mock = mock
    self.resolver = resolver
    self.identities = identities
    instance = resolver.instances[index]
    scope = resolver.scope(of: instance)
  }

  /// Whether a plan's configuration stands behind the values.
  private var expressions: [String: Expression]? {
    scope.flatMap { $0.configuration.blocks[instance.block]?.expressions }
  }

  /// What every resource has and no reader asks for.
  private static let ignored: Set<String> = [
    "tags_all", "timeouts",
    // Programs, which may hold secrets.
    "user_data", "user_data_base64", "user_data_replace_on_change",
  ]

  mutating func arguments() -> OrderedDictionary<String, Value> {
    var arguments: OrderedDictionary<String, Value> = [:]
    let expressions = expressions
    let mocked = mock?.values(of: instance.address)
    for (name, planned) in instance.values where !Self.ignored.contains(name) {
      guard !planned.isNothing else { continue }
      arguments[name] = value(planned, at: [name], of: expressions?[name], mocked?[name])
    }
    return arguments
  }

  // MARK: Values

  /// The value; nil where nothing is given, or AWS or the provider chooses it.
  private mutating func value(
    _ planned: PlannedValue, at path: [String], of expression: Expression?,
    _ mocked: PlannedValue? = nil
  ) -> Value? {
    switch planned {
    case .null, .string(""): return nil
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .double(let number): return .double(number)
    case .string(let text): return .string(text)
    case .hidden: return .input("\(Cause.sensitive.text): \(path.joined(separator: "."))")
    case .unknown: return unknown(at: path, of: expression, mocked)
    case .list(let members): return list(members, at: path, of: expression, mocked)
    case .object(let members):
      if case .blocks(let blocks)? = expression {
        return .object(
          object(members, at: path, of: blocks.first, isConfigured: true, mocked))
      }
      var result: OrderedDictionary<String, Value> = [:]
      for (name, member) in members {
        result[name] = value(member, at: path + [name], of: expression, mocked?[name])
      }
      return result.isEmpty ? nil : .object(result)
    }
  }

  /// A block whose expressions are known; what is unknown and not among them, AWS chooses.
  private mutating func object(
    _ members: OrderedDictionary<String, PlannedValue>, at path: [String],
    of expressions: [String: Expression]?, isConfigured: Bool, _ mocked: PlannedValue?
  ) -> OrderedDictionary<String, Value> {
    var result: OrderedDictionary<String, Value> = [:]
    for (name, member) in members where !member.isNothing {
      let expression = expressions?[name]
      if isConfigured, expression == nil, case .unknown = member { continue }
      result[name] = value(member, at: path + [name], of: expression, mocked?[name])
    }
    return result
  }

  private mutating func list(
    _ members: [PlannedValue], at path: [String], of expression: Expression?,
    _ mocked: PlannedValue?
  ) -> Value? {
    guard !members.isEmpty else { return nil }
    if case .blocks(let blocks)? = expression {
      return self.blocks(members, at: path, of: blocks, mocked)
    }
    // Ids that are not known are resolved together: the plan tells how many, not which is which.
    if members.contains(.unknown) {
      let known = members.filter { $0 != .unknown }
      var result = known.compactMap { value($0, at: path, of: nil) }
      result += unknownMembers(at: path, of: expression, mocked)
      return .list(result)
    }
    let mocks = Self.paired(members, with: mocked)
    return Self.joined(
      zip(members, mocks).compactMap { value($0, at: path, of: expression, $1) })
  }

  /// For each member what the mocked plan has in its place: a block is found by what is known of it,
  /// because sets have no order.
  private static func paired(
    _ members: [PlannedValue], with mocked: PlannedValue?
  ) -> [PlannedValue?] {
    guard case .list(let mocks)? = mocked else { return members.map { _ in nil } }
    var free = Set(mocks.indices)
    return members.enumerated().map { place, member in
      guard case .object(let arguments) = member else {
        return mocks.indices.contains(place) ? mocks[place] : nil
      }
      guard let index = MockedPlan.index(of: arguments, among: mocks, free: free) else {
        return nil
      }
      free.remove(index)
      return mocks[index]
    }
  }

  /// Objects in a list are nested blocks.
  private static func joined(_ values: [Value]) -> Value? {
    guard !values.isEmpty else { return nil }
    var blocks: [OrderedDictionary<String, Value>] = []
    for value in values {
      guard case .object(let members) = value else { return .list(values) }
      blocks.append(members)
    }
    return .blocks(blocks)
  }

  // MARK: Nested blocks

  /// Planned blocks stand in the order of a set, configured ones in that of the source: they are
  /// paired by what is constant in them.
  private mutating func blocks(
    _ members: [PlannedValue], at path: [String], of blocks: [[String: Expression]],
    _ mocked: PlannedValue?
  ) -> Value? {
    let mocks = Self.paired(members, with: mocked)
    var free = Array(blocks.indices)
    var values: [Value] = []
    for (member, mock) in zip(members, mocks) {
      guard case .object(let arguments) = member else {
        if let value = value(member, at: path, of: nil, mock) { values.append(value) }
        continue
      }
      let matching = blocks.indices.filter { Self.matches(arguments, blocks[$0]) }
      // As many as the source has: none is of a dynamic block.
      let left = members.count == blocks.count ? free.first : nil
      guard let chosen = matching.first(where: free.contains) ?? matching.first ?? left else {
        // A dynamic block beside a static one.
        values.append(.object(object(arguments, at: path, of: nil, isConfigured: false, mock)))
        continue
      }
      free.removeAll { $0 == chosen }
      // Where several blocks fit, what is asked is which targets there are, not which is whose.
      let isCertain =
        matching.count == 1 || matching.count == members.count
        || matching.allSatisfy { blocks[$0] == blocks[chosen] }
      let expressions = isCertain ? blocks[chosen] : Self.joined(matching.map { blocks[$0] })
      values.append(.object(object(arguments, at: path, of: expressions, isConfigured: true, mock)))
    }
    return Self.joined(values)
  }

  private static func matches(
    _ arguments: OrderedDictionary<String, PlannedValue>, _ expressions: [String: Expression]
  ) -> Bool {
    for (name, expression) in expressions {
      guard let constant = expression.constant, let planned = arguments[name] else { continue }
      switch planned {
      case .unknown, .hidden, .list, .object: continue
      default: if planned != PlannedValue(constant) { return false }
      }
    }
    // What the plan does not know must be something that the block refers to.
    return arguments.allSatisfy { name, planned in
      planned != .unknown || expressions[name] != nil || NamedTargets.types(name) == nil
    }
  }

  private static func joined(_ blocks: [[String: Expression]]) -> [String: Expression] {
    var result: [String: Expression] = [:]
    for block in blocks {
      for (name, expression) in block {
        let references = (result[name]?.references ?? []) + expression.references
        result[name] = .leaf(references: references.uniqued(), constant: nil)
      }
    }
    return result
  }

  // MARK: What is not known

  private mutating func unknown(
    at path: [String], of expression: Expression?, _ mocked: PlannedValue?
  ) -> Value? {
    guard scope != nil, expressions != nil, let name = path.last else { return nil }
    // What AWS computes names the resource itself, or what it has.
    if expression != nil || path.count > 1, let targets = mock?.targets(of: mocked) {
      let values = record(Resolution(targets: targets), at: path, isList: true)
      return ArgumentNames.isList(name) ? .list(values) : values.first
    }
    // Where the plan knows the one that is given, this one is none: AWS fills it in.
    let others = path.count == 1 ? NamedTargets.alternatives(to: name, of: instance.type) : []
    if others.contains(where: { isKnown(instance.values[$0]) }) { return nil }
    guard let expression else {
      return wholeBlocks(mocked, at: path) ?? unconfigured(name, at: path)
    }
    // Of what is known when a plan is made nothing unknown comes: the value is null or empty, and AWS
    // or the provider chooses.
    if let scope, resolver.areKnown(expression.references, in: scope) { return nil }
    // So it is where the mocked plan has an empty list: what the provider computes is mocked as none.
    if path.count == 1, case .list(let members)? = mocked, members.isEmpty { return nil }
    let isList = ArgumentNames.isList(name)
    if isList, let choice = choice(of: expression, at: path) {
      return .list(record(Resolution(causes: [choice]), at: path, isList: true))
    }
    if isList { return .list(unknownMembers(at: path, of: expression, nil, isCounted: false)) }
    let resolution = resolution(of: expression, at: path, isList: false)
    return record(resolution, at: path, isList: false).first
  }

  private func isKnown(_ value: PlannedValue?) -> Bool {
    switch value {
    case .string(let text)?: !text.isEmpty
    case .list(let members)?: !members.isEmpty
    case .bool(let flag)?: flag
    default: false
    }
  }

  /// Whether an expression may leave out some of what it refers to. A list of which nothing is known
  /// holds something that is not; what AWS or the provider computes may hold nothing of the
  /// configuration's at all.
  private func choice(of expression: Expression, at path: [String]) -> Cause? {
    guard let scope, expression.references.count > 1, let name = path.last else { return nil }
    // Of blocks that one expression makes, the references are those of all their arguments.
    if path.count > 1, case .leaf? = expressions?[path[0]] { return nil }
    let wish = ReferenceResolver.Wish(types: NamedTargets.types(name), isList: true)
    let targets = resolver.resolve(expression.references, in: scope, for: wish).targets
    let isComputed =
      path.count > 1
      || ResourceSchemas.schema(of: instance.type)?.computed.contains(name) ?? true
    guard targets.count > 1 || (isComputed && !targets.isEmpty) else { return nil }
    let picksByKey = targets.contains { $0.basis != .reference && $0.basis != .whole }
    let choosers = resolver.choosers(
      among: expression.references, in: scope, picksByKey: picksByKey)
    return choosers.isEmpty ? nil : .choice(choosers.uniqued())
  }

  /// The blocks that a dynamic block makes of something that is not known, as the mocked plan has
  /// them: the ids alone are taken from there.
  private mutating func wholeBlocks(_ mocked: PlannedValue?, at path: [String]) -> Value? {
    guard path.count == 1, let mock, case .list(let members)? = mocked,
      !NamedTargets.isComputed(block: path[0], of: instance.type)
    else { return nil }
    var blocks: [OrderedDictionary<String, Value>] = []
    for case .object(let arguments) in members {
      var block: OrderedDictionary<String, Value> = [:]
      for (name, value) in arguments where !value.isNothing {
        if let targets = mock.targets(of: value) {
          let values = record(Resolution(targets: targets), at: path + [name], isList: true)
          block[name] = ArgumentNames.isList(name) ? .list(values) : values.first
        } else if case .bool(let flag) = value {
          block[name] = .bool(flag)
        } else {
          block[name] = .input(Cause.dynamicBlock(path[0]).text)
        }
      }
      blocks.append(block)
    }
    return blocks.isEmpty ? nil : .blocks(blocks)
  }

  /// An argument that no expression gives: the provider computes it, or a dynamic block sets it.
  private mutating func unconfigured(_ name: String, at path: [String]) -> Value? {
    let wish = ReferenceResolver.Wish(
      types: NamedTargets.types(name), isList: ArgumentNames.isList(name))
    if path.count == 1 {
      // An attribute that AWS chooses; a whole block is never one.
      let isBlock = NetworkArguments.of(instance.type).contains {
        $0.path.count > 1 && $0.path[0] == name
      }
      guard isBlock, !NamedTargets.isComputed(block: name, of: instance.type) else { return nil }
      let others = NamedTargets.alternatives(to: name, of: instance.type)
      guard others.allSatisfy({ expressions?[$0] == nil }) else { return nil }
      return record(Resolution(causes: [.dynamicBlock(name)]), at: path, isList: true).first
    }
    let isOfNetwork = NetworkArguments.of(instance.type).contains { $0.path == path }
    guard wish.types != nil || isOfNetwork, let scope else { return nil }
    // In a block that the provider fills in by itself.
    if let given = NamedTargets.mirrored(by: path[0]), expressions?[given] != nil { return nil }
    if expressions?[path[0]] == nil, case .unknown? = instance.values[path[0]] { return nil }
    let block = path[path.count - 2]
    var resolution = Resolution(causes: [.dynamicBlock(block)])
    if let only = resolver.onlyOne(wish, in: scope.module, beside: instance) {
      resolution = Resolution(targets: [only])
    }
    return record(resolution, at: path, isList: false).first
  }

  /// - Parameter isCounted: Whether the plan says how many there are.
  private mutating func unknownMembers(
    at path: [String], of expression: Expression?, _ mocked: PlannedValue?, isCounted: Bool = true
  ) -> [Value] {
    if let targets = mock?.targets(of: mocked) {
      return record(Resolution(targets: targets), at: path, isList: true)
    }
    guard let expression else {
      return record(
        Resolution(causes: [.dynamicBlock(path.dropLast().last ?? path.last ?? "")]), at: path,
        isList: true)
    }
    var resolution = resolution(of: expression, at: path, isList: true)
    if !isCounted, resolution.targets.count > 1 {
      // A filter may leave some of them out.
      for place in resolution.targets.indices
      where resolution.targets[place].basis == .reference {
        resolution.targets[place].basis = .whole
      }
    }
    return record(resolution, at: path, isList: true)
  }

  private func resolution(
    of expression: Expression, at path: [String], isList: Bool
  ) -> Resolution {
    guard let scope, let name = path.last else { return Resolution(causes: [.unspecified]) }
    let types = NamedTargets.types(name)
    guard
      types != nil || ArgumentNames.isIdentifier(name)
        || AWSModel.namesUse(path, of: instance.type)
    else {
      return Resolution(causes: [.computed(expression.references)])
    }
    let wish = ReferenceResolver.Wish(types: types, isList: isList)
    let references = expression.references
    let found = resolver.resolve(references, in: scope, for: wish)
    if found.targets.isEmpty, found.causes.isEmpty, references.count == 1 {
      // The configuration's only reference is what is meant, whatever its type.
      let any = ReferenceResolver.Wish(types: nil, isList: isList)
      return EdgeJudge(resolver, scope, any, of: instance)
        .judge(resolver.resolve(references, in: scope, for: any), references)
    }
    var judge = EdgeJudge(resolver, scope, wish, of: instance)
    judge.isOfBlock = path.count > 1
    return judge.judge(found, references)
  }

  /// Notes what was found, and says it as values.
  private mutating func record(_ resolution: Resolution, at path: [String], isList: Bool) -> [Value]
  {
    let name = path.last ?? ""
    for target in resolution.targets {
      if let subnet = target.subnet { endpointSubnets[target.instance, default: []].insert(subnet) }
    }
    var values: [Value] = resolution.targets.map { target in
      let attribute = ArgumentNames.attribute(of: target, for: name)
      return .reference(identities[target.instance], attribute, key: target.zone)
    }
    if let cause = resolution.causes.first { values.append(.input(cause.text)) }
    let argument = path.joined(separator: ".")
    edges.append(
      Edge(
        source: instance.address, argument: argument,
        isIdentifier: ArgumentNames.isIdentifier(name) || NamedTargets.types(name) != nil,
        targets: resolution.targets.map { target in
          Edge.Target(
            address: resolver.instances[target.instance].address,
            attribute: ArgumentNames.attribute(of: target, for: name), basis: target.basis,
            zone: target.zone)
        }, causes: resolution.causes))
    return values
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, the first of each kept.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
