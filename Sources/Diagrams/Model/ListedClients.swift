import AWSModel
import OrderedCollections
import Topology

/// Tells the clients of a list from the internet: where a security group admits a prefix list or
/// blocks alone, not everybody may come. Those of different lists are different clients.
package struct ListedClients {
  private let facts: Facts
  /// For what may be called by the clients of a list only, which list that is.
  private let lists: [ElementID: Int]
  /// What the clients of each list may call, in the order of declaration.
  private let targets: [[ElementID]]

  package init(_ facts: Facts) {
    self.facts = facts
    let sources = Set(facts.topology.components.filter { $0.kind == .client }.map(\.id))
    let called = facts.topology.connections.filter { sources.contains($0.source) }.map(\.target)
    var lists: OrderedDictionary<Set<SecurityRule.Peer>, [ElementID]> = [:]
    for target in called.uniqued() {
      guard let list = facts.model.listedPeers(of: Self.element(target, facts)) else { continue }
      lists[list, default: []].append(target)
    }
    targets = Array(lists.values)
    self.lists = Dictionary(
      targets.enumerated().flatMap { place, own in own.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func element(_ id: ElementID, _ facts: Facts) -> ElementID {
    facts.index.component(id)?.primary ?? id
  }

  /// Whether the security groups of an element admit a list of addresses, and not all of them.
  static func admitsListOnly(_ id: ElementID, _ facts: Facts) -> Bool {
    facts.model.listedPeers(of: element(id, facts)) != nil
  }

  /// Who is drawn as the one who opens a connection.
  package func sender(of connection: Connection) -> ElementID {
    guard let list = lists[connection.target], isClient(connection.source) else {
      return connection.source
    }
    return Self.clients(of: connection.source, list)
  }

  private func isClient(_ id: ElementID) -> Bool { facts.index.component(id)?.kind == .client }

  private static func clients(of id: ElementID, _ list: Int) -> ElementID {
    ElementID(path: id.path + [list == 0 ? "clients" : "clients-\(list + 1)"])
  }

  /// What the clients of a list are called: where there are several lists, by what they may call.
  private func title(_ list: Int) -> String {
    guard targets.count > 1 else { return "Clients" }
    let names = targets[list].map { facts.index.component($0)?.title ?? $0.description }
    return "Clients of \(SheetText.short(names, most: 2))"
  }

  /// The components with those clients that are the end of a link, in the place of an internet that is
  /// none.
  func components(_ given: [ComponentRecord], ends: Set<ElementID>) -> [ComponentRecord] {
    given.flatMap { component -> [ComponentRecord] in
      guard component.kind == .client else { return [component] }
      let listed = targets.indices.compactMap { list -> ComponentRecord? in
        let id = Self.clients(of: component.id, list)
        guard ends.contains(id) else { return nil }
        return ComponentRecord(
          id: id, kind: .client, title: title(list), parent: component.parent, primary: nil,
          origin: component.origin)
      }
      return listed.isEmpty || ends.contains(component.id) ? listed + [component] : listed
    }
  }
}
