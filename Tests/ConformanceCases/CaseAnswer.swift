import Reachability

/// What is said of a trace or of a requirement.
package enum CaseAnswer: String, Hashable, Sendable, CaseIterable {
  /// Of a way of a trace: the packet and its answer arrive.
  case accept
  /// Of a way of a trace: the packet or its answer is refused, or has no route.
  case deny
  /// Of a requirement: it holds.
  case proved
  /// Of a requirement: it is broken.
  case refuted
  /// It depends on what is not modelled or not known.
  case unknown
  /// Nothing would be generated from the model, because it has an error.
  case modelError = "model-error"
}

extension CaseAnswer {
  /// The answers that are joined by `|` in the text.
  static func answers(in text: String, _ place: String) throws -> Set<CaseAnswer> {
    var answers: Set<CaseAnswer> = []
    for name in text.split(separator: "|", omittingEmptySubsequences: false) {
      guard let answer = CaseAnswer(rawValue: String(name)) else {
        throw CaseFormatError("\(place) has the answer '\(name)'")
      }
      answers.insert(answer)
    }
    return answers
  }

  /// The answers joined by `|`, always in the same order.
  static func text(_ answers: Set<CaseAnswer>) -> String {
    answers.isEmpty
      ? "nothing" : allCases.filter(answers.contains).map(\.rawValue).joined(separator: "|")
  }

  init(_ verdict: Verdict) {
    switch verdict {
    case .accepted, .exits: self = .accept
    case .denied, .noRoute: self = .deny
    case .unknown: self = .unknown
    }
  }

  init(_ verdict: RequirementVerdict) {
    switch verdict {
    case .proved: self = .proved
    case .refuted: self = .refuted
    case .unknown: self = .unknown
    }
  }
}
