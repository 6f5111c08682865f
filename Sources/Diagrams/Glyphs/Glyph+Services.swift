import AWSModel

/// Glyphs of services that stand beside VPCs, or in them under the name of their service.
extension Glyph {
  static let analytics = Glyph(
    "analytics", .networking, lines: "M4.5 19.5h15M6 16l4-5 3.5 3L19 6M15.5 6H19v3.5")
  static let api = Glyph(
    "api", .networking, lines: "M9 5L4 12l5 7M15 5l5 7-5 7M13.5 6l-3 12")
  static let audit = Glyph(
    "audit", .management,
    lines: "M6 4h12v16H6zM8.5 9l1.2 1.2L12 8M8.5 14l1.2 1.2L12 13M13.5 9.5h2.5M13.5 14.5h2.5")
  static let batch = Glyph(
    "batch", .compute,
    lines: "M4.5 5h6v6h-6zM13.5 5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 16.5h6M16.5 13.5v6")
  static let broker = Glyph(
    "broker", .integration, lines: "M4 7h5v4H4zM4 13h5v4H4zM15 10h5v4h-5zM9 9l6 2.5M9 15l6-2.5")
  static let cdn = Glyph(
    "content-delivery", .networking,
    lines:
      "M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 8V4M12 20v-4M8 12H4M20 12h-4M6.5 6.5l2.6 2.6M17.5 17.5l-2.6-2.6"
  )
  static let dataStream = Glyph(
    "data-stream", .networking, lines: "M4 7h10l3 3M4 12h16M4 17h10l3-3M17.5 9.5L20 12l-2.5 2.5")
  static let directConnect = Glyph(
    "direct-connect", .networking, lines: "M4 8v8M20 8v8M4 12h16M8 9v6M16 9v6")
  static let directory = Glyph(
    "directory", .security,
    lines: "M9.5 4h5v4h-5zM4 15h5v4H4zM15 15h5v4h-5zM12 8v3.5M6.5 15v-3.5h11V15")
  static let kubernetes = Glyph(
    "kubernetes-cluster", .compute,
    lines:
      "M12 3.5l7 3.4 1.7 7.4-4.8 6H8.1l-4.8-6L5 6.9zM12 8v8M8 12h8M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6"
  )
  static let migration = Glyph(
    "migration", .database, lines: "M4 6h6v12H4zM14 6h6v12h-6zM10 12h4M12.5 10.5L14 12l-1.5 1.5")
  static let notebook = Glyph(
    "notebook", .compute, lines: "M7 4h11v16H7zM7 8H4.5M7 12H4.5M7 16H4.5M10.5 8.5h4.5M10.5 12h4.5")
  static let organization = Glyph(
    "organization", .management,
    lines: "M9 4h6v5H9zM3.5 15h5v5h-5zM9.5 15h5v5h-5zM15.5 15h5v5h-5zM12 9v6M6 15v-3h12v3")
  static let search = Glyph(
    "search", .networking,
    lines: "M4.5 10.5a6 6 0 1 0 12 0 6 6 0 1 0-12 0M15 15l5 5M8 12V9M10.5 12V7.5M13 12v-2")
  static let threatDetection = Glyph(
    "threat-detection", .security,
    lines:
      "M12 4l7 2.5v5c0 4.2-2.8 7.2-7 8.5-4.2-1.3-7-4.3-7-8.5v-5zM9.5 11.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0"
  )
  static let transfer = Glyph(
    "transfer", .storage, lines: "M4 8h12M13 5l3 3-3 3M20 16H8M11 13l-3 3 3 3M4 12h3M17 12h3")
  static let userPool = Glyph(
    "user-pool", .security, lines: "M3.5 18c0-6 9-6 9 0zM11.5 18c0-6 9-6 9 0z",
    areas:
      "M5.7 9.5a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0zM13.7 9.5a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0z"
  )
  static let warehouse = Glyph(
    "data-warehouse", .networking, lines: "M4 10l8-5.5 8 5.5v9.5H4zM8 19.5V13h8v6.5M8 16h8")
  static let wideAreaNetwork = Glyph(
    "wide-area-network", .networking,
    lines: "M4.5 12a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M12 7v10M7 12h10",
    areas: "M10.5 6h3v3h-3zM10.5 15h3v3h-3zM6 10.5h3v3H6zM15 10.5h3v3h-3z")
  static let workflow = Glyph(
    "workflow", .integration,
    lines: "M9 4h6v4H9zM4 15.5h6v4H4zM14 15.5h6v4h-6zM12 8v3.5M7 15.5v-4h10v4")
  static let workspace = Glyph(
    "workspace", .compute, lines: "M4 5h16v11H4zM9 20h6M12 16v4")

  /// The services' glyphs, in the order of the contact sheet.
  static let services: [Glyph] = [
    .kubernetes, .batch, .notebook, .workspace, .transfer, .migration, .api, .cdn, .dataStream,
    .analytics, .search, .warehouse, .wideAreaNetwork, .directConnect, .userPool, .directory,
    .threatDetection, .broker, .workflow, .audit, .organization,
  ]

  /// What a kind of resource is drawn as.
  package static func of(_ kind: GlyphKind) -> Glyph { byName[kind.rawValue] ?? .generic }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
