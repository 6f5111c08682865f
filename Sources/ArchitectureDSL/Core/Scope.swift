import Topology

/// Where in the tree of components a declaration stands.
public struct Scope: Sendable {
  /// The identity that the component's elements begin with; nil directly in the region.
  public let id: ElementID?
  /// The component that it is declared in; nil directly in the region.
  public let parent: ElementID?
  /// The VPC around the declaration, by name.
  public let vpc: String?

  package init(id: ElementID? = nil, parent: ElementID? = nil, vpc: String? = nil) {
    self.id = id
    self.parent = parent
    self.vpc = vpc
  }

  /// The identity of something declared here.
  public func element(_ name: String, key: String? = nil) -> ElementID {
    id.map { $0.child(name, key: key) } ?? ElementID(name, key: key)
  }
}
