/// How the workload sheet tells who calls whom.
enum CallLines: Lawful.Level {
  /// By lines.
  case all
  /// By numbers beside each component, explained below the picture.
  case numbers
  /// Not at all.
  case none

  var omission: String? {
    switch self {
    case .all: nil
    case .numbers: "the lines of connections, whose numbers stand beside each component"
    case .none: "the connections, which the services' sheet has"
    }
  }

  var hasConnections: Bool { self == .all }
}
