import AWSModel
import OrderedCollections
import Topology

extension ModuleLifter {
  mutating func liftLists(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    let lists = try samples.map { sample in
      guard case .list(let elements) = sample.value else {
        throw failure(samples, place, "the values have different forms")
      }
      return elements
    }
    let counts = Set(lists.map(\.count))
    if samples.allSatisfy(\.value.isLiteral) {
      let hasObjects = lists.contains { $0.contains(where: Self.isObject) }
      // Plain lists and lists of different length are facts of the environment as a whole.
      if place.call != nil || !hasObjects || counts.count > 1 {
        return try liftPortable(samples, place)
      }
    }
    if let members = try liftMembers(samples, lists, place) { return members }
    if counts != [1], let loop = try? attempt({ try $0.liftLoop(samples, lists, place) }) {
      return loop
    }
    if counts.count == 1, let count = counts.first {
      let columns = try self.columns(samples, count: count, place) { value in
        if case .list(let elements) = value { elements } else { nil }
      }
      var elements: [HCLExpression] = []
      for column in columns { elements.append(try lift(column, Self.elementPlace(column, place))) }
      return .list(elements)
    }
    return try liftOptionalElements(samples, lists, place)
  }

  private static func isObject(_ value: Value) -> Bool {
    switch value {
    case .object, .list, .json: true
    default: false
    }
  }

  /// A list's objects are told apart by their names.
  static func elementPlace(_ column: [Sample], _ place: Place) -> Place {
    let names = column.map { sample -> String? in
      guard case .object(let members) = sample.value else { return nil }
      return name(of: members)
    }
    guard let name = names.first ?? nil, names.allSatisfy({ $0 == name }) else { return place }
    return place.named(name)
  }

  private static func name(of members: OrderedDictionary<String, Value>) -> String? {
    for key in ["name", "Name", "sid", "Sid", "key", "containerName"] {
      if let name = members[key]?.stringValue { return name }
    }
    return nil
  }

  // MARK: All members of a family

  private enum Piece {
    case members(FamilyID, attribute: String)
    case single(Sample)

    func isLike(_ other: Piece) -> Bool {
      switch (self, other) {
      case (.members(let left, let first), .members(let right, let second)):
        left.local == right.local && first == second
      case (.single, .single): true
      default: false
      }
    }
  }

  /// Lists with a run of references to every member of a family: `values(aws_subnet.app)[*].id`.
  private mutating func liftMembers(
    _ samples: [Sample], _ lists: [[Value]], _ place: Place
  ) throws -> HCLExpression? {
    var pieces = zip(samples, lists).map { self.pieces(of: $1, $0) }
    guard let longestIndex = pieces.indices.max(by: { pieces[$0].count < pieces[$1].count }) else {
      return nil
    }
    let longest = pieces[longestIndex]
    guard longest.contains(where: { if case .members = $0 { true } else { false } }) else {
      return nil
    }
    // A family without members at a site leaves no trace in that site's list.
    for index in pieces.indices where pieces[index].count < longest.count {
      var rest = pieces[index][...]
      var filled: [Piece] = []
      for piece in longest {
        if let next = rest.first, next.isLike(piece) {
          filled.append(next)
          rest = rest.dropFirst()
        } else if case .members(let family, _) = piece,
          !hasMembers(family, like: samples[longestIndex], at: samples[index])
        {
          filled.append(piece)
        }
      }
      guard rest.isEmpty else { return nil }
      pieces[index] = filled
    }
    guard pieces.allSatisfy({ $0.count == longest.count }),
      pieces.allSatisfy({ zip($0, longest).allSatisfy { $0.isLike($1) } })
    else { return nil }

    var parts: [HCLExpression] = []
    var singles: [HCLExpression] = []
    func flush() {
      if !singles.isEmpty { parts.append(.list(singles)) }
      singles = []
    }
    for (index, piece) in longest.enumerated() {
      switch piece {
      case .single:
        let column = pieces.compactMap { pieces -> Sample? in
          if case .single(let sample) = pieces[index] { sample } else { nil }
        }
        singles.append(try lift(column, place))
      case .members(let family, let attribute):
        flush()
        parts.append(try all(of: family, attribute: attribute, samples, place))
      }
    }
    flush()
    return parts.count == 1 ? parts[0] : .call("concat", parts)
  }

  /// Whether the family, or the like of it in another caller's component, has members at the site.
  private func hasMembers(_ family: FamilyID, like origin: Sample, at sample: Sample) -> Bool {
    let site = plan.sites[sample.site]
    let isLocal = plan.sites[origin.site].component == family.component
    let own = isLocal ? FamilyID(component: site.component, local: family.local) : family
    return !catalog.keys(of: own, environment: site.environment).isEmpty
  }

  private mutating func all(
    of family: FamilyID, attribute: String, _ samples: [Sample], _ place: Place
  ) throws -> HCLExpression {
    let isLocal = samples.contains { plan.sites[$0.site].component == family.component }
    if isLocal {
      return .attribute(.splat(.call("values", [family.local.expression])), attribute)
    }
    if plan.isPlatform {
      let output = outputs.request(family, attribute: attribute, in: catalog)
      return .call("values", [moduleCall(family.component, output)])
    }
    return .call("values", [remoteMap(samples, family: family, attribute: attribute, place)])
  }

  private func pieces(of list: [Value], _ sample: Sample) -> [Piece] {
    let environment = plan.sites[sample.site].environment
    var result: [Piece] = []
    var index = 0
    while index < list.count {
      if let (family, attribute, count) = run(in: list, from: index, environment) {
        result.append(.members(family, attribute: attribute))
        index += count
      } else {
        result.append(.single(sample.with(list[index])))
        index += 1
      }
    }
    return result
  }

  /// A run of references, from `start` on, to every member of a family in the order of their keys.
  private func run(
    in list: [Value], from start: Int, _ environment: Int
  ) -> (FamilyID, String, Int)? {
    guard case .reference(let first) = list[start], first.element.key != nil, first.key == nil,
      let family = catalog.family(of: first.element, environment: environment)
    else { return nil }
    let members = catalog.resources(of: family, environment: environment)
    guard start + members.count <= list.count else { return nil }
    for (offset, member) in members.enumerated() {
      guard list[start + offset] == .reference(member.id, first.attribute) else { return nil }
    }
    return (family, first.attribute, members.count)
  }

  // MARK: One element for each key

  /// What a `for` or a `dynamic` block goes over.
  struct LoopDomain {
    let source: LoopVariable.Source
    let collection: HCLExpression
    /// The key of each element, by sample.
    let keys: [[String]]
  }

  /// Finds what the elements of every sample follow: the zones, or the members of a family.
  mutating func loopDomain(_ samples: [Sample], _ elements: [[Value]]) -> LoopDomain? {
    var keys: [[String]] = []
    for list in elements {
      var own: [String] = []
      for element in list {
        let found = Self.keys(in: element)
        guard found.count == 1, let key = found.first else { return nil }
        own.append(key)
      }
      // Terraform goes over a map in the order of its keys.
      guard own == own.sorted(), Set(own).count == own.count else { return nil }
      keys.append(own)
    }
    if let family = commonFamily(samples, elements, keys) {
      return LoopDomain(
        source: .family(family), collection: family.expression, keys: keys)
    }
    for (sample, own) in zip(samples, keys)
    where own != catalog.zones(plan.sites[sample.site].environment) {
      return nil
    }
    return LoopDomain(source: .zones, collection: contextVariable("zones"), keys: keys)
  }

  private static func keys(in value: Value) -> Set<String> {
    var keys = Set(value.references.compactMap { $0.element.key ?? $0.key })
    collectZones(in: value, into: &keys)
    return keys
  }

  private static func collectZones(in value: Value, into keys: inout Set<String>) {
    switch value {
    case .context(.zoneName(let key)), .context(.zoneKey(let key)): keys.insert(key)
    case .list(let values), .template(let values):
      for value in values { collectZones(in: value, into: &keys) }
    case .object(let members):
      for value in members.values { collectZones(in: value, into: &keys) }
    case .blocks(let blocks):
      for value in blocks.flatMap(\.values) { collectZones(in: value, into: &keys) }
    case .json(let inner): collectZones(in: inner, into: &keys)
    default: break
    }
  }

  /// The one family of this module that all elements refer to, member by member.
  private func commonFamily(
    _ samples: [Sample], _ elements: [[Value]], _ keys: [[String]]
  ) -> LocalFamily? {
    var common: LocalFamily?
    for (index, sample) in samples.enumerated() {
      let site = plan.sites[sample.site]
      for element in elements[index] {
        for reference in element.references where reference.element.key != nil {
          guard let family = catalog.family(of: reference.element, environment: site.environment),
            family.component == site.component, common == nil || common == family.local,
            keys[index] == catalog.keys(of: family, environment: site.environment)
          else { return nil }
          common = family.local
        }
      }
    }
    guard let common else { return nil }
    // Where a sample has no element, the family must have no member.
    for (index, sample) in samples.enumerated() where keys[index].isEmpty {
      let site = plan.sites[sample.site]
      let family = FamilyID(component: site.component, local: common)
      guard catalog.keys(of: family, environment: site.environment).isEmpty else { return nil }
    }
    return common
  }

  private mutating func liftLoop(
    _ samples: [Sample], _ lists: [[Value]], _ place: Place
  ) throws -> HCLExpression {
    guard let domain = loopDomain(samples, lists) else {
      throw failure(samples, place, "the elements follow no key")
    }
    var elements: [Sample] = []
    for (index, sample) in samples.enumerated() {
      for (key, value) in zip(domain.keys[index], lists[index]) {
        elements.append(Sample(site: sample.site, keys: sample.keys + [key], value: value))
      }
    }
    let key: String
    let value: String
    switch domain.source {
    case .family(let family):
      key = catalog.keyWord(of: FamilyID(component: plan.sites[0].component, local: family))
      value = ResourceTraits.of(family.type).identifier
    default:
      key = "zone"
      value = "name"
    }
    scope.append(
      LoopVariable(key: .name(key), value: .name(value), source: domain.source))
    defer { scope.removeLast() }
    let element = try lift(elements, place)
    let usesKey = element.mentions(.name(key))
    let usesValue = element.mentions(.name(value))
    if usesKey && usesValue {
      return .forList(HCLExpression.ForClause([key, value], in: domain.collection), element)
    }
    if usesKey {
      return .forList(
        HCLExpression.ForClause([key], in: .call("keys", [domain.collection])), element)
    }
    return .forList(HCLExpression.ForClause([value], in: domain.collection), element)
  }

  // MARK: Elements that only some sites have

  /// Names for the elements of a list, by which they are aligned between samples.
  func identities(_ elements: [Value], at site: Int) -> [String] {
    let component = plan.sites[site].component ?? ""
    var counts: [String: Int] = [:]
    return elements.map { element in
      var identity = StructureSignature.shape(of: element, in: component)
      if case .object(let members) = element, let name = Self.name(of: members) {
        identity = name
      } else if case .reference(let reference) = element, reference.element.key == nil {
        identity = reference.element.description
      }
      counts[identity, default: 0] += 1
      return "\(identity)#\(counts[identity] ?? 0)"
    }
  }

  /// The order in which all samples' elements can stand; throws where two contradict each other.
  func alignment(
    _ identities: [[String]], _ samples: [Sample], _ place: Place
  ) throws -> [String] {
    let order = OrderMerging.merge(identities)
    let position = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    for list in identities {
      let positions = list.compactMap { position[$0] }
      guard positions == positions.sorted() else {
        throw failure(samples, place, "the elements stand in different orders")
      }
    }
    return order
  }

  private mutating func liftOptionalElements(
    _ samples: [Sample], _ lists: [[Value]], _ place: Place
  ) throws -> HCLExpression {
    let identities = zip(samples, lists).map { self.identities($1, at: $0.site) }
    var parts: [HCLExpression] = []
    var fixed: [HCLExpression] = []
    for identity in try alignment(identities, samples, place) {
      let present = samples.indices.compactMap { index -> Sample? in
        guard let position = identities[index].firstIndex(of: identity) else { return nil }
        return samples[index].with(lists[index][position])
      }
      let inner = Self.elementPlace(present, place)
      if present.count == samples.count {
        fixed.append(try lift(present, inner))
        continue
      }
      if !fixed.isEmpty { parts.append(.list(fixed)) }
      fixed = []
      let flag = try self.flag(present, of: samples, inner)
      let element = Self.whereOn(flag, try lift(present, inner))
      parts.append(.conditional(flag, .list([element]), .list([])))
    }
    if !fixed.isEmpty { parts.append(.list(fixed)) }
    return parts.count == 1 ? parts[0] : .call("concat", parts)
  }
}
