import AWSModel
import OrderedCollections
import Topology

extension ModuleLifter {
  /// Whether the value means the same to whoever calls the module, so that it can be passed in.
  func isPortable(_ sample: Sample) -> Bool {
    if plan.isPlatform { return sample.value.isLiteral }
    let site = plan.sites[sample.site]
    return Self.isFreeOfZones(sample.value)
      && sample.value.references.allSatisfy { reference in
        guard let family = catalog.family(of: reference.element, environment: site.environment)
        else { return false }
        return family.component != site.component
      }
  }

  private static func isFreeOfZones(_ value: Value) -> Bool {
    switch value {
    case .context(.zoneName), .context(.zoneKey), .blocks: false
    case .list(let values), .template(let values): values.allSatisfy(isFreeOfZones)
    case .object(let members): members.values.allSatisfy(isFreeOfZones)
    case .json(let inner): isFreeOfZones(inner)
    default: true
    }
  }

  /// Values that only whoever calls the module can tell apart: a variable, looked up by key where
  /// the members of a family differ.
  mutating func liftPortable(_ samples: [Sample], _ place: Place) throws -> HCLExpression {
    for index in scope.indices.reversed()
    where Set(samples.map { $0.keys[index] }).count > 1 {
      if let text = liftKeyInText(samples, loop: index) { return text }
    }
    if let name = liftComponentName(samples) { return name }
    if isBySite(samples, \.value) {
      var values: [Int: Value] = [:]
      for sample in samples { values[sample.site] = sample.value }
      return try variable(bySite: values, place)
    }
    for (index, loop) in scope.enumerated().reversed() {
      if index == 0, loop.source == .constant, isSameEverywhere(samples),
        samples.allSatisfy(\.value.isLiteral)
      {
        return try liftByKey(
          samples, place, otherwise: failure(samples, place, "the values differ by key"))
      }
      guard let maps = keyedValues(samples, loop: index) else { continue }
      let variable = try variable(byKey: maps, place)
      return .index(variable, loop.key)
    }
    throw failure(samples, place, "the values follow neither environment nor key")
  }

  /// Text that differs only in that it holds the member's own key.
  private func liftKeyInText(_ samples: [Sample], loop: Int) -> HCLExpression? {
    var pieces: (Substring, Substring)?
    for sample in samples {
      let key = sample.keys[loop]
      guard let text = sample.value.stringValue, let range = text.firstRange(of: key) else {
        return nil
      }
      let before = text[..<range.lowerBound]
      let after = text[range.upperBound...]
      // The `a` of `app` is no zone.
      let edges = [before.last, after.first].compactMap { $0 }
      guard !edges.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
      if let pieces, pieces != (before, after) { return nil }
      pieces = (before, after)
    }
    guard let pieces else { return nil }
    if pieces.0.isEmpty, pieces.1.isEmpty { return scope[loop].key }
    return HCLLiteral.template([
      .string(String(pieces.0)), scope[loop].key, .string(String(pieces.1)),
    ])
  }

  /// The values of each site by the key of a loop; nil where the key does not tell them apart.
  private func keyedValues(_ samples: [Sample], loop: Int) -> [Int: Value]? {
    var maps: [Int: [String: Value]] = [:]
    for sample in samples {
      let other = maps[sample.site, default: [:]].updateValue(
        sample.value, forKey: sample.keys[loop])
      if let other, other != sample.value { return nil }
    }
    return maps.mapValues { map in
      .object(
        OrderedDictionary(
          uniqueKeysWithValues: map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
  }

  /// Whether the value of a key is the same at every site.
  private func isSameEverywhere(_ samples: [Sample]) -> Bool {
    var values: [[String]: Value] = [:]
    for sample in samples {
      if let other = values.updateValue(sample.value, forKey: sample.keys), other != sample.value {
        return false
      }
    }
    return true
  }

  /// Text that differs between the callers of a module only in their names.
  private mutating func liftComponentName(_ samples: [Sample]) -> HCLExpression? {
    guard plan.components.count > 1 else { return nil }
    var pieces: (Substring, Substring)?
    for sample in samples {
      guard let text = sample.value.stringValue,
        let component = plan.sites[sample.site].component,
        let range = text.firstRange(of: component)
      else { return nil }
      let around = (text[..<range.lowerBound], text[range.upperBound...])
      if let pieces, pieces != around { return nil }
      pieces = around
    }
    guard let pieces else { return nil }
    if table.named("name") == nil {
      var values: [Int: Value] = [:]
      for (index, site) in plan.sites.enumerated() {
        values[index] = .string(site.component ?? plan.name)
      }
      table.add(
        LiftedVariable(
          name: "name", owner: nil, type: .string,
          description: "Name of the component, used in the names and tags of its resources.",
          source: .values(values), origin: "", validation: nil))
    }
    return HCLLiteral.template([
      .string(String(pieces.0)), .variable("name"), .string(String(pieces.1)),
    ])
  }

  /// Each key's value on its own, in a map of objects that `for_each` goes over.
  mutating func liftByKey(
    _ samples: [Sample], _ place: Place, otherwise failure: LiftingFailure
  ) throws -> HCLExpression {
    guard scope.count == 1, scope[0].source == .constant, place.call == nil, let family = current,
      case .keyed(.constant(let keys)) = family.existence
    else { throw failure }
    let outer = scope
    scope = []
    defer { scope = outer }
    var row: OrderedDictionary<String, HCLExpression> = [:]
    for key in keys {
      let own = samples.filter { $0.keys[0] == key }
        .map { Sample(site: $0.site, keys: [], value: $0.value) }
      row[key] = try lift(own, place.appending(key))
    }
    let names = [place.argument, place.path.joined(separator: "_")]
    guard let field = names.first(where: { current?.rows[$0] == nil || current?.rows[$0] == row })
    else { throw failure }
    current?.rows[field] = row
    return .attribute(.attribute(.name("each"), "value"), field)
  }

  // MARK: Variables

  /// The variable with these values.
  mutating func variable(bySite values: [Int: Value], _ place: Place) throws -> HCLExpression {
    if let known = known(values) { return known }
    if let composed = composed(values) { return composed }
    if let shared = sharedSetting(values, place) { return shared }
    return variable(
      values,
      type: ValueType.common(values.values(inOrderOf: plan.sites.indices).map(ValueType.init)),
      names: place.candidates, place, description: nil)
  }

  /// The variable of a setting that several resources have in common.
  private mutating func sharedSetting(_ values: [Int: Value], _ place: Place) -> HCLExpression? {
    let origin = place.call?.variable.origin ?? "\(place.family.type).\(place.argument)"
    guard let name = shared.name(values, origin: origin) else { return nil }
    if let existing = table.named(name) {
      guard case .values(values) = existing.source else { return nil }
      return existing.expression
    }
    var place = place
    let example = place.call?.variable
    place.call = nil
    return variable(
      values,
      type: example?.type
        ?? ValueType.common(values.values(inOrderOf: plan.sites.indices).map(ValueType.init)),
      names: [name], place, description: SharedSettings.description, origin: origin)
  }

  /// The map variable with these values, each an object by key.
  private mutating func variable(byKey values: [Int: Value], _ place: Place) throws -> HCLExpression
  {
    if let known = known(values) { return known }
    let elements = values.values(inOrderOf: plan.sites.indices).flatMap { value -> [ValueType] in
      if case .object(let members) = value { members.values.map(ValueType.init) } else { [] }
    }
    let sentence =
      referenceSentence(values) ?? Wording.description(of: place.words, title: place.title)
    let byZone = scope.contains { $0.source == .zones }
    let description =
      place.isLookup
      ? "\(sentence.dropLast()) for each \(byZone ? "zone" : "key")."
      : "\(sentence.dropLast()), by \(byZone ? "zone" : "key")."
    return variable(
      values, type: .map(ValueType.common(elements)), names: place.candidates.map(Naming.plural),
      place, description: description)
  }

  /// What the values of a map are where all refer to the like of one resource.
  private func referenceSentence(_ values: [Int: Value]) -> String? {
    var sentences: Set<String> = []
    for (site, value) in values {
      guard case .object(let members) = value else { return nil }
      for member in members.values {
        guard case .reference(let reference) = member,
          let family = catalog.family(
            of: reference.element, environment: plan.sites[site].environment)
        else { return nil }
        let noun = Wording.words(ResourceTraits.of(family.local.type).identifier)
        sentences.insert(Wording.description(of: reference.attribute, title: noun))
      }
    }
    return sentences.count == 1 ? sentences.first : nil
  }

  private func known(_ values: [Int: Value]) -> HCLExpression? {
    guard VariableTable.isDistinctive(values) else { return nil }
    return table.existing(values)?.expression
  }

  /// Lists and maps whose elements are all known, or constant, are put together from them.
  private func composed(_ values: [Int: Value]) -> HCLExpression? {
    let sites = values.keys.sorted()
    guard let first = sites.first, let shape = values[first] else { return nil }

    func element(_ pick: (Value) -> Value?) -> HCLExpression? {
      var column: [Int: Value] = [:]
      for site in sites {
        guard let value = values[site], let part = pick(value) else { return nil }
        column[site] = part
      }
      if let constant = column[first], column.values.allSatisfy({ $0 == constant }) {
        return constant.isLiteral ? HCLLiteral.expression(constant) : nil
      }
      return known(column)
    }

    switch shape {
    case .list(let elements):
      guard !elements.isEmpty,
        values.values.allSatisfy({ value in
          if case .list(let other) = value { other.count == elements.count } else { false }
        })
      else { return nil }
      var result: [HCLExpression] = []
      for index in elements.indices {
        let expression = element { value in
          if case .list(let elements) = value { elements[index] } else { nil }
        }
        guard let expression else { return nil }
        result.append(expression)
      }
      return .list(result)
    case .object(let members):
      guard !members.isEmpty,
        values.values.allSatisfy({ value in
          if case .object(let other) = value { other.keys == members.keys } else { false }
        })
      else { return nil }
      var result: [HCLExpression.ObjectItem] = []
      for name in members.keys {
        let expression = element { value in
          if case .object(let members) = value { members[name] } else { nil }
        }
        guard let expression else { return nil }
        result.append(HCLExpression.ObjectItem(name, expression))
      }
      return .object(result)
    default: return nil
    }
  }

  /// Makes a variable. Sites that are not among the values leave it null.
  mutating func variable(
    _ values: [Int: Value], type: ValueType, names: [String], _ place: Place, description: String?,
    origin: String? = nil, follows: [Int: OrderedSet<FamilyID>] = [:]
  ) -> HCLExpression {
    let owner = place.call?.owner
    var type = type
    if let call = place.call, place.path.isEmpty { type = call.variable.type }
    let isNullable =
      plan.isPlatform
      ? values.values.contains(.null)
      : values.count < plan.sites.count || values.values.contains(.null)
    if isNullable, !type.isOptional { type = .optional(type) }
    let name = table.freeName(names, owner: owner)
    let passedOn = place.path.isEmpty ? place.call?.variable : nil
    let isBool = type.required == .bool
    let origin = origin ?? passedOn?.origin ?? "\(place.family.type).\(place.argument)"
    // What the provider accepts follows from the resource that the value ends up in.
    let parts = origin.split(separator: ".").map(String.init)
    let variable = LiftedVariable(
      name: name, owner: owner, type: type,
      description: description ?? passedOn?.description
        ?? Wording.description(of: place.words, title: place.title, isBool: isBool),
      source: .values(values),
      origin: origin,
      validation: VariableValidations.rule(
        for: name, argument: parts.last ?? "", resourceType: parts.first ?? "", type: type,
        values: values.values(inOrderOf: plan.sites.indices)), follows: follows)
    table.add(variable)
    return variable.expression
  }
}

extension Dictionary where Key == Int {
  /// The values in the order of these keys; missing ones are left out.
  func values(inOrderOf keys: some Sequence<Int>) -> [Value] { keys.compactMap { self[$0] } }
}
