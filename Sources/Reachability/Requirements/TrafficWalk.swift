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
  var leavesOut = false

  /// How many classes of packets there are.
  var classes: Int { parts.reduce(0) { $0 + $1.outcomes.count } }

  /// The outcomes whose packets come to their receivers, answered or not.
  var arrivals: [ClassOutcome] { parts.flatMap(\.outcomes).filter(\.arrivesForward) }

  /// The features that made the walk follow both answers.
  var supposed: [String] {
    var features: [String] = []
    for feature in parts.flatMap(\.outcomes).flatMap(\.supposed) where !features.contains(feature) {
      features.append(feature)
    }
    return features
  }

  /// The features that ended the walk for some packets.
  var unknowns: [String] {
    var features: [String] = []
    for case .unknown(let feature) in parts.flatMap(\.outcomes).map(\.result)
    where !features.contains(feature) {
      features.append(feature)
    }
    return features
  }

  /// Why packets do not arrive, the commonest reason first.
  var refusals: [(code: ReasonCode, count: Int)] {
    var order: [ReasonCode] = []
    var counts: [ReasonCode: Int] = [:]
    for case .fails(let code, _) in parts.flatMap(\.outcomes).map(\.result) {
      if counts[code] == nil { order.append(code) }
      counts[code, default: 0] += 1
    }
    return order.enumerated()
      .sorted { left, right in
        let (a, b) = (counts[left.element] ?? 0, counts[right.element] ?? 0)
        return (-a, left.offset) < (-b, right.offset)
      }
      .map { ($0.element, counts[$0.element] ?? 0) }
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
