import Topology

/// Something that breaks a requirement.
package struct Counterexample: Hashable, Sendable {
  /// The packet with its walk; nil where a route table breaks the requirement, or where there is
  /// nothing that could send one.
  package let trace: Trace?
  /// The zone that was lost; nil where none had to be.
  package let lostZone: Zone?
  /// What the packet does that it must not, or does not do, in a sentence.
  package let sentence: String
  /// What decided that: a route, a rule, a gateway.
  package let decider: ElementID?
  /// Where that is declared.
  package let location: SourceLocation?
  /// The hop, counted from 0 in its direction, at which it was decided.
  package let hop: Int?

  package init(
    trace: Trace?, lostZone: Zone? = nil, sentence: String, decider: ElementID?,
    location: SourceLocation?, hop: Int? = nil
  ) {
    self.trace = trace
    self.lostZone = lostZone
    self.sentence = sentence
    self.decider = decider
    self.location = location
    self.hop = hop
  }
}
