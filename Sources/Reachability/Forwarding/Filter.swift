import Topology

/// A device's decision which packets may pass: phases one after another, each a list of rules.
package struct Filter: Sendable {
  /// What the filter belongs to.
  package let origin: Provenance
  /// What a reader calls it, for example `security group metrics/app`.
  package let title: String
  package let phases: [FilterPhase]
  /// Filters of one domain share the memory of flows; nil for a filter without memory.
  package let sessionDomain: Int?
  /// Whether a TCP packet in the middle of a flow that was never seen to open is dropped.
  package let dropsMidstream: Bool
  /// Rules that an answer must pass although its flow is remembered, unless a rule accepted the
  /// flow as a whole.
  package let replyRules: [FilterRule]

  package init(
    origin: Provenance, title: String, phases: [FilterPhase], sessionDomain: Int? = nil,
    dropsMidstream: Bool = false, replyRules: [FilterRule] = []
  ) {
    self.origin = origin
    self.title = title
    self.phases = phases
    self.sessionDomain = sessionDomain
    self.dropsMidstream = dropsMidstream
    self.replyRules = replyRules
  }

  /// The filter as clients meet it who are on the lists that are not in the model.
  var supposingMatches: Filter {
    func supposing(_ rules: [FilterRule]) -> [FilterRule] { rules.map(\.supposingMatch) }
    return Filter(
      origin: origin, title: title,
      phases: phases.map { phase in
        FilterPhase(
          rules: supposing(phase.rules), otherwise: phase.otherwise,
          otherwiseTitle: phase.otherwiseTitle, isStateful: phase.isStateful,
          protocols: phase.protocols)
      }, sessionDomain: sessionDomain, dropsMidstream: dropsMidstream, replyRules: replyRules)
  }
}
