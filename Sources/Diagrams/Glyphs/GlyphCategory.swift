/// The category of an AWS service, which gives its colour.
///
/// Source: AWS Architecture Icons, category colours.
package enum GlyphCategory: String, Hashable, Sendable, CaseIterable {
  case networking, compute, storage, database, security, integration, management, general

  package var color: String {
    switch self {
    case .networking: "#8C4FFF"
    case .compute: "#ED7100"
    case .storage: "#7AA116"
    case .database: "#C925D1"
    case .security: "#DD344C"
    case .integration: "#E7157B"
    case .management: "#E7157B"
    case .general: "#232F3E"
    }
  }

  /// The colour for lines and text on a dark page.
  package var darkColor: String {
    switch self {
    case .networking: "#A77DFF"
    case .compute: "#FF9A3D"
    case .storage: "#9CC43A"
    case .database: "#E06BE6"
    case .security: "#FF6B7F"
    case .integration: "#FF5FA8"
    case .management: "#FF5FA8"
    case .general: "#B6C2D1"
    }
  }

  package var title: String {
    switch self {
    case .networking: "Networking and content delivery"
    case .compute: "Compute and containers"
    case .storage: "Storage"
    case .database: "Database"
    case .security: "Security"
    case .integration: "Application integration"
    case .management: "Management and governance"
    case .general: "General"
    }
  }
}
