/// Which lines of connections a sheet has.
enum ConnectionLines: Lawful.Level {
  /// Each by way of what its packets pass.
  case byWay
  /// The same with more room between what they join.
  case spaced
  /// Each from end to end.
  case direct
  /// None: what is beside the picture names them.
  case none

  var omission: String? {
    switch self {
    case .byWay, .spaced: nil
    case .direct: "what the packets of connections pass, of which the flows tell"
    case .none: "the lines of connections, which the services' sheet has"
    }
  }

  var hasConnections: Bool { self != .none }
}
