/// The category of an AWS service, which gives its colour.
///
/// Source: AWS Architecture Icons, category colours.
package enum GlyphCategory: String, Hashable, Sendable, CaseIterable {
  case networking, compute, storage, security, management, general

  package var color: String {
    switch self {
    case .networking: "#8C4FFF"
    case .compute: "#ED7100"
    case .storage: "#7AA116"
    case .security: "#DD344C"
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
    case .security: "#FF6B7F"
    case .management: "#FF5FA8"
    case .general: "#B6C2D1"
    }
  }

  package var title: String {
    switch self {
    case .networking: "Networking"
    case .compute: "Containers"
    case .storage: "Storage"
    case .security: "Security"
    case .management: "Management"
    case .general: "General"
    }
  }
}
