import Topology

/// What in the model a rule or a route comes from.
package struct Provenance: Hashable, Sendable {
  package let element: ElementID?
  package let location: SourceLocation?

  package init(_ element: ElementID?, _ location: SourceLocation?) {
    self.element = element
    self.location = location
  }

  package init(_ resource: Resource) { self.init(resource.id, resource.location) }

  package static let none = Provenance(nil, nil)
}
