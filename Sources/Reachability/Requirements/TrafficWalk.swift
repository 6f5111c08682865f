import OrderedCollections
import Topology

/// All packets of a selection, followed at once.
struct TrafficWalk {
  /// Some senders and some receivers, no two of which share an address.
  struct Part {
    let query: ClassQuery
    /// Whether senders and receivers are those that a statement allows.
    let isAllowed: Bool
    let outcomes: [ClassOutcome]
  }

  let parts: [Part]
  /// Whether some sender could not ask for some receiver at all, such as the internet for a host
  /// without a public address.
  let leavesOut: Bool

  /// How many classes of packets there are.
  let classes: Int
  /// How many come to their receivers, answered or not.
  let arrivals: Int
  /// The features that made the walk follow both answers.
  let supposed: [String]
  /// The features that ended the walk for some packets.
  let unknowns: [String]
  /// Why packets do not arrive, the commonest reason first.
  let refusals: [(code: ReasonCode, count: Int)]

  init(parts: [Part], leavesOut: Bool = false) {
    self.parts = parts
    self.leavesOut = leavesOut
    var arrivals = 0
    var supposed: OrderedSet<String> = []
    var unknowns: OrderedSet<String> = []
    var reasons: OrderedDictionary<ReasonCode, Int> = [:]
    for part in parts {
      for outcome in part.outcomes {
        if outcome.arrivesForward { arrivals += 1 }
        if !outcome.supposed.isEmpty { supposed.append(contentsOf: outcome.supposed) }
        switch outcome.result {
        case .arrives: break
        case .fails(let code, _): reasons[code, default: 0] += 1
        case .unknown(let feature): unknowns.append(feature)
        }
      }
    }
    classes = parts.reduce(0) { $0 + $1.outcomes.count }
    self.arrivals = arrivals
    self.supposed = Array(supposed)
    self.unknowns = Array(unknowns)
    refusals = reasons.enumerated()
      .sorted { (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset) }
      .map { ($0.element.key, $0.element.value) }
  }
}

extension ClassOutcome {
  /// Whether the packets come to their receiver, whatever becomes of their answers.
  var arrivesForward: Bool {
    switch result {
    case .arrives: true
    case .fails(_, let direction): direction == .reply
    case .unknown: false
    }
  }
}
