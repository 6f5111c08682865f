import OrderedCollections
import Topology

/// Which resources have another address than the generation before gave them.
///
/// Terraform destroys a resource whose address is no longer in the configuration and creates the
/// other one, unless a `moved` block says that they are the same. The blocks stay from generation
/// to generation, since nobody knows when the last state was applied: only one whose old address
/// is in use again, or whose resource is gone, is dropped.
/// Source: Terraform, "Refactor modules".
struct AddressMoves {
  /// Oldest first.
  let all: [AddressMove]

  /// - Parameter previous: `docs/model.json` as it was; nil where there is none.
  init(_ catalog: Catalog, since previous: ModelDocument?) {
    guard let previous else {
      all = []
      return
    }
    let declared = Self.declared(catalog)
    let fresh = Self.moduleMoves(catalog, previous) + Self.resourceMoves(catalog, previous)
    var moves: OrderedSet<AddressMove> = []
    for move in (previous.moves ?? []) + fresh where !declared.contains(move.from) {
      moves.append(move)
    }
    // A move to what is neither there nor moved on says nothing.
    var kept = Array(moves)
    while true {
      let next = Set(kept.map(\.from)).union(declared)
      let useful = kept.filter { next.contains($0.to) }
      if useful.count == kept.count { break }
      kept = useful
    }
    all = kept
  }

  /// Every address that some environment has, and every module.
  private static func declared(_ catalog: Catalog) -> Set<String> {
    var result = Set(catalog.environments.flatMap(\.resources).map { StaticAddress($0).text })
    for component in catalog.components {
      let call = StaticAddress.call(component)
      result.insert(catalog.isEverywhere(component) ? call : "\(call)[0]")
    }
    return result
  }

  private static func resourceMoves(
    _ catalog: Catalog, _ previous: ModelDocument
  ) -> [AddressMove] {
    let earlier = EarlierAddresses(previous)
    let gone = earlier.partial.subtracting(catalog.components)
    var moves: OrderedSet<AddressMove> = []
    for topology in catalog.environments {
      guard let addresses = earlier.byEnvironment[topology.environment.name] else { continue }
      let identities = EarlierIdentities(topology, since: previous, addresses: addresses)
      var followed: Set<ElementID> = []
      for resource in topology.resources.sorted(by: { ($0.id.key ?? "") < ($1.id.key ?? "") }) {
        let address = StaticAddress(resource)
        let id = identities.earlier(resource)
        guard let before = addresses[id], before != address,
          before.local.type == address.local.type, followed.insert(id).inserted
        else { continue }
        moves.append(AddressMove(from: before.text(indexing: gone), to: address.text))
      }
    }
    return Array(moves)
  }

  /// Modules that every environment had and now only some have, or the other way round.
  private static func moduleMoves(
    _ catalog: Catalog, _ previous: ModelDocument
  ) -> [AddressMove] {
    let before = previous.environments.map { topology in
      Set(topology.resources.compactMap(\.id.component))
    }
    return catalog.components.compactMap { component in
      let had = before.count { $0.contains(component) }
      let wasEverywhere = had == before.count
      guard had > 0, wasEverywhere != catalog.isEverywhere(component) else { return nil }
      let call = StaticAddress.call(component)
      return wasEverywhere
        ? AddressMove(from: call, to: "\(call)[0]") : AddressMove(from: "\(call)[0]", to: call)
    }
  }

  // MARK: Blocks

  /// The blocks of a component's module: those that are within it, where no other component
  /// shares it.
  func blocks(of plan: ModulePlan) -> [Block] {
    guard plan.components.count == 1, let component = plan.components.first else { return [] }
    let head = StaticAddress.call(component) + "."
    return all.filter { Self.isWithin($0, head) }.map { move in
      Self.block(String(move.from.dropFirst(head.count)), String(move.to.dropFirst(head.count)))
    }
  }

  /// The blocks of the platform's module: all others.
  func platformBlocks(_ catalog: Catalog) -> [Block] {
    let heads = catalog.modules.filter { $0.components.count == 1 }
      .flatMap(\.components).map { StaticAddress.call($0) + "." }
    return all.filter { move in !heads.contains { Self.isWithin(move, $0) } }.map { move in
      Self.block(Self.indexed(move.from, catalog), Self.indexed(move.to, catalog))
    }
  }

  private static func isWithin(_ move: AddressMove, _ head: String) -> Bool {
    move.from.hasPrefix(head) && move.to.hasPrefix(head)
  }

  /// The address with the index of a module that only some environments have.
  private static func indexed(_ address: String, _ catalog: Catalog) -> String {
    for component in catalog.components where !catalog.isEverywhere(component) {
      let head = StaticAddress.call(component)
      if address.hasPrefix(head + ".") {
        return "\(head)[0]\(address.dropFirst(head.count))"
      }
    }
    return address
  }

  private static func block(_ from: String, _ to: String) -> Block {
    Block("moved", [], [.attribute("from", .name(from)), .attribute("to", .name(to))])
  }
}
