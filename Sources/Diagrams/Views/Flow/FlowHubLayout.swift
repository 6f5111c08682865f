import Topology

/// Lays out what a flow touches of a transit gateway: its tables, near whom they serve.
struct FlowHubLayout {
  private let id: ElementID
  private let title: String
  private let detail: String
  private let glyph: Glyph
  private let tables: [Box]
  private let shape: FlowOrder.HubShape

  private static let padding = 14
  private var gap: Int { shape == .wide ? 60 : 24 }

  init(_ hub: NetworkDrawing.Hub, used boxes: Set<String>, order: FlowOrder, marks: FlowMarks) {
    id = hub.id
    shape = order.hubs
    title = hub.title
    detail = hub.detail
    glyph = .transitGateway
    var tables = hub.tables.filter { boxes.contains($0.id.description) }
      .map { marks.table($0, most: order.hubs == .wide ? FlowMarks.mostRoutes : 3) }
    let without = "\(hub.id) without a table"
    if boxes.contains(without) {
      tables.append(
        BoxBuilder.element(name: without, ids: [], title: "No route table", type: ""))
    }
    self.tables = tables.enumerated().sorted { one, other in
      let places = [one, other].map { order.tables.firstIndex(of: $0.element.name) ?? .max }
      return (places[0], one.offset) < (places[1], other.offset)
    }.map(\.element)
  }

  /// What joins VPCs without tables of its own, such as a peering connection.
  init(_ id: ElementID, title: String, type: String) {
    self.id = id
    shape = .wide
    self.title = title
    detail = ""
    glyph = ResourceKind(type: type).glyph
    tables = [
      BoxBuilder.element(
        name: "\(id) without a table", ids: [], title: ResourceKind(type: type).title, type: type)
    ]
  }

  /// The middle of the places, so that most lines are straight.
  private static func middle(of places: [Int]) -> Int? {
    guard let low = places.min(), let high = places.max() else { return nil }
    let mean = places.reduce(0, +) / places.count
    return (low + high + 2 * mean) / 4
  }

  private var titleWidth: Int {
    Metrics.glyph + 24
      + max(
        Ruler.width(title, size: Metrics.heading, bold: true),
        Ruler.width(detail, size: Metrics.body))
  }

  var minimumWidth: Int {
    let row = tables.reduce(0) { $0 + $1.frame.width + gap } + Self.padding
    return shape == .high ? max(titleWidth, row - gap + Self.padding) : titleWidth + row
  }

  /// Where the tables begin, below the words or beside them.
  private var top: Int { shape != .high ? 14 : detail.isEmpty ? 36 : 52 }

  /// The transit gateway with its corner at the origin.
  ///
  /// - Parameter partners: for each table, the places whose lines end there.
  func arranged(width: Int, partners: [String: [Int]]) -> Box {
    let wanted = tables.map { table -> (box: Box, middle: Int) in
      let places = partners[table.name] ?? []
      var table = table
      // Room for every line on one side.
      table = BoxBuilder.widened(table, to: min(places.count, 8) * FlowVPCLayout.lane + 24)
      return (table, Self.middle(of: places) ?? width / 2)
    }
    let places = Spread.places(
      wanted.map { ($0.middle - $0.box.frame.width / 2, $0.box.frame.width) }, gap: gap,
      from: shape == .high ? Self.padding : titleWidth + 10, to: width - Self.padding)
    let children = zip(wanted, places).map { $0.box.placed($1, top) }
    let bottom = children.map(\.frame.maxY).max() ?? 46
    let heading = TextRun(
      title, x: 8 + Metrics.glyph + 8, y: 22, size: Metrics.heading, bold: true, tone: .accent)
    var texts = [heading]
    if !detail.isEmpty { texts.append(TextRun(detail, x: heading.x, y: 38, tone: .secondary)) }
    return Box(
      name: id.description, ids: [id], role: .hub,
      frame: Frame(width: width, height: max(bottom, 46) + (shape == .wide ? Self.padding : 8)),
      texts: texts,
      glyph: PlacedGlyph(
        glyph, frame: Frame(x: 8, y: 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: children, category: .networking)
  }
}
