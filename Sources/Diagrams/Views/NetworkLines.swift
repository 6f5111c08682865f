/// Which lines a network sheet has: all of them, or those that find a way without running through
/// what is between.
enum NetworkLines: Lawful.Level {
  case all, outsideZones, gateways, none

  var omission: String? {
    switch self {
    case .all: nil
    case .outsideZones: "the lines of routes into zones, which the tables name"
    case .gateways: "the lines of routes, which the tables name"
    case .none: "the lines, of which the tables tell"
    }
  }

  func includes(_ edge: SheetEdge) -> Bool {
    switch self {
    case .all: true
    case .outsideZones: edge.style != .route || !edge.source.hasSuffix(" header")
    case .gateways: edge.style != .route || !edge.hasArrow
    case .none: false
    }
  }
}
