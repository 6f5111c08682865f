import Reachability
import Topology

/// What a sheet draws of one walk: to the end of its leg, or to what refuses it, and the answer where
/// somebody waits for one.
struct DrawnWalk {
  var forward: [Hop]
  var reply: [Hop]
  var verdict: Verdict
  /// The hop that refuses the packet, with its reason, after which nothing is drawn.
  var refusal: Refusal?

  struct Refusal {
    var direction: Direction
    /// The hop in its direction.
    var hop: Int
    var reason: Reason
  }

  /// - Parameter ends: the elements by which the receiver is known; a walk that goes on past them,
  ///   as one through a load balancer does, is another leg's from there.
  init(_ trace: Trace, endingAt ends: Set<ElementID> = []) {
    forward = trace.forward
    reply = trace.reply
    verdict = trace.verdict
    let isEnd = { (hop: Hop) in hop.element.map(ends.contains) ?? false }
    if let last = forward.dropFirst().firstIndex(where: isEnd), last + 1 < forward.count {
      cut(to: last, trace)
    }
    let blocker = verdict.isSuccess ? nil : trace.blockers.first
    // Where nobody waits for an answer, none is drawn but one that decides the verdict.
    if !trace.packet.transport.promisesAnswer, blocker?.direction != .reply { reply = [] }
    guard let blocker else { return }
    switch blocker.direction {
    case .forward:
      guard blocker.hop < forward.count else { return }
      refusal = Refusal(direction: .forward, hop: blocker.hop, reason: blocker.reason)
      forward = Self.cut(forward, at: blocker)
      reply = []
    case .reply:
      guard blocker.hop < reply.count else { return }
      refusal = Refusal(direction: .reply, hop: blocker.hop, reason: blocker.reason)
      reply = Self.cut(reply, at: blocker)
    }
  }

  /// The hops to the one that refuses, with what was decided before it did: the reason is told as such,
  /// and a walk decides things past refusals that the packet never comes to.
  private static func cut(_ hops: [Hop], at blocker: Blocker) -> [Hop] {
    var hops = hops
    let told = hops[blocker.hop].decisions.prefix { $0.clause != .refuses(blocker.reason) }
    hops[blocker.hop].decisions = Array(told)
    // Who is refused at the very beginning is drawn with what the packet was to meet next.
    for later in hops.indices where later > blocker.hop { hops[later].decisions = [] }
    return Array(hops.prefix(max(blocker.hop, 1) + 1))
  }

  /// The leg alone: what comes after its end, and the answer before it, belongs to other legs.
  private mutating func cut(to last: Int, _ trace: Trace) {
    let end = forward[last]
    forward = Array(forward[...last])
    if let first = reply.firstIndex(where: { $0.element == end.element && $0.subnet == end.subnet })
    {
      reply = Array(reply[first...])
    }
    let isBeyond = trace.blockers.allSatisfy { $0.direction == .forward && $0.hop > last }
    if !verdict.isSuccess, isBeyond { verdict = .accepted }
  }

  /// Whether both lead through the same places, and neither farther than the other.
  func isSameWay(as other: DrawnWalk) -> Bool {
    func places(_ hops: [Hop]) -> [[ElementID?]] { hops.map { [$0.element, $0.subnet] } }
    return (refusal == nil) == (other.refusal == nil) && places(forward) == places(other.forward)
      && places(reply) == places(other.reply)
  }

  /// Whether something is passed in more than one subnet.
  var isScattered: Bool {
    var subnets: [ElementID: ElementID?] = [:]
    return (forward + reply).contains { hop in
      guard let element = hop.element else { return false }
      defer { subnets[element] = hop.subnet }
      return subnets[element].map { $0 != hop.subnet } ?? false
    }
  }

  /// This walk and then the other, which begins where this one ends: one way, whose answers come back
  /// in the other order. Where they meet there is one hop, which decides what both decide.
  func joined(_ next: DrawnWalk) -> DrawnWalk {
    var joined = self
    joined.forward = Self.joined(forward, next.forward)
    // What is refused ends there, and the answer of the leg before is none to the sender.
    joined.reply = next.refusal == nil ? Self.joined(next.reply, reply) : next.reply
    joined.verdict = next.verdict
    joined.refusal = next.refusal.map { refusal in
      var refusal = refusal
      if refusal.direction == .forward { refusal.hop += forward.count - 1 }
      return refusal
    }
    if let refusal = joined.refusal, refusal.direction == .forward {
      joined.forward = Array(joined.forward.prefix(refusal.hop + 1))
    }
    return joined
  }

  private static func joined(_ one: [Hop], _ other: [Hop]) -> [Hop] {
    guard let end = one.last, var meeting = other.first else { return one + other }
    guard end.element == meeting.element, end.subnet == meeting.subnet else { return one + other }
    let told = Set(meeting.decisions.map(\.clause))
    meeting.decisions = end.decisions.filter { !told.contains($0.clause) } + meeting.decisions
    return one.dropLast() + [meeting] + other.dropFirst()
  }
}
