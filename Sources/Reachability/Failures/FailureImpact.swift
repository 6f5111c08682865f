import Topology

/// What a failure does to a flow.
package struct FailureImpact: Hashable, Sendable {
  package enum Level: String, Hashable, Sendable, Codable {
    /// Everything that is left of its ends still connects.
    case survives
    /// Some of it fails, or it fails for a while.
    case degrades
    case stops
    /// It does not work even when nothing fails.
    case broken
    /// The walks lead through something that is not modelled, so nothing can be said.
    case unknown
  }

  package let flow: NamedFlow
  package let failure: Failure
  package let level: Level
  /// Why, in a sentence.
  package let sentence: String

  package init(flow: NamedFlow, failure: Failure, level: Level, sentence: String) {
    self.flow = flow
    self.failure = failure
    self.level = level
    self.sentence = sentence
  }
}
