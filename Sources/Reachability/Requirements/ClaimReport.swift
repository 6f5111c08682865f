import Topology

/// What became of proving one statement of a requirement.
package struct ClaimReport: Hashable, Sendable {
  package let claim: Requirement.Claim
  package let verdict: RequirementVerdict
  /// How many classes of packets were followed to the end.
  package let classes: Int
  /// A whole sentence or several.
  package let evidence: String
  package let counterexample: Counterexample?
  /// What it depends on and the walks do not model; for a proved statement, what it holds in spite
  /// of.
  package let unknowns: [String]

  package init(
    claim: Requirement.Claim, verdict: RequirementVerdict, classes: Int, evidence: String,
    counterexample: Counterexample? = nil, unknowns: [String] = []
  ) {
    self.claim = claim
    self.verdict = verdict
    self.classes = classes
    self.evidence = evidence
    self.counterexample = counterexample
    self.unknowns = unknowns
  }
}
