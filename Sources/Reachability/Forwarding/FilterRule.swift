import Topology

/// One rule of a filter.
package struct FilterRule: Hashable, Sendable {
  package let match: Match
  package let decision: FilterDecision
  package let origin: Provenance
  /// What a reader calls the rule, for example `rule 100` or `rule "pass web"`.
  package let title: String
  /// What the rule does with what it matches, where it cannot be read whom that is; nil where that
  /// is not known either.
  package var supposedDecision: FilterDecision?

  /// Whether the rule admits those on a list or of a block that is not in the model, and nothing else
  /// of it is in doubt: whom it admits somebody chooses who does not write the model.
  package var admitsUnlisted = false

  /// The rule as its chosen clients meet it.
  var supposingMatch: FilterRule {
    admitsUnlisted ? FilterRule(match, .accept, origin: origin, title: title) : self
  }

  /// The rule as it counts for a packet with these labels: nil where they exclude it, a rule that
  /// may match or not where they may satisfy it.
  func counting(for labels: Labels) -> FilterRule? {
    switch labels.satisfaction(of: match) {
    case .yes: return self
    case .no: return nil
    case .maybe:
      var rule = FilterRule(
        match, .unknown("membership in a security group that is not known"), origin: origin,
        title: title)
      rule.supposedDecision = if case .unknown = decision { supposedDecision } else { decision }
      return rule
    }
  }

  package init(_ match: Match, _ decision: FilterDecision, origin: Provenance, title: String) {
    self.match = match
    self.decision = decision
    self.origin = origin
    self.title = title
  }
}
