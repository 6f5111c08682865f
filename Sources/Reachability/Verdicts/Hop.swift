import Topology

/// One place that a packet passes, with what was decided there.
package struct Hop: Hashable, Sendable {
  /// The model's element; nil for the internet.
  package let element: ElementID?
  package let role: Node.Role
  package let title: String
  /// The subnet that the element has its interface in.
  package private(set) var subnet: ElementID?
  package private(set) var zone: Zone?
  /// The header as the packet leaves.
  package var packet: Packet
  package var decisions: [HopDecision] = []

  package init(_ node: Node, packet: Packet) {
    element = node.element
    role = node.role
    title = node.title
    subnet = node.subnet
    zone = node.zone
    self.packet = packet
  }

  /// The same of what is in a subnet that is not known: in no zone, and without what a subnet's table
  /// decides.
  package func standing(in unknown: ElementID) -> Hop {
    var hop = self
    hop.subnet = unknown
    hop.zone = nil
    hop.decisions.removeAll { $0.kind == .route || $0.kind == .zone }
    return hop
  }

  /// What happens here, in one sentence.
  package var sentence: String {
    let clauses = decisions.filter { $0.kind != .permit }.map(\.part)
    return clauses.isEmpty ? "\(place)." : "\(place): \(clauses.joined(separator: "; "))."
  }

  /// The title with its zone, where it does not name it already.
  var place: String {
    guard let zone, !title.hasSuffix("zone \(zone)") else { return title }
    return "\(title) in zone \(zone)"
  }

  /// A short name: the element and its zone, as in `hub/transit-gateway` or `inspection/firewall[a]`.
  package var name: String {
    guard let element else { return "internet" }
    guard element.key == nil, let zone else { return element.description }
    return "\(element)[\(zone)]"
  }
}
