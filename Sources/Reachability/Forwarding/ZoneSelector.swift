import Topology

/// Picks the zone in which packets leave a router towards one of its attachments.
package struct ZoneSelector: Sendable {
  package struct Arrival: Hashable, Sendable {
    package let zone: Zone
    package let stage: Int

    package init(zone: Zone, stage: Int) {
      self.zone = zone
      self.stage = stage
    }
  }

  /// Selectors of one attachment share the memory of flows.
  package let memory: Int
  /// What decides: the attachment.
  package let origin: Provenance
  /// What a reader calls the attachment.
  package let title: String
  /// The zone in which the packets entered the router.
  package let ingressZone: Zone?
  /// The ways out, one for each zone of the attachment, in the order of the zones.
  package let arrivals: [Arrival]
  /// Whether both directions of a flow keep to one zone, chosen once.
  package let keepsFlows: Bool
  /// The zone of each destination, as an exit number into ``zones``.
  package let zoneTable: Int
  package let zones: [Zone]
  /// Why flows may change zone here; told where an answer misses the device that knows its flow.
  package let advice: String

  package init(
    memory: Int, origin: Provenance, title: String, ingressZone: Zone?, arrivals: [Arrival],
    keepsFlows: Bool, zoneTable: Int, zones: [Zone], advice: String
  ) {
    self.memory = memory
    self.origin = origin
    self.title = title
    self.ingressZone = ingressZone
    self.arrivals = arrivals
    self.keepsFlows = keepsFlows
    self.zoneTable = zoneTable
    self.zones = zones
    self.advice = advice
  }

  /// The ways that a packet may take, given the zone of its destination.
  ///
  /// Source: AWS, "Amazon VPC attachments in AWS Transit Gateway", appliance mode.
  package func candidates(destinationZone: Zone?) -> [Arrival] {
    let own = arrivals.filter { $0.zone == ingressZone }
    guard keepsFlows else { return own.isEmpty ? arrivals : own }
    // No zone at the far end (the internet) or the same zone: the flow stays where it is.
    if destinationZone == nil || destinationZone == ingressZone {
      return own.isEmpty ? arrivals : own
    }
    return arrivals
  }
}
