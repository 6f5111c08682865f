/// Rules of which the first match decides.
package struct FilterPhase: Sendable {
  package let rules: [FilterRule]
  package let otherwise: FilterDecision
  /// What decides where no rule matches, for example `the default action drop_established`.
  package let otherwiseTitle: String
  /// Whether packets of a remembered flow skip the phase.
  package let isStateful: Bool
  /// Phases that only packets of this protocol pass, such as a handshake; nil for all.
  package let protocols: IntervalSet

  package init(
    rules: [FilterRule], otherwise: FilterDecision, otherwiseTitle: String, isStateful: Bool,
    protocols: IntervalSet = PacketClass.allProtocols
  ) {
    self.rules = rules
    self.otherwise = otherwise
    self.otherwiseTitle = otherwiseTitle
    self.isStateful = isStateful
    self.protocols = protocols
  }
}
