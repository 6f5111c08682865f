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
  /// Whether the outcome depends on a choice of the network's, so that other outcomes may speak of
  /// the same packets. Outcomes without a choice are disjoint from all others.
  package let isChosen: Bool
  /// The rules that could not be read and were taken to match.
  package let supposed: [String]
  /// What the packets came to before their answers set out; nil where they did not come so far, or
  /// left for the outside.
  package let receiver: ElementID?

  package init(
    packets: PacketClass, result: Result, forwardMarks: [Int] = [], replyMarks: [Int] = [],
    isChosen: Bool = true, supposed: [String] = [], receiver: ElementID? = nil
  ) {
    self.packets = packets
    self.result = result
    self.forwardMarks = forwardMarks
    self.replyMarks = replyMarks
    self.isChosen = isChosen
    self.supposed = supposed
    self.receiver = receiver
  }
}

extension Sequence<ClassOutcome> {
  /// The packets that arrive whatever the routers choose, as disjoint boxes.
  package var reachable: [PacketClass] {
    let failures = PacketClassIndex(
      filter { !$0.result.isSuccess && $0.isChosen }.map(\.packets))
    var certain: [PacketClass] = []
    // Choices can let one packet arrive in several ways; it is told once.
    var chosen = PacketClassIndex([])
    for success in self where success.result.isSuccess {
      guard success.isChosen else {
        certain.append(success.packets)
        continue
      }
      for part in failures.subtracted(from: success.packets) {
        for new in chosen.subtracted(from: part) {
          chosen.insert(new)
          certain.append(new)
        }
      }
    }
    return certain
  }
}
