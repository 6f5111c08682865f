import Topology

/// What became of proving a requirement in one environment. Documents and diagrams show it; see
/// ``NetworkModel/requirementReports()``.
package struct RequirementReport: Hashable, Sendable {
  package let requirement: Requirement
  package let environment: String
  /// One for each statement, in order.
  package let claims: [ClaimReport]

  package init(requirement: Requirement, environment: String, claims: [ClaimReport]) {
    self.requirement = requirement
    self.environment = environment
    self.claims = claims
  }

  /// The worst of the statements.
  package var verdict: RequirementVerdict {
    claims.map(\.verdict).max() ?? .proved
  }

  /// How many classes of packets were followed to the end.
  package var classes: Int { claims.reduce(0) { $0 + $1.classes } }

  /// Why the requirement holds, or what breaks it, in whole sentences.
  package var evidence: String {
    let decisive = claims.filter { $0.verdict == verdict }.map(\.evidence)
    var sentences: [String] = []
    for sentence in decisive where !sentences.contains(sentence) { sentences.append(sentence) }
    return sentences.joined(separator: " ")
  }

  /// A packet that breaks the requirement; nil where none does.
  package var counterexample: Counterexample? {
    claims.first { $0.verdict == verdict }?.counterexample
  }

  /// What the requirement depends on and the walks do not model.
  package var unknowns: [String] {
    var features: [String] = []
    for feature in claims.filter({ $0.verdict == .unknown }).flatMap(\.unknowns)
    where !features.contains(feature) {
      features.append(feature)
    }
    return features
  }

  /// Whether anything may be generated as far as this requirement is concerned.
  package var permitsGeneration: Bool {
    switch verdict {
    case .proved: true
    case .refuted: false
    case .unknown: requirement.acceptsUnknown
    }
  }
}
