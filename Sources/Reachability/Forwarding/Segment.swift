import Topology

/// The interfaces that share one link.
package struct Segment: Sendable {
  package let element: ElementID
  package let zone: Zone?
  package let addresses: IntervalSet
  /// The interface that stands for any address of the subnet that nothing is known of.
  package var plainInterface = -1
  /// Interfaces with one known address, such as gateways, by that address.
  package var interfaceByAddress: [IPv4Address: Int] = [:]

  package init(element: ElementID, zone: Zone?, addresses: IntervalSet) {
    self.element = element
    self.zone = zone
    self.addresses = addresses
  }
}
