import Topology

/// What another configuration owns, as a part of this model. ``Imported`` in `Plumbline` reads it
/// from a file.
package struct ImportedPart: Sendable {
  package let resources: [Resource]
  package let components: [ComponentRecord]
  package let connections: [Connection]

  package init(_ topology: Topology) {
    resources = topology.resources
    components = topology.components
    connections = topology.connections
  }
}

extension Lowering {
  /// Adds what another configuration owns.
  package mutating func add(_ part: ImportedPart) {
    for resource in part.resources { add(resource) }
    for component in part.components
    where !topology.components.contains(where: { $0.id == component.id }) {
      add(component)
    }
    for connection in part.connections { add(connection) }
  }
}

extension [Diagnostic] {
  /// Without what is said of imported resources: they are as they are, and the design rules judge
  /// them.
  func withoutImported(_ topology: Topology) -> [Diagnostic] {
    let imported = Set(
      topology.resources.lazy.filter { $0.origin.location == nil }.map(\.id))
    guard !imported.isEmpty else { return self }
    return filter { diagnostic in
      if case .state? = diagnostic.origin { return false }
      return !(diagnostic.subject.map(imported.contains) ?? false)
    }
  }
}
