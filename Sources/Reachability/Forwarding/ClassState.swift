import Topology

/// Where a class of packets is on a class walk.
struct ClassState {
  struct SessionEntry: Hashable {
    let session: Session
    /// Whether the device needs to see both directions.
    let isInspected: Bool
    var isAnswered = false
  }

  struct FlowZone: Hashable {
    let memory: Int
    let depth: Int
    let zone: Zone
  }

  /// Everything that is not the header: classes that agree in it and in their stage go the same
  /// way from here on, so they are walked as one.
  struct Context: Hashable {
    var isReply = false
    var leavesNetwork = false
    var sender: Int?
    var target: Int?
    var receiver: Int?
    /// Where the packet arrived before its answer set out.
    var arrival: ElementID?
    var labels = Labels()
    /// Which group of receivers the packets were sent to.
    var group = 0
    /// Whether the class also holds packets between two addresses of one domain, which were put in
    /// so that classes of different domains become alike; they are taken out at the end.
    var isFilled = false
    /// Receivers that were taken out when the answers set out, to be put back when they leave.
    var withheld = IntervalSet.empty
    /// Whether a choice was made on the way, so that other outcomes may tell of the same packets.
    var isChosen = false
    var translations: [Translation<PacketClass>] = []
    var sessions: [SessionEntry] = []
    var flowZones: [FlowZone] = []
    /// Routers and devices that the packets have passed in this direction, by stage.
    var visited: [Visit] = []
    /// Watched nodes that the packets have passed, in order.
    var forwardMarks: [Int] = []
    var replyMarks: [Int] = []
    /// Rules that could not be read and were taken to match.
    var supposed: [String] = []

    /// How often the packets' receiver has been changed, or for an answer is still to be: routers
    /// look at nothing else, so packets that come back under another sender go around for ever.
    var receiverDepth: Int {
      if isReply { return translations.count }
      return translations.count { translation in
        switch translation.kind {
        case .shared, .published: false
        case .admitted, .proxied: true
        }
      }
    }
  }

  struct Visit: Hashable {
    let stage: Int
    /// See ``Context/receiverDepth``.
    let depth: Int
  }

  var stage: Int
  var packets: PacketClass
  /// Kept apart from the state, and copied only before it changes: most steps do not change it.
  private var shared: Shared

  private final class Shared {
    var context: Context
    init(_ context: Context) { self.context = context }
  }

  init(stage: Int, packets: PacketClass) {
    self.stage = stage
    self.packets = packets
    shared = Shared(Context())
  }

  private init(stage: Int, packets: PacketClass, shared: Shared) {
    self.stage = stage
    self.packets = packets
    self.shared = shared
  }

  /// The same state of other packets.
  func carrying(_ packets: PacketClass) -> ClassState {
    ClassState(stage: stage, packets: packets, shared: shared)
  }

  var context: Context {
    _read { yield shared.context }
    _modify {
      if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.context) }
      yield &shared.context
    }
  }

  func agreesInContext(with other: ClassState) -> Bool {
    shared === other.shared || shared.context == other.shared.context
  }

  /// The header as the sender sent it.
  var original: PacketClass {
    var packets = context.isReply ? self.packets.reversed : self.packets
    for translation in context.translations.reversed() {
      packets = translation.undone(on: packets)
    }
    return packets
  }
}

extension Translation<PacketClass> {
  /// The class before the translation, as far as it is still of interest: fields that were not
  /// replaced are those of the class now.
  func undone(on packets: PacketClass) -> PacketClass {
    var result = packets
    switch kind {
    case .shared:
      result.sources = original.sources
      result.sourcePorts = original.sourcePorts
    case .published: result.sources = original.sources
    case .admitted: result.destinations = original.destinations
    case .proxied(let keepsSource):
      result.destinations = original.destinations
      result.destinationPorts = original.destinationPorts
      if !keepsSource {
        result.sources = original.sources
        result.sourcePorts = original.sourcePorts
        result.names = original.names
      }
    }
    return result
  }
}
