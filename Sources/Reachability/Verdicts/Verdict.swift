/// What becomes of a packet.
package enum Verdict: Hashable, Sendable {
  /// It reaches its receiver, and so does the answer.
  case accepted
  /// It leaves for the internet, and the answer comes back.
  case exits
  /// Something on the way refuses it or its answer.
  case denied(Reason)
  /// A table on the way has no usable route for it or its answer.
  case noRoute(Reason)
  /// The way leads through something that is not modelled, so nothing can be said.
  case unknown(UnmodelledFeature)

  /// Whether the packet and its answer arrive.
  package var isSuccess: Bool { self == .accepted || self == .exits }

  /// Whether nothing can be said.
  package var isUnknown: Bool { if case .unknown = self { true } else { false } }

  package var reason: Reason? {
    switch self {
    case .denied(let reason), .noRoute(let reason): reason
    case .accepted, .exits, .unknown: nil
    }
  }

  /// The verdict that a reason leads to.
  package init(_ reason: Reason) {
    self = reason.code.isRouting ? .noRoute(reason) : .denied(reason)
  }
}

extension Verdict: CustomStringConvertible {
  package var description: String {
    switch self {
    case .accepted: "accepted"
    case .exits: "exits"
    case .denied(let reason): "denied (\(reason.code.rawValue))"
    case .noRoute(let reason): "no route (\(reason.code.rawValue))"
    case .unknown(let feature): "unknown (\(feature.feature))"
    }
  }
}
