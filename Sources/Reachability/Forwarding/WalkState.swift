import Topology

/// Where a packet is on a concrete walk, and what is remembered of its way.
struct WalkState {
  /// Where a packet has been: routers look at the receiver alone, so a packet that comes back with
  /// another sender goes around for ever just the same.
  struct Place: Hashable {
    let stage: Int
    let destination: IPv4Address
    let port: PortSpan
  }

  struct SessionEntry {
    let session: Session
    /// Whether the device needs to see both directions.
    let isInspected: Bool
    let title: String
    let origin: Provenance
    var isAnswered = false
  }

  struct FlowZone {
    let memory: Int
    let depth: Int
    let zone: Zone
  }

  /// The packet as its sender sent it.
  let sent: Packet
  var packet: Packet
  var stage: Int
  var isReply = false
  /// Whether the packet left for the outside.
  var leavesNetwork = false
  /// The interfaces that the walk was asked about.
  var source: Int?
  var destination: Int?
  /// The interface that sent the packet as it is now; nil once it has left its domain.
  var sender: Int?
  /// The interface that the packet is meant for, where a translation chose one.
  var target: Int?
  /// The interface that the packet has come to.
  var receiver: Int?
  /// Targets that load balancers are to choose; nil for any.
  var allowedTargets: Set<Int>?
  var labels = Labels()
  var translations: [Translation<Packet>] = []
  var sessions: [SessionEntry] = []
  var flowZones: [FlowZone] = []
  var visited: Set<Place> = []
  var lastNode: Int?
  /// What the last router said about flows that change zone.
  var advice: String?
  var forward: [Hop] = []
  var reply: [Hop] = []
  var blockers: [Blocker] = []
  var unknowns: [UnmodelledFeature] = []
  var choices: [ZoneChoice] = []

  init(packet: Packet, stage: Int) {
    sent = packet
    self.packet = packet
    self.stage = stage
  }

  /// The hops in the direction that the packet goes.
  var hops: [Hop] { isReply ? reply : forward }

  mutating func add(_ hop: Hop) {
    if isReply { reply.append(hop) } else { forward.append(hop) }
  }

  mutating func note(_ decision: HopDecision?) {
    guard let decision, hops.last?.decisions.contains(decision) != true else { return }
    if isReply, !reply.isEmpty {
      reply[reply.count - 1].decisions.append(decision)
    } else if !isReply, !forward.isEmpty {
      forward[forward.count - 1].decisions.append(decision)
    }
  }

  /// Shows the changed header at the hop where it changed.
  mutating func refreshHop() {
    if isReply, !reply.isEmpty {
      reply[reply.count - 1].packet = packet
    } else if !isReply, !forward.isEmpty {
      forward[forward.count - 1].packet = packet
    }
  }

  mutating func block(_ reason: Reason) {
    blockers.append(
      Blocker(reason, direction: isReply ? .reply : .forward, hop: max(hops.count - 1, 0)))
    note(
      HopDecision(
        .rule, .refuses(reason), origin: Provenance(reason.element, reason.location)))
  }
}
