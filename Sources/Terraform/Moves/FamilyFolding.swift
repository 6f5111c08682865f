import OrderedCollections
import Topology

/// How the parts of a component were written before `docs/model.json` told of moves: three
/// services' image repositories were one resource with `for_each` over the services. Nothing is
/// written so any more, because the address of a resource followed from how many siblings it had;
/// but whoever generated so has a state with those addresses.
///
/// Two resources are alike where nothing differs but the part's name, and where what they refer to
/// is the same or alike in its turn. Fewer than three were left as they are.
struct FamilyFolding {
  /// The environments with the resources in their families.
  let environments: [Topology]
  /// By environment, the identity in the folded model of what was moved.
  let moved: [[ElementID: ElementID]]

  private static let fewest = 3

  init(_ environments: [Topology]) {
    var groups = Self.candidates(environments)
    while true {
      let moved = environments.indices.map { Self.moves(groups, environment: $0) }
      let unlike = groups.filter { !Self.isAlike($0.value, in: environments, moved) }.map(\.key)
      if unlike.isEmpty {
        self.moved = moved
        break
      }
      for key in unlike { groups[key] = nil }
    }
    let names = Dictionary(
      uniqueKeysWithValues: groups.map { ($0.key, $0.value.name) })
    let moved = moved
    self.environments = environments.indices.map { index in
      Self.fold(environments[index], moved[index], names)
    }
  }

  // MARK: Candidates

  /// What the parts of a component have under one name.
  private struct Key: Hashable {
    let component: String
    let type: String
    let rest: [String]

    var id: ElementID { ElementID(path: [component] + rest) }
  }

  private struct Group {
    /// The local name of the family.
    let name: String
    /// By environment, the members by part.
    var members: [OrderedDictionary<String, Resource>]
  }

  private static func candidates(_ environments: [Topology]) -> OrderedDictionary<Key, Group> {
    var groups: OrderedDictionary<Key, Group> = [:]
    var contradictions: Set<Key> = []
    var taken: Set<FamilyID> = []
    for (index, topology) in environments.enumerated() {
      for resource in topology.resources {
        let path = resource.id.path
        guard resource.id.key == nil, path.count > 2,
          let name = name(of: resource, without: path[1])
        else {
          taken.insert(Catalog.family(of: resource))
          continue
        }
        let key = Key(component: path[0], type: resource.type, rest: Array(path.dropFirst(2)))
        var group =
          groups[key] ?? Group(name: name, members: environments.map { _ in [:] })
        if group.name != name { contradictions.insert(key) }
        group.members[index][path[1]] = resource
        groups[key] = group
      }
    }
    // What stays single keeps its name.
    for (key, group) in groups where contradictions.contains(key) || !isComplete(group) {
      for resource in group.members.flatMap(\.values) { taken.insert(Catalog.family(of: resource)) }
      groups[key] = nil
    }
    var families: Set<FamilyID> = taken
    return groups.filter { key, group in
      families.insert(
        FamilyID(
          component: key.component, local: LocalFamily(type: key.type, name: group.name))
      ).inserted
    }
  }

  /// Whether there are enough members, and the same in every environment that has any.
  private static func isComplete(_ group: Group) -> Bool {
    let parts = group.members.filter { !$0.isEmpty }.map { $0.keys.sorted() }
    return parts.allSatisfy { $0 == parts[0] } && (parts.first?.count ?? 0) >= fewest
  }

  /// The local name without the part's own: `app_execution` of `app` is `execution`.
  private static func name(of resource: Resource, without part: String) -> String? {
    let word = Naming.snake(part)
    if resource.name == word { return "this" }
    guard resource.name.hasPrefix("\(word)_") else { return nil }
    return String(resource.name.dropFirst(word.count + 1))
  }

  private static func moves(
    _ groups: OrderedDictionary<Key, Group>, environment: Int
  ) -> [ElementID: ElementID] {
    var result: [ElementID: ElementID] = [:]
    for (key, group) in groups {
      for (part, resource) in group.members[environment] {
        result[resource.id] = key.id.keyed(part)
      }
    }
    return result
  }

  // MARK: Likeness

  private static func isAlike(
    _ group: Group, in environments: [Topology], _ moved: [[ElementID: ElementID]]
  ) -> Bool {
    group.members.indices.allSatisfy { index in
      let shapes = group.members[index].map { part, resource in
        shape(of: resource, part: part, moved[index])
      }
      return shapes.allSatisfy { $0 == shapes[0] }
    }
  }

  /// The resource with its part's name taken out, as far as a key can put it in again.
  private static func shape(
    of resource: Resource, part: String, _ moved: [ElementID: ElementID]
  ) -> Resource {
    func shape(_ id: ElementID) -> ElementID {
      guard let target = moved[id], target.key == part else { return id }
      return target.keyed(nil).child(blank)
    }
    func shape(_ text: String) -> String {
      guard let range = text.firstRange(of: part) else { return text }
      let edges = [text[..<range.lowerBound].last, text[range.upperBound...].first]
      let isWord = edges.compactMap(\.self).allSatisfy { !$0.isLetter && !$0.isNumber }
      return isWord ? text.replacingCharacters(in: range, with: blank) : text
    }
    func shape(_ value: Value) -> Value {
      switch value {
      case .string(let text): .string(shape(text))
      case .list(let values): .list(values.map(shape))
      case .template(let parts): .template(parts.map(shape))
      case .object(let members): .object(members.mapValues(shape))
      case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(shape) })
      case .json(let inner): .json(shape(inner))
      case .reference(let reference):
        .reference(shape(reference.element), reference.attribute, key: reference.key)
      case .null, .bool, .int, .double, .context, .input: value
      }
    }
    return Resource(
      id: ElementID(path: [blank]), type: resource.type, name: blank,
      arguments: resource.arguments.mapValues(shape), lifecycle: resource.lifecycle,
      dependsOn: resource.dependsOn.map(shape), title: blank, notes: resource.notes,
      skippedChecks: resource.skippedChecks, location: SourceLocation(file: blank, line: 0))
  }

  /// Stands where a part's name was; no name has it.
  private static let blank = "\u{1}"

  // MARK: Folding

  private static func fold(
    _ topology: Topology, _ moved: [ElementID: ElementID], _ names: [Key: String]
  ) -> Topology {
    guard !moved.isEmpty else { return topology }
    func fold(_ value: Value) -> Value {
      switch value {
      case .list(let values): .list(values.map(fold))
      case .template(let parts): .template(parts.map(fold))
      case .object(let members): .object(members.mapValues(fold))
      case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(fold) })
      case .json(let inner): .json(fold(inner))
      case .reference(let reference):
        .reference(
          moved[reference.element] ?? reference.element, reference.attribute, key: reference.key)
      case .null, .bool, .int, .double, .string, .context, .input: value
      }
    }
    var folded = topology
    folded.resources = topology.resources.map { resource in
      var name = resource.name
      if let id = moved[resource.id] {
        let key = Key(
          component: id.path[0], type: resource.type, rest: Array(id.path.dropFirst()))
        name = names[key] ?? name
      }
      return Resource(
        id: moved[resource.id] ?? resource.id, type: resource.type, name: name,
        arguments: resource.arguments.mapValues(fold), lifecycle: resource.lifecycle,
        dependsOn: resource.dependsOn.map { moved[$0] ?? $0 }, title: resource.title,
        notes: resource.notes, skippedChecks: resource.skippedChecks, origin: resource.origin)
    }
    return folded
  }
}
