import Topology

/// One place that a packet passes, with what was decided there.
package struct Hop: Hashable, Sendable {
  /// The model's element; nil for the internet.
  package let element: ElementID?
  package let role: Node.Role
  package let title: String
  /// The subnet that the element has its interface in.
  package let subnet: ElementID?
  package let zone: Zone?
  /// The header as the packet leaves.
  package var packet: Packet
  package var decisions: [Decision] = []

  package init(_ node: Node, packet: Packet) {
    element = node.element
    role = node.role
    title = node.title
    subnet = node.subnet
    zone = node.zone
    self.packet = packet
  }

  /// What happens here, in sentences.
  package var sentence: String {
    let place = zone.map { "\(title) in zone \($0)" } ?? title
    guard !decisions.isEmpty else { return "\(place)." }
    return "\(place): " + decisions.map(\.sentence).joined(separator: " ")
  }

  /// A short name: the element and its zone, as in `hub/transit-gateway` or `inspection/firewall[a]`.
  package var name: String {
    guard let element else { return "internet" }
    guard element.key == nil, let zone else { return element.description }
    return "\(element)[\(zone)]"
  }
}
