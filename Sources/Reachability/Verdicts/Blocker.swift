import Topology

/// One of the things that would have to change for a packet to arrive.
package struct Blocker: Hashable, Sendable {
  package let reason: Reason
  package let direction: Direction
  /// The index of the hop, in that direction, that refused.
  package let hop: Int

  package init(_ reason: Reason, direction: Direction, hop: Int) {
    self.reason = reason
    self.direction = direction
    self.hop = hop
  }
}
