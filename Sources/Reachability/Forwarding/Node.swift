import Topology

/// A place that packets pass: a network interface, a gateway, a device.
package struct Node: Hashable, Sendable {
  /// What sort of place it is; presentation only, no walk depends on it.
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case host, subnet, attachment, router, inspector, translator, gateway, balancer, endpoint
    case peering
    case outside
  }

  /// The model's element; nil for what lies outside the model.
  package let element: ElementID?
  package let role: Role
  /// What a reader calls it.
  package let title: String
  /// The subnet that it has its interface in.
  package let subnet: ElementID?
  package let zone: Zone?
  package let location: SourceLocation?

  package init(
    element: ElementID?, role: Role, title: String, subnet: ElementID? = nil, zone: Zone? = nil,
    location: SourceLocation? = nil
  ) {
    self.element = element
    self.role = role
    self.title = title
    self.subnet = subnet
    self.zone = zone
    self.location = location
  }
}
