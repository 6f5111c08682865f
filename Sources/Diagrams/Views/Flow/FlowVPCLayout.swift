import Topology

/// Lays out what a flow touches of one VPC: route tables at the left, zones as columns with a lane
/// for every time the flow passes, tiers as rows.
struct FlowVPCLayout {
  let vpc: NetworkDrawing.VPC
  let isAboveHub: Bool
  private let runs: [FlowRuns.Run]
  private let flow: FlowRuns
  private let marks: FlowMarks
  private let zones: [String]
  private let rows: [Row]
  private let columns: [Column]
  private let tables: [[Box]]
  /// What the tables of each row are drawn of.
  private let usedTables: [[NetworkDrawing.Table]]
  private let borders: [Box]

  private struct Row {
    var tier: NetworkDrawing.Tier
    var subnets: [NetworkDrawing.Subnet]
    /// The boxes in each subnet, from the top.
    var chips: [ElementID: [Box]]
  }

  private struct Column {
    var words: Int
    var lanes: [Int]
    var width: Int
  }

  private static let padding = 10
  private static let zonePadding = 8
  private static let zoneHeader = 22
  static let lane = 20
  private static let chipGap = 30
  private static let tierGap = 22
  private static let subnetHeader = 38
  private static let tableGap = 16
  private static let borderGap = 8

  init(
    _ vpc: NetworkDrawing.VPC, isAboveHub: Bool, flow: FlowRuns, tables order: [String],
    marks: FlowMarks, facts: Facts
  ) {
    self.vpc = vpc
    self.isAboveHub = isAboveHub
    self.flow = flow
    self.marks = marks
    runs = flow.runs.filter { $0.vpc == vpc.id }
    let chips = flow.chips(in: vpc.id)
    let used = Set(chips.map(\.subnet))
    let tiers = vpc.tiers.filter { $0.subnets.contains { used.contains($0.id) } }
    let ordered =
      isAboveHub ? tiers : tiers.sorted { VPCLayout.order($0.rank) < VPCLayout.order($1.rank) }
    let touched = Set(ordered.flatMap(\.subnets).filter { used.contains($0.id) }.map(\.zone))
    zones = vpc.zones.filter(touched.contains)
    // A walk climbs the sheet to a hub above, and from a hub below.
    let climbs =
      isAboveHub
      ? runs.first.map { flow.isFromHub($0) } ?? false : Self.startsInside(runs.first, flow)
    rows = ordered.map { tier in
      let subnets = tier.subnets.filter { used.contains($0.id) }
      var boxes: [ElementID: [Box]] = [:]
      for (stop, subnet) in chips where subnets.contains(where: { $0.id == subnet }) {
        boxes[subnet, default: []].append(FlowChip.box(stop, vpc: vpc, facts: facts))
      }
      if climbs { boxes = boxes.mapValues { $0.reversed() } }
      return Row(tier: tier, subnets: subnets, chips: boxes)
    }
    columns = zones.map { [rows] zone in
      Self.column(zone, rows, vpc: vpc.id, flow, order)
    }
    // A table that tiers share is beside the first of them that the flow meets.
    var taken: Set<ElementID> = []
    let decided = rows.map { row in
      vpc.tiers.flatMap(\.tables).filter { table in
        row.subnets.contains { table.subnets.contains($0.id) }
          && taken.insert(table.ids[0]).inserted
      }
    }
    usedTables = decided
    tables = zip(rows, decided).map { row, tables in
      tables.map { marks.table($0, category: row.tier.rank <= .public ? .storage : .networking) }
    }
    borders = flow.borders(of: vpc.id).map { stop in
      let type = stop.hop.element.flatMap { facts.index.resource($0) }?.type ?? ""
      return BoxBuilder.element(
        name: stop.box, ids: stop.hop.element.map { [$0] } ?? [],
        title: stop.hop.role == .endpoint ? stop.name : ResourceKind(type: type).title, type: type,
        role: .gateway)
    }
  }

  private static func startsInside(_ run: FlowRuns.Run?, _ flow: FlowRuns) -> Bool {
    guard let first = run?.keys.first, first.index == 0, let last = run?.keys.last else {
      return false
    }
    let stops = flow.stop(first).place
    if case .border = stops { return false }
    return last.index > 0
  }

  private static func column(
    _ zone: String, _ rows: [Row], vpc: ElementID, _ flow: FlowRuns, _ order: [String]
  ) -> Column {
    let runs = flow.runs
    let subnets = rows.flatMap(\.subnets).filter { $0.zone == zone }
    let ids = Set(subnets.map(\.id))
    let lanes = runs.indices.filter { index in
      runs[index].vpc == vpc
        && runs[index].keys.contains { key in
          if case .subnet(let subnet) = flow.stop(key).place { return ids.contains(subnet) }
          return false
        }
    }.sorted { one, other in
      // Lanes stand in the order of the tables that they lead to.
      let places = [one, other].map { index in
        flow.table(of: runs[index]).flatMap { order.firstIndex(of: $0) } ?? .max
      }
      return (places[0], one) < (places[1], other)
    }
    var words = Ruler.width("Zone \(zone)", size: Metrics.body)
    for subnet in subnets {
      words = max(
        words, Ruler.width(subnet.title, size: Metrics.body, bold: true) + 8,
        Ruler.width(subnet.cidr, size: Metrics.body) + 8)
    }
    let chips = rows.flatMap { row in subnets.flatMap { row.chips[$0.id] ?? [] } }
    let natural = (chips.map(\.frame.width).max() ?? 0) + 16
    return Column(
      words: words, lanes: lanes, width: max(words + 14 + lanes.count * lane, natural, 120))
  }

  // MARK: Measures

  private var tableWidth: Int { tables.flatMap { $0 }.map(\.frame.width).max() ?? 0 }

  private var titleWidth: Int {
    Metrics.glyph + 20
      + max(
        Ruler.width(vpc.title, size: Metrics.heading, bold: true),
        Ruler.width(vpc.cidr, size: Metrics.body))
  }

  private var leftWidth: Int { max(tableWidth, titleWidth) }

  private var columnGap: Int { 26 + 12 * runs.count }

  var minimumWidth: Int {
    let zoneWidths = columns.reduce(0) { $0 + $1.width + 2 * Self.zonePadding }
    let inside =
      leftWidth + Self.tableGap + zoneWidths + max(columns.count - 1, 0) * columnGap
    let border = borders.reduce(-Self.borderGap) { $0 + $1.frame.width + Self.borderGap }
    return 2 * Self.padding + max(inside, border)
  }

  // MARK: Arrangement

  /// What VPCs side by side have in common, so that their rows are level.
  struct Level {
    let hasTop: Bool
    /// How high each row is at least; none where the VPCs have not as many rows.
    let rows: [Int]

    init(_ layouts: [FlowVPCLayout]) {
      hasTop = layouts.contains(where: \.hasTop)
      rows = LevelRows.heights(layouts.map { layout in layout.rows.indices.map(layout.rowHeight) })
    }
  }

  private var hasTop: Bool { isAboveHub && !borders.isEmpty }

  struct Result {
    var boxes: [Box]
    var edges: [SheetEdge]
    var frame: Frame
    /// Where the lines of a stop run.
    var lanes: [FlowRuns.Key: Int]
    /// The left of the column that a stop is in.
    var columns: [FlowRuns.Key: Int]

    func moved(_ dx: Int, _ dy: Int) -> Result {
      Result(
        boxes: boxes.map { $0.moved(dx, dy) },
        edges: edges.map { edge in
          var edge = edge
          edge.path = edge.path.map { Point($0.x + 100 * dx, $0.y + 100 * dy) }
          return edge
        }, frame: frame.moved(dx, dy), lanes: lanes.mapValues { $0 + dx },
        columns: columns.mapValues { $0 + dx })
    }
  }

  /// The VPC with its corner at the origin.
  func arranged(width: Int, height least: Int, level: Level) -> Result {
    let hasBottom = !isAboveHub && !borders.isEmpty
    let header = (level.hasTop ? 13 : 0) + 14
    let bottom = Self.padding + (hasBottom ? 18 : 0)
    let natural = rows.indices.map { row in
      max(rowHeight(row), row < level.rows.count ? level.rows[row] : 0)
    }
    let stack = natural.reduce(0, +) + max(rows.count - 1, 0) * Self.tierGap
    let height = header + max(Self.zoneHeader + stack + Self.zonePadding, 60) + bottom
    let spare = max(0, least - height)
    let share = rows.isEmpty ? 0 : spare / rows.count
    let total = max(height, least)

    let spareWidth = max(0, width - minimumWidth)
    let widening = columns.isEmpty ? 0 : min(spareWidth / 2 / columns.count, 70)
    let rest = spareWidth - widening * columns.count
    let tableX = Self.padding
    var x = tableX + leftWidth + Self.tableGap + rest * 2 / 3
    var zoneBoxes: [Box] = []
    var lanes: [FlowRuns.Key: Int] = [:]
    var xs: [Int] = []
    for (index, zone) in zones.enumerated() {
      let inner = columns[index].width + widening
      zoneBoxes.append(
        zoneBox(zone, x: x, y: header, width: inner, height: total - header - bottom))
      xs.append(x + Self.zonePadding)
      place(lanes: columns[index], zone: zone, x: x + Self.zonePadding, width: inner, &lanes)
      x += inner + 2 * Self.zonePadding + columnGap
    }
    var edges: [SheetEdge] = []
    var tableBoxes: [Box] = []
    var y = header + Self.zoneHeader
    for (row, height) in natural.enumerated() {
      let height = height + share
      for subnet in rows[row].subnets {
        guard let column = zones.firstIndex(of: subnet.zone) else { continue }
        let frame = Frame(
          x: xs[column], y: y, width: columns[column].width + widening, height: height)
        zoneBoxes[column].children.append(subnetBox(subnet, frame, row: row))
      }
      var tableY = max(y, header + 32)
      for table in tables[row] {
        let box = BoxBuilder.widened(table, to: tableWidth).placed(tableX, tableY)
        tableBoxes.append(box)
        tableY = box.frame.maxY + 6
        edges += associations(box, row: row, xs: xs, widening: widening, y: max(y, header + 32))
      }
      y += height + Self.tierGap
    }
    for key in runs.flatMap(\.keys) where lanes[key] == nil {
      lanes[key] = neighbour(of: key, lanes) ?? width / 2
    }
    let frame = Frame(width: width, height: total)
    let title = TextRun(
      vpc.title, x: 8 + Metrics.glyph + 8, y: 18 + (level.hasTop ? 4 : 0), size: Metrics.heading,
      bold: true, tone: .accent)
    let cidr = TextRun(vpc.cidr, x: title.x, y: title.y + 15, tone: .secondary)
    let box = Box(
      name: vpc.id.description, ids: [vpc.id], role: .vpc, frame: frame,
      texts: vpc.cidr.isEmpty ? [title] : [title, cidr],
      glyph: PlacedGlyph(
        .vpc,
        frame: Frame(x: 8, y: title.y - 13, width: Metrics.glyph, height: Metrics.glyph)),
      children: zoneBoxes + tableBoxes)
    let edge = isAboveHub ? 0 : total
    return Result(
      boxes: [box] + borderBoxes(lanes, y: edge, width: width), edges: edges, frame: frame,
      lanes: lanes, columns: stopColumns(xs))
  }

  private func stopColumns(_ xs: [Int]) -> [FlowRuns.Key: Int] {
    var zoneBySubnet: [ElementID: String] = [:]
    for subnet in rows.flatMap(\.subnets) { zoneBySubnet[subnet.id] = subnet.zone }
    var found: [FlowRuns.Key: Int] = [:]
    for key in runs.flatMap(\.keys) {
      guard let zone = flow.subnet(key).flatMap({ zoneBySubnet[$0] }),
        let column = zones.firstIndex(of: zone)
      else { continue }
      found[key] = xs[column]
    }
    return found
  }

  private func rowHeight(_ row: Int) -> Int {
    let chips =
      rows[row].subnets.map { subnet in
        (rows[row].chips[subnet.id] ?? []).reduce(-Self.chipGap) {
          $0 + $1.frame.height + Self.chipGap
        }
      }.max() ?? 0
    let stack = tables[row].reduce(0) { $0 + $1.frame.height + 6 } + (row == 0 ? 14 : 0)
    return max(Self.subnetHeader + max(chips, 0) + Self.zonePadding + 2, stack)
  }

  private func zoneBox(_ zone: String, x: Int, y: Int, width: Int, height: Int) -> Box {
    Box(
      name: "\(vpc.id) zone \(zone)", role: .zone,
      frame: Frame(x: x, y: y, width: width + 2 * Self.zonePadding, height: height),
      texts: [
        TextRun(
          zone.isEmpty ? "Any zone" : "Zone \(zone)", x: x + Self.zonePadding, y: y + 15,
          tone: .accent)
      ])
  }

  /// Lanes are spread over what the words of the column leave free.
  private func place(
    lanes column: Column, zone: String, x: Int, width: Int, _ lanes: inout [FlowRuns.Key: Int]
  ) {
    let free = width - column.words - 14
    let step = min(34, max(Self.lane, free / max(column.lanes.count, 1)))
    let start = x + width - step * column.lanes.count + step / 2 - 2
    let ids = Set(
      rows.flatMap(\.subnets).filter { $0.zone == zone }.map(\.id))
    for (place, run) in column.lanes.enumerated() {
      for key in flow.runs[run].keys {
        if case .subnet(let subnet) = flow.stop(key).place, ids.contains(subnet) {
          lanes[key] = start + place * step
        }
      }
    }
  }

  /// What is on the border is met in the lane of what comes before or after it.
  private func neighbour(of key: FlowRuns.Key, _ lanes: [FlowRuns.Key: Int]) -> Int? {
    guard let run = runs.first(where: { $0.keys.contains(key) }),
      let place = run.keys.firstIndex(of: key)
    else { return nil }
    let others = run.keys.indices.sorted {
      (abs($0 - place), $0) < (abs($1 - place), $1)
    }
    return others.lazy.compactMap { lanes[run.keys[$0]] }.first
  }

  private func subnetBox(_ subnet: NetworkDrawing.Subnet, _ frame: Frame, row: Int) -> Box {
    let header = Box(
      name: "\(subnet.id) header", role: .label,
      frame: Frame(x: frame.x, y: frame.y, width: frame.width, height: Self.subnetHeader - 6),
      texts: [
        TextRun(subnet.title, x: frame.x + 8, y: frame.y + 14, bold: true, tone: .accent),
        TextRun(subnet.cidr, x: frame.x + 8, y: frame.y + 28, tone: .secondary),
      ].filter { !$0.text.isEmpty }, category: subnet.isPublic ? .storage : .networking)
    let chips = rows[row].chips[subnet.id] ?? []
    let children = zip(chips, tops(of: subnet.id, frame, row: row)).map { chip, y in
      FlowChip.widened(chip, to: frame.width - 12).placed(frame.x + 6, y)
    }
    // What stands for a subnet that is not known is none.
    let isKnown = subnet.id != vpc.unknownSubnet
    return Box(
      name: subnet.id.description, ids: isKnown ? [subnet.id] : [],
      role: !isKnown ? .panel : subnet.isPublic ? .publicSubnet : .privateSubnet, frame: frame,
      children: [header] + children)
  }

  /// Where the boxes in a subnet of a row begin. One alone is level with the one in another zone
  /// that it has to do with, where that is one.
  private func tops(of subnet: ElementID, _ frame: Frame, row: Int) -> [Int] {
    let chips = rows[row].chips[subnet] ?? []
    if chips.count == 1, let partner = partner(of: chips[0], in: subnet, row: row) {
      let others = rows[row].chips[partner.subnet] ?? []
      if others.count > 1, let place = others.firstIndex(where: { $0.name == partner.box }) {
        return [tops(of: partner.subnet, frame, row: row)[place]]
      }
    }
    let used = chips.reduce(0) { $0 + $1.frame.height }
    let free = frame.height - Self.subnetHeader - used - Self.zonePadding
    let gap = chips.count > 1 ? max(Self.chipGap, free / chips.count) : 0
    var y = frame.y + Self.subnetHeader + max(0, (free - gap * (chips.count - 1)) / 2)
    return chips.map { chip in
      defer { y += chip.frame.height + gap }
      return y
    }
  }

  /// The only box in another subnet of the row that the flow comes from or goes on to.
  private func partner(
    of chip: Box, in subnet: ElementID, row: Int
  ) -> (box: String, subnet: ElementID)? {
    var found: [String: ElementID] = [:]
    for run in runs {
      for (one, other) in zip(run.keys, run.keys.dropFirst()) {
        for (own, next) in [(one, other), (other, one)] where flow.stop(own).box == chip.name {
          guard let home = flow.subnet(next), home != subnet, rows[row].chips[home] != nil else {
            continue
          }
          found[flow.stop(next).box] = home
        }
      }
    }
    return found.count == 1 ? found.first.map { ($0.key, $0.value) } : nil
  }

  /// As wide as the lanes that end there, side by side in the order of their lanes.
  private func borderBoxes(_ lanes: [FlowRuns.Key: Int], y: Int, width: Int) -> [Box] {
    let keys = runs.flatMap(\.keys)
    let wanted = borders.map { box -> (place: Int, width: Int) in
      let own = keys.filter { flow.stop($0).box == box.name }.compactMap { lanes[$0] }
      let low = (own.min() ?? width / 2) - 14
      let high = (own.max() ?? width / 2) + 14
      let wide = max(box.frame.width, high - low)
      return (min(max(Self.padding, (low + high - wide) / 2), width - Self.padding - wide), wide)
    }
    let order = borders.indices.sorted { (wanted[$0].place, $0) < (wanted[$1].place, $1) }
    let places = Spread.places(
      order.map { wanted[$0] }, gap: Self.borderGap, from: Self.padding, to: width - Self.padding)
    var boxes = borders
    for (index, x) in zip(order, places) {
      boxes[index] = FlowChip.widened(borders[index], to: wanted[index].width)
        .placed(x, y - borders[index].frame.height / 2)
      boxes[index].borderOf = vpc.id.description
    }
    return boxes
  }

  /// A dashed line from a table into the subnets that use it.
  private func associations(
    _ table: Box, row: Int, xs: [Int], widening: Int, y: Int
  ) -> [SheetEdge] {
    guard
      let model = usedTables[row].first(where: { $0.ids[0].description == table.name })
    else { return [] }
    let lineY = max(y, table.frame.y) + 10
    var found: [SheetEdge] = []
    var source = table.name
    var x = table.frame.maxX
    for (column, zone) in zones.enumerated() {
      guard
        let subnet = rows[row].subnets.first(where: {
          $0.zone == zone && model.subnets.contains($0.id)
        })
      else { return found }
      found.append(
        SheetEdge(
          from: source, to: "\(subnet.id) header", style: .association,
          title: "\(subnet.id) uses \(model.table(of: subnet.id))",
          path: SheetEdge.path([Point(x, lineY), Point(xs[column], lineY)])))
      source = "\(subnet.id) header"
      x = xs[column] + columns[column].width + widening
    }
    return found
  }
}
