/// How a filter decided on a class of packets, without the rule that did.
package struct ClassDecision: Hashable, Sendable {
  package let result: FilterOutcome.Result
  /// Whether the flow is remembered from now on.
  package let opensSession: Bool
  /// Whether answers still meet the filter's reply rules.
  package let inspectsReplies: Bool
  /// What could not be read and was taken to match; nil where everything was read.
  package var supposed: String?

  init(
    _ result: FilterOutcome.Result, opensSession: Bool = false, inspectsReplies: Bool = false
  ) {
    self.result = result
    self.opensSession = opensSession
    self.inspectsReplies = inspectsReplies
  }

  /// What a rule's decision comes to; nil where the next phase decides.
  init?(_ decision: FilterDecision, isStateful: Bool) {
    switch decision {
    case .accept: self.init(.pass, opensSession: isStateful)
    case .acceptUntracked: self.init(.pass)
    case .deny(let code): self.init(.deny(code))
    case .next: return nil
    case .unknown(let feature): self.init(.unknown(feature))
    }
  }
}
