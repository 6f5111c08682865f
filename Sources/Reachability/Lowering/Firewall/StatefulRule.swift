/// One stateful rule of a rule group, whichever way it was written.
struct StatefulRule {
  enum Action: String {
    case pass, drop, reject, alert

    /// The order in which rules are evaluated under DEFAULT_ACTION_ORDER.
    ///
    /// Source: AWS, "Managing evaluation order for Suricata compatible rules".
    var rank: Int {
      switch self {
      case .pass: 0
      case .drop: 2
      case .reject: 3
      case .alert: 4
      }
    }
  }

  /// What may pass comes after what passes for certain and before all that drops.
  var rank: Int { mayPass ? 1 : action.rank }

  /// Which packets of a flow the rule looks at.
  enum Phase {
    case any, established, notEstablished
  }

  let action: Action
  /// What the header asks for, in the direction in which it is written.
  let match: Match
  /// Whether the rule also holds with source and destination exchanged.
  let isBidirectional: Bool
  let phase: Phase
  /// Whether it looks at packets to the client only.
  let isToClient: Bool
  /// Whether it looks at packets to the server only.
  let isToServer: Bool
  /// What it asks for that is not modelled; nil where everything is.
  let unmodelled: String?
  /// Whether not even its action is known: it may pass as well as drop.
  var mayPass = false
  let origin: Provenance
  let title: String
}
