import OrderedCollections
import Topology

/// The identity that each element of an environment had in the generation before.
///
/// An element that keeps its identity is itself. Of the others, one may be what the author says it
/// was; one that is now of a family by key goes on as its first member, and the first member of a
/// family that is no more as the only one; and one that is new is the one that is gone where AWS
/// could not tell the two apart: of the same type, in the same component, with the same arguments.
struct EarlierIdentities {
  private let addresses: [ElementID: StaticAddress]
  private let ids: Set<ElementID>
  private let renames: [ElementRename]
  private let twins: [ElementID: ElementID]

  init(
    _ topology: Topology, since previous: ModelDocument, addresses: [ElementID: StaticAddress]
  ) {
    self.addresses = addresses
    ids = Set(topology.resources.map(\.id))
    renames = topology.renames
    let before = previous.environments.first {
      $0.environment.name == topology.environment.name
    }
    twins = Self.twins(topology.resources, before?.resources ?? [])
  }

  func earlier(_ resource: Resource) -> ElementID {
    let id = resource.id
    guard addresses[id] == nil else { return id }
    // The latest rename is the one that the author added last.
    for rename in renames.reversed() {
      if let named = rename.earlier(id), addresses[named] != nil, !ids.contains(named) {
        return named
      }
    }
    let single = id.keyed(nil)
    if id.key != nil, addresses[single] != nil, !ids.contains(single) { return single }
    if id.key == nil {
      let members = addresses.keys.filter {
        $0.path == id.path && $0.key != nil && !ids.contains($0)
      }
      if let first = members.min(by: { ($0.key ?? "") < ($1.key ?? "") }) { return first }
    }
    return twins[id] ?? id
  }

  // MARK: What AWS could not tell apart

  private struct Content: Hashable {
    let component: String?
    let type: String
    let key: String?
    let arguments: OrderedDictionary<String, Value>

    init(_ resource: Resource) {
      component = resource.id.component
      type = resource.type
      key = resource.id.key
      // A description is changed in place, and nothing is known by it.
      arguments = Self.sorted(resource.arguments.filter { $0.key != "description" })
    }

    /// A model that was read has its members in another order than one that was declared.
    private static func sorted(
      _ members: OrderedDictionary<String, Value>
    ) -> OrderedDictionary<String, Value> {
      var result = members.mapValues(sorted)
      result.sort { $0.key < $1.key }
      return result
    }

    private static func sorted(_ value: Value) -> Value {
      switch value {
      case .object(let members): .object(sorted(members))
      case .blocks(let blocks): .blocks(blocks.map { sorted($0) })
      case .list(let values): .list(values.map { sorted($0) })
      case .json(let inner): .json(sorted(inner))
      case .null, .bool, .int, .double, .string, .template, .reference, .context, .input: value
      }
    }
  }

  /// New ones with the one that is gone and has their content, where there is exactly one of each.
  private static func twins(_ now: [Resource], _ before: [Resource]) -> [ElementID: ElementID] {
    let ids = Set(now.map(\.id))
    let earlier = Set(before.map(\.id))
    let gone = Dictionary(grouping: before.filter { !ids.contains($0.id) }, by: Content.init)
    guard !gone.isEmpty else { return [:] }
    let new = Dictionary(grouping: now.filter { !earlier.contains($0.id) }, by: Content.init)
    var result: [ElementID: ElementID] = [:]
    for (content, resources) in new where resources.count == 1 {
      // What stands by itself may hold something, and is another one under another name.
      guard !resources[0].references.isEmpty else { continue }
      guard let others = gone[content], others.count == 1 else { continue }
      result[resources[0].id] = others[0].id
    }
    return result
  }
}
