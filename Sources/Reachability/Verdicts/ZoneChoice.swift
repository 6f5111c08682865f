import Topology

/// A zone that a router chose among several, which the flow cannot influence.
package struct ZoneChoice: Hashable, Sendable, Codable {
  /// The attachment towards which it chose.
  package let attachment: ElementID?
  package let zone: Zone
  package let direction: Direction

  package init(attachment: ElementID?, zone: Zone, direction: Direction) {
    self.attachment = attachment
    self.zone = zone
    self.direction = direction
  }
}
