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
  let scope: Scope?
  private(set) var edges: [Edge] = []
  /// The subnets beside which an expression takes an endpoint of a firewall, by the firewall.
  private(set) var endpointSubnets: [Int: Set<Int>] = [:]

  init(_ resolver: ReferenceResolver, _ identities: [ElementID], _ index: Int) {
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
    for (name, planned) in instance.values where !Self.ignored.contains(name) {
      guard !planned.isNothing else { continue }
      if let value = value(planned, at: [name], of: expressions?[name]) { arguments[name] = value }
    }
    return arguments
  }

  // MARK: Values

  /// The value; nil where nothing is given, or AWS or the provider chooses it.
  private mutating func value(
    _ planned: PlannedValue, at path: [String], of expression: Expression?
  ) -> Value? {
    switch planned {
    case .null, .string(""): return nil
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .double(let number): return .double(number)
    case .string(let text): return .string(text)
    case .hidden: return .input("\(Cause.sensitive.text): \(path.joined(separator: "."))")
    case .unknown: return unknown(at: path, of: expression)
    case .list(let members): return list(members, at: path, of: expression)
    case .object(let members):
      if case .blocks(let blocks)? = expression {
        return .object(object(members, at: path, of: blocks.first, isConfigured: true))
      }
      var result: OrderedDictionary<String, Value> = [:]
      for (name, member) in members {
        result[name] = value(member, at: path + [name], of: expression)
      }
      return result.isEmpty ? nil : .object(result)
    }
  }

  /// A block whose expressions are known; what is unknown and not among them, AWS chooses.
  private mutating func object(
    _ members: OrderedDictionary<String, PlannedValue>, at path: [String],
    of expressions: [String: Expression]?, isConfigured: Bool
  ) -> OrderedDictionary<String, Value> {
    var result: OrderedDictionary<String, Value> = [:]
    for (name, member) in members where !member.isNothing {
      let expression = expressions?[name]
      if isConfigured, expression == nil, case .unknown = member { continue }
      result[name] = value(member, at: path + [name], of: expression)
    }
    return result
  }

  private mutating func list(
    _ members: [PlannedValue], at path: [String], of expression: Expression?
  ) -> Value? {
    guard !members.isEmpty else { return nil }
    if case .blocks(let blocks)? = expression { return self.blocks(members, at: path, of: blocks) }
    // Ids that are not known are resolved together: the plan tells how many, not which is which.
    if members.contains(.unknown) {
      let known = members.filter { $0 != .unknown }
      var result = known.compactMap { value($0, at: path, of: nil) }
      result += unknownMembers(members.count, at: path, of: expression)
      return .list(result)
    }
    return Self.joined(members.compactMap { value($0, at: path, of: expression) })
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
    _ members: [PlannedValue], at path: [String], of blocks: [[String: Expression]]
  ) -> Value? {
    var free = Array(blocks.indices)
    var values: [Value] = []
    for member in members {
      guard case .object(let arguments) = member else {
        if let value = value(member, at: path, of: nil) { values.append(value) }
        continue
      }
      let matching = blocks.indices.filter { Self.matches(arguments, blocks[$0]) }
      guard let chosen = matching.first(where: free.contains) ?? matching.first else {
        // A dynamic block beside a static one.
        values.append(.object(object(arguments, at: path, of: nil, isConfigured: false)))
        continue
      }
      free.removeAll { $0 == chosen }
      // Where several blocks fit, what is asked is which targets there are, not which is whose.
      let isCertain =
        matching.count == 1 || matching.count == members.count
        || matching.allSatisfy { blocks[$0] == blocks[chosen] }
      let expressions = isCertain ? blocks[chosen] : Self.joined(matching.map { blocks[$0] })
      values.append(.object(object(arguments, at: path, of: expressions, isConfigured: true)))
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

  private mutating func unknown(at path: [String], of expression: Expression?) -> Value? {
    guard scope != nil, expressions != nil, let name = path.last else { return nil }
    guard let expression else { return unconfigured(name, at: path) }
    let isList = ArgumentNames.isList(name)
    if isList { return .list(unknownMembers(nil, at: path, of: expression)) }
    let resolution = resolution(of: expression, named: name, isList: false)
    return record(resolution, at: path, isList: false).first
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
      return record(Resolution(causes: [.dynamicBlock(name)]), at: path, isList: true).first
    }
    let isOfNetwork = NetworkArguments.of(instance.type).contains { $0.path == path }
    guard wish.types != nil || isOfNetwork, let scope else { return nil }
    // In a block that the provider fills in by itself.
    if expressions?[path[0]] == nil, case .unknown? = instance.values[path[0]] { return nil }
    let block = path[path.count - 2]
    var resolution = Resolution(causes: [.dynamicBlock(block)])
    if let only = resolver.onlyOne(wish, in: scope.module) {
      resolution = Resolution(targets: [only])
    }
    return record(resolution, at: path, isList: false).first
  }

  private mutating func unknownMembers(
    _ count: Int?, at path: [String], of expression: Expression?
  ) -> [Value] {
    guard let name = path.last, let expression else {
      return record(
        Resolution(causes: [.dynamicBlock(path.dropLast().last ?? path.last ?? "")]), at: path,
        isList: true)
    }
    let resolution = resolution(of: expression, named: name, isList: true)
    return record(resolution, at: path, isList: true)
  }

  private func resolution(of expression: Expression, named name: String, isList: Bool) -> Resolution
  {
    guard let scope else { return Resolution(causes: [.unspecified]) }
    let types = NamedTargets.types(name)
    guard types != nil || ArgumentNames.isIdentifier(name) else {
      return Resolution(causes: [.computed(expression.references)])
    }
    let wish = ReferenceResolver.Wish(types: types, isList: isList)
    let references = expression.references
    let found = resolver.resolve(references, in: scope, for: wish)
    if found.targets.isEmpty, found.causes.isEmpty, references.count == 1 {
      // The configuration's only reference is what is meant, whatever its type.
      let any = ReferenceResolver.Wish(types: nil, isList: isList)
      return EdgeJudge(resolver, scope, any)
        .judge(resolver.resolve(references, in: scope, for: any), references)
    }
    return EdgeJudge(resolver, scope, wish).judge(found, references)
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
