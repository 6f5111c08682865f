import Topology

/// What becomes of a class of packets.
package struct ClassOutcome: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    /// The packets and their answers arrive; nil stands for the outside.
    case arrives(at: ElementID?)
    case fails(ReasonCode, Direction)
    case unknown(String)

    package var isSuccess: Bool {
      if case .arrives = self { true } else { false }
    }
  }

  /// The packets as their sender sends them.
  package let packets: PacketClass
  package let result: Result
  /// The watched nodes on the way, in order.
  package let forwardMarks: [Int]
  package let replyMarks: [Int]

  package init(
    packets: PacketClass, result: Result, forwardMarks: [Int] = [], replyMarks: [Int] = []
  ) {
    self.packets = packets
    self.result = result
    self.forwardMarks = forwardMarks
    self.replyMarks = replyMarks
  }
}

extension Sequence<ClassOutcome> {
  /// The packets that arrive whatever the routers choose, as disjoint boxes.
  package var reachable: [PacketClass] {
    let failures = filter { !$0.result.isSuccess }.map(\.packets)
    var sure: [PacketClass] = []
    for success in self where success.result.isSuccess {
      var parts = [success.packets]
      for failure in failures {
        if parts.isEmpty { break }
        parts = parts.flatMap { $0.subtracting(failure) }
      }
      // Choices can let one packet arrive in several ways; it is told once.
      for known in sure {
        if parts.isEmpty { break }
        parts = parts.flatMap { $0.subtracting(known) }
      }
      sure += parts
    }
    return sure
  }
}
