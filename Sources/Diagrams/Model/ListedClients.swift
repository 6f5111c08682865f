import AWSModel
import Topology

/// Tells the clients of a list from the internet: where a security group admits a prefix list or
/// blocks alone, not everybody may come.
package struct ListedClients {
  private let facts: Facts
  /// What may be called by the clients of a list only.
  private let guarded: Set<ElementID>

  package init(_ facts: Facts) {
    self.facts = facts
    let sources = Set(facts.topology.components.filter { $0.kind == .client }.map(\.id))
    let targets = facts.topology.connections.filter { sources.contains($0.source) }.map(\.target)
    guarded = Set(targets.filter { Self.admitsListOnly($0, facts) })
  }

  /// Whether the security groups of an element admit a list of addresses, and not all of them.
  static func admitsListOnly(_ id: ElementID, _ facts: Facts) -> Bool {
    facts.model.admitsListOnly(facts.index.component(id)?.primary ?? id)
  }

  /// Who is drawn as the one who opens a connection.
  package func sender(of connection: Connection) -> ElementID {
    guard guarded.contains(connection.target), isClient(connection.source) else {
      return connection.source
    }
    return Self.clients(of: connection.source)
  }

  private func isClient(_ id: ElementID) -> Bool { facts.index.component(id)?.kind == .client }

  private static func clients(of id: ElementID) -> ElementID {
    ElementID(path: id.path + ["clients"])
  }

  /// The components with those clients that are the end of a link, in the place of an internet that is
  /// none.
  func components(_ given: [ComponentRecord], ends: Set<ElementID>) -> [ComponentRecord] {
    given.flatMap { component -> [ComponentRecord] in
      let id = Self.clients(of: component.id)
      guard component.kind == .client, ends.contains(id) else { return [component] }
      let listed = ComponentRecord(
        id: id, kind: .client, title: "Clients", parent: component.parent, primary: nil,
        origin: component.origin)
      return ends.contains(component.id) ? [listed, component] : [listed]
    }
  }
}
