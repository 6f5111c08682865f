/// What came of a case.
package struct CaseResult: Sendable {
  package let id: String
  package let text: String
  package let comparisons: [Comparison]
  /// Why nothing would be generated from the model; mostly empty.
  package let errors: [String]

  /// The answer to a trace, or to one of the requirements.
  package struct Comparison: Sendable {
    let expected: Set<CaseAnswer>
    let got: Set<CaseAnswer>
    let isRight: Bool
  }

  package enum Verdict: String, Sendable {
    case right = "ok"
    case wrong = "WRONG"
    /// A requirement is proved that does not hold, or of which nothing can be known: the worst
    /// fault there is.
    case falseProof = "FALSE-PROOF"
  }

  init(_ comparisons: [Comparison], of origin: ConformanceCase, _ errors: [String]) {
    id = origin.id
    text = origin.text
    self.comparisons = comparisons
    self.errors = errors
  }

  package var verdict: Verdict {
    if comparisons.contains(where: { !$0.isRight && $0.got.contains(.proved) }) {
      return .falseProof
    }
    return comparisons.allSatisfy(\.isRight) ? .right : .wrong
  }

  /// The right answers, one for each requirement.
  package var expected: String {
    comparisons.map { CaseAnswer.text($0.expected) }.joined(separator: ", ")
  }

  /// The answers that were given, one for each requirement.
  package var got: String {
    comparisons.map { CaseAnswer.text($0.got) }.joined(separator: ", ")
  }
}
