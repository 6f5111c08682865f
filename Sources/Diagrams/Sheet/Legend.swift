import Topology

/// The legend of a sheet: what its frames, colours and lines mean, of just those that it uses.
///
/// What a box says of itself needs no entry: elements, gateways and actors carry their names and
/// glyphs. Numbers and letters are explained by the words beside the picture.
package enum Legend {
  /// The samples of all that a sheet uses and does not explain itself, in the order of a legend.
  package static func samples(of sheet: Sheet) -> [LegendEntry.Sample] {
    let boxes = sheet.allBoxes
    let frames = Set(boxes.filter { $0.state == nil }.map(\.role))
    let states = Set(boxes.compactMap { box in box.state.map { State(box.role, $0) } })
    let tables = Set(boxes.filter { $0.role == .table }.map { $0.category ?? .networking })
    let lines = Set(sheet.edges.map(\.style))
    var found: [LegendEntry.Sample] = Self.frames.filter(frames.contains).map { .box($0) }
    found += GlyphCategory.allCases.filter(tables.contains).map { .box(.table, $0) }
    // The keys of several alike; elsewhere a chip is an element with its name.
    if sheet.isInventory, frames.contains(.chip) { found.append(.box(.chip)) }
    if boxes.contains(where: { !$0.marks.isEmpty }) { found.append(.mark) }
    found += Self.states.filter { states.contains($0) }.map { .state($0.role, $0.state) }
    found += SheetEdge.Style.allCases.filter(lines.contains).map { .line($0) }
    return found
  }

  /// The legend of a sheet in one line that starts here.
  static func entries(of sheet: Sheet, x: Int = Metrics.margin, y: Int) -> [LegendEntry] {
    var left = x
    return samples(of: sheet).map { sample in
      let title = title(sample, in: sheet)
      let frame = Frame(x: left, y: y, width: 22, height: 14)
      let text = TextRun(title, x: frame.maxX + 6, y: y + 11, tone: .secondary)
      left = text.x + text.width + 14
      var entry = LegendEntry(sample: sample, title: title, frame: frame, text: text)
      if case .line(let style) = sample, style.isDirected || style == .association {
        entry.hasArrow = sheet.edges.contains { $0.style == style && $0.hasArrow }
      }
      return entry
    }
  }

  private struct State: Hashable {
    var role: BoxRole
    var state: Box.State

    /// What is lost looks alike, whatever it is.
    init(_ role: BoxRole, _ state: Box.State) {
      self.role = state == .lost ? .chip : role
      self.state = state
    }
  }

  /// The roles whose frames mean something that is not written on them.
  private static let frames: [BoxRole] = [
    .region, .vpc, .zone, .publicSubnet, .privateSubnet, .hub,
  ]

  private static let states = [
    State(.zone, .lostZone), State(.chip, .lost), State(.row, .hit),
  ]

  private static func title(_ sample: LegendEntry.Sample, in sheet: Sheet) -> String {
    switch sample {
    case .box(.table, .networking) where sheet.kind == .security: "Network ACL"
    case .box(.table, _) where sheet.kind == .services: "Callers by row, called by column"
    case .box(.table, let category): table(category ?? .networking)
    case .box(let role, _): title(role, in: sheet)
    case .mark: sheet.kind == .flow ? "Decides" : "Permits these"
    case .state(_, .lostZone): "Zone out of order"
    case .state(_, .lost): "Lost"
    case .state(_, .hit): "Leads to what is lost"
    case .line(let style): title(style, in: sheet.kind)
    }
  }

  private static func table(_ category: GlyphCategory) -> String {
    switch category {
    case .security: "Security group, firewall"
    case .storage: "Public route table"
    case .general: "Route table of no subnet"
    default: "Route table"
    }
  }

  private static func title(_ role: BoxRole, in sheet: Sheet) -> String {
    switch role {
    case .region: "Region"
    case .vpc: "VPC"
    case .zone: "Availability Zone"
    case .publicSubnet: "Public subnet"
    case .privateSubnet: "Private subnet"
    case .chip: "One of several, by its key"
    case .hub:
      sheet.allBoxes.allSatisfy { $0.role != .hub || $0.glyph?.glyph == .transitGateway }
        ? "Transit gateway" : "What joins VPCs"
    default: role.rawValue.capitalizedFirst
    }
  }

  private static func title(_ style: SheetEdge.Style, in kind: DiagramSummary.Kind) -> String {
    switch style {
    case .route: "Route"
    case .association: kind == .overview ? "Connected to" : "Uses this route table"
    case .attachment:
      switch kind {
      case .overview: "Attached to"
      case .services: "AWS PrivateLink"
      default: "Network interface of an attachment"
      }
    case .flow: kind == .overview ? "Open to the internet" : "Connection"
    case .forward: kind == .flow ? "Request" : "Opens connections to"
    case .reply: "Response"
    case .unknown: "Not known whether it arrives"
    case .refused: kind == .flow ? "Refused at the ×" : "Does not arrive: stops at the ×"
    }
  }
}
