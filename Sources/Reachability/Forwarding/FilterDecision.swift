/// What a filter does with a packet.
package enum FilterDecision: Hashable, Sendable {
  /// Lets the packet through and remembers its flow, where the filter is stateful.
  case accept
  /// Lets the packet through without remembering its flow.
  case acceptUntracked
  case deny(ReasonCode)
  /// Leaves the packet to the next phase; after the last one it is let through.
  case next
  /// The rule asks for something that the model does not hold.
  case unknown(String)
}
