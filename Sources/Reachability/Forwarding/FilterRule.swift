import Topology

/// One rule of a filter.
package struct FilterRule: Hashable, Sendable {
  package let match: Match
  package let decision: FilterDecision
  package let origin: Origin
  /// What a reader calls the rule, for example `rule 100` or `rule "pass web"`.
  package let title: String

  package init(_ match: Match, _ decision: FilterDecision, origin: Origin, title: String) {
    self.match = match
    self.decision = decision
    self.origin = origin
    self.title = title
  }
}
