import Topology

/// Something in the model that the walks do not know how to follow.
package struct UnmodelledFeature: Hashable, Sendable, Codable {
  /// What it is, for example `virtual private gateway route`.
  package let feature: String
  package let element: ElementID?
  package let location: SourceLocation?

  package init(_ feature: String, element: ElementID? = nil, location: SourceLocation? = nil) {
    self.feature = feature
    self.element = element
    self.location = location
  }
}
