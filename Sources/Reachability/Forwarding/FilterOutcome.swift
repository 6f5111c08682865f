/// How a filter decided on a packet.
package struct FilterOutcome: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    case pass
    case deny(ReasonCode)
    case unknown(String)
  }

  package let result: Result
  /// The rule that decided; nil where none matched or the flow was remembered.
  package let rule: FilterRule?
  /// What decided where no rule did.
  package let fallback: String
  /// Whether the flow is remembered from now on.
  package let opensSession: Bool
  /// Whether answers still meet the filter's reply rules.
  package let inspectsReplies: Bool

  package init(
    _ result: Result, rule: FilterRule? = nil, fallback: String = "", opensSession: Bool = false,
    inspectsReplies: Bool = false
  ) {
    self.result = result
    self.rule = rule
    self.fallback = fallback
    self.opensSession = opensSession
    self.inspectsReplies = inspectsReplies
  }
}
