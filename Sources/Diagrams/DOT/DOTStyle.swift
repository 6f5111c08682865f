/// The colours of a sheet in DOT: those of the SVG on light pages.
enum DOTStyle {
  static func color(_ name: String) -> String { Theme.light(name) }

  struct Paint {
    var border: String
    var fill: String
    var isDashed = false
    var width = "1"
  }

  /// - Parameter isLost: whether the box is in a zone that is out of order.
  static func paint(_ box: Box, isLost: Bool = false) -> Paint {
    switch (box.role, box.state) {
    case (.zone, .lostZone):
      return Paint(border: color("lost"), fill: color("lost-zone"), isDashed: true)
    case (.chip, .lost), (.element, .lost), (.gateway, .lost):
      return Paint(border: color("lost"), fill: color("lost-fill"))
    case (.row, .hit): return Paint(border: "none", fill: color("lost-fill"))
    default: break
    }
    var paint = paint(box.role, box.category)
    if isLost, [.publicSubnet, .privateSubnet].contains(box.role) {
      paint.fill = color("lost-zone")
    }
    if box.role == .row, !box.marks.isEmpty { paint.fill = color("mark") }
    return paint
  }

  static func paint(_ role: BoxRole, _ category: GlyphCategory?) -> Paint {
    let networking = GlyphCategory.networking.color
    return switch role {
    case .region: Paint(border: color("region"), fill: "none", isDashed: true)
    case .zone: Paint(border: color("zone"), fill: "none", isDashed: true)
    case .vpc: Paint(border: networking, fill: color("page"), width: "1.5")
    case .hub: Paint(border: networking, fill: color("hub-fill"), width: "1.5")
    case .publicSubnet: Paint(border: color("public"), fill: color("public-fill"))
    case .privateSubnet: Paint(border: color("private"), fill: color("private-fill"))
    case .label, .row: Paint(border: "none", fill: "none")
    case .chip, .note, .legend, .panel: Paint(border: color("rule"), fill: color("card"))
    case .element, .gateway, .actor, .table:
      Paint(border: category?.color ?? color("rule"), fill: color("card"))
    }
  }

  static func line(_ style: SheetEdge.Style) -> (color: String, width: String) {
    switch style {
    case .route: (color("route"), "1.3")
    case .association: (color("association"), "1.1")
    case .attachment: (GlyphCategory.networking.color, "1.1")
    case .flow: (GlyphCategory.compute.color, "1.6")
    case .forward: (color("forward"), "1.8")
    case .reply: (color("reply"), "1.8")
    case .refused: (color("lost"), "1.8")
    case .unknown: (color("hit"), "1.8")
    }
  }
}
