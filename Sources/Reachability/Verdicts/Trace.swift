import Topology

/// The walk of one packet and its answer, for one choice of every zone on the way.
package struct Trace: Hashable, Sendable {
  /// The packet as its sender sent it.
  package let packet: Packet
  package let source: ElementID?
  package let destination: ElementID?
  package let verdict: Verdict
  package let forward: [Hop]
  /// Empty where the packet did not get far enough to be answered.
  package let reply: [Hop]
  /// Everything that stands in the way, in the order of the walk, which goes on past refusals.
  package let blockers: [Blocker]
  /// What could not be followed.
  package let unknowns: [UnmodelledFeature]
  /// The choices that tell this trace from the others of the same packet.
  package let choices: [ZoneChoice]

  package init(
    packet: Packet, source: ElementID?, destination: ElementID?, verdict: Verdict,
    forward: [Hop], reply: [Hop], blockers: [Blocker], unknowns: [UnmodelledFeature],
    choices: [ZoneChoice]
  ) {
    self.packet = packet
    self.source = source
    self.destination = destination
    self.verdict = verdict
    self.forward = forward
    self.reply = reply
    self.blockers = blockers
    self.unknowns = unknowns
    self.choices = choices
  }
}
