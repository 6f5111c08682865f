import AWSResources
import Topology

/// Lays out one VPC: zones as columns, tiers as rows, route tables in a column beside them.
struct VPCLayout {
  let vpc: NetworkDrawing.VPC
  /// Whether the transit gateway is below it: then the internet is above.
  let isAboveHub: Bool

  private static let padding = 12
  private static let zonePadding = 6
  private static let zoneGap = 8
  private static let zoneHeader = 20
  private static let tierGap = 12
  private static let cellPadding = 5
  private static let subnetHeader = 36
  /// Of the line that names a subnet's network ACL.
  private static let aclLine = 14
  private static let border = 26
  /// Room at the right of a subnet's words for the line that leaves or enters it.
  package static let exit = 9
  private static let lane = 13
  private static let itemGap = 5
  /// Between a table and the gateway endpoint that it leads to.
  private static let arrow = 18

  private let tiers: [NetworkDrawing.Tier]
  private let tables: [[Box]]
  private let looseTables: [Box]
  private let topBorder: [Box]
  private let bottomBorder: [Box]
  private let endpoints: [[Box]]
  private let entered: Set<String>
  /// How wide a subnet has to be for its words and what it holds.
  private let cellWidth: Int

  init(_ vpc: NetworkDrawing.VPC, isAboveHub: Bool) {
    self.vpc = vpc
    self.isAboveHub = isAboveHub
    tiers = isAboveHub ? vpc.tiers : vpc.tiers.sorted { Self.order($0.rank) < Self.order($1.rank) }
    cellWidth = Self.cellWidth(tiers, in: vpc.zones)
    entered = Self.entered(tiers)
    tables = tiers.map { tier in
      tier.tables.map { Self.table($0, category: tier.rank <= .public ? .storage : .networking) }
    }
    looseTables = vpc.looseTables.map { Self.table($0, category: .general) }
    let gateways = vpc.gateways.map(Self.gateway)
    let attachments = vpc.attachments.map {
      BoxBuilder.element(
        name: $0.id.description, ids: [$0.id],
        title: $0.title + ($0.hasApplianceMode ? " · appliance mode" : ""),
        type: AWS.Ec2TransitGatewayVpcAttachment.type, role: .gateway)
    }
    let peerings = vpc.peerings.map {
      BoxBuilder.element(
        name: $0.id.description, ids: [$0.id], title: $0.title, type: $0.type, role: .gateway)
    }
    topBorder = (isAboveHub ? [] : attachments) + gateways + peerings
    bottomBorder = isAboveHub ? attachments : []
    endpoints = Self.endpoints(vpc, tiers)
  }

  /// The gateway endpoints of each row: below the last tables that lead to them, and below all where
  /// none does.
  private static func endpoints(_ vpc: NetworkDrawing.VPC, _ tiers: [NetworkDrawing.Tier])
    -> [[Box]]
  {
    let targets = tiers.map { tier in
      Set(tier.tables.flatMap(\.routes).flatMap(\.targets).map(\.element))
    }
    var found: [[Box]] = tiers.map { _ in [] }
    for endpoint in vpc.gatewayEndpoints {
      let row = targets.lastIndex { $0.contains(endpoint.id) } ?? tiers.indices.last
      if let row { found[row].append(gateway(endpoint)) }
    }
    return found
  }

  private static func gateway(_ gateway: NetworkDrawing.Gateway) -> Box {
    BoxBuilder.element(
      name: gateway.id.description, ids: [gateway.id], title: gateway.title, type: gateway.type,
      role: .gateway)
  }

  /// Below the hub, traffic comes from the hub: its attachment first.
  static func order(_ rank: NetworkDrawing.Rank) -> Int {
    switch rank {
    case .attachment: 0
    case .edge, .firewall: 1
    case .public: 2
    case .private: 3
    case .isolated: 4
    }
  }

  private static func table(_ table: NetworkDrawing.Table, category: GlyphCategory) -> Box {
    BoxBuilder.table(
      name: table.ids[0].description, ids: table.ids, title: table.title,
      lines: table.routes.map {
        BoxBuilder.Line(ids: $0.ids, left: $0.destination, right: $0.targetTitle)
      }, category: category)
  }

  /// The parts of what spans zones that routes lead to.
  private static func entered(_ tiers: [NetworkDrawing.Tier]) -> Set<String> {
    Set(tiers.flatMap(\.tables).flatMap(\.routes).flatMap(\.targets).map(\.member))
  }

  // MARK: Widths

  private var zoneCount: Int { max(vpc.zones.count, 1) }

  private var tableWidth: Int {
    (tables.flatMap { $0 } + looseTables + endpoints.flatMap { $0 }).map(\.frame.width).max() ?? 0
  }

  private var tableRoom: Int { tableWidth == 0 ? 0 : tableWidth + 2 * Self.lane }

  private static func cellWidth(_ tiers: [NetworkDrawing.Tier], in columns: [String]) -> Int {
    var widest = 96
    let entered = Set(tiers.flatMap(\.tables).flatMap(\.routes).flatMap(\.targets).map(\.member))
    for tier in tiers {
      // A line passes the subnet's words on its way to what is below them, clear of its corner.
      let isPassed = tier.bars.flatMap(\.members).contains { entered.contains($0.item.name) }
      let exit = isPassed ? 34 : 26
      for subnet in tier.subnets {
        widest = max(
          widest, Ruler.width(subnet.title, size: Metrics.body, bold: true) + exit,
          Ruler.width(subnet.cidr, size: Metrics.body) + exit,
          Ruler.width(subnet.acl ?? "", size: Metrics.body) + exit)
        for item in subnet.items { widest = max(widest, chip(item).frame.width + 10) }
      }
      for bar in tier.bars.flatMap({ $0.runs(among: columns) }) {
        let zones = max(bar.zones.count, 1)
        let between = (zones - 1) * (zoneGap + 2 * zonePadding)
        let header = BoxBuilder.element(
          name: "", ids: [], title: bar.title, type: bar.type, isFlat: true)
        // A detail stands in as many lines as it takes.
        let detail = Ruler.width(Ruler.widestWord([bar.detail]), size: Metrics.body) + 40
        let inner = max(
          header.frame.width, detail,
          (bar.chips.map { BoxBuilder.across($0).frame.width }.max() ?? 0) + 16)
        widest = max(widest, (inner - between) / zones + 14)
        for member in bar.members { widest = max(widest, chip(member.item).frame.width + 20) }
      }
    }
    return widest
  }

  /// The least width that shows every word.
  var minimumWidth: Int {
    let columns =
      zoneCount * (cellWidth + 2 * Self.zonePadding) + (zoneCount - 1) * Self.zoneGap
    let header =
      Metrics.glyph + 30 + Ruler.width(vpc.title, size: Metrics.heading, bold: true)
      + Ruler.width(vpc.cidr, size: Metrics.body)
    let borders = max(rowWidth(topBorder), rowWidth(bottomBorder))
    return max(columns + tableRoom, header, borders) + 2 * Self.padding
  }

  private func rowWidth(_ boxes: [Box]) -> Int {
    boxes.reduce(0) { $0 + $1.frame.width + Metrics.gap }
  }

  // MARK: Arrangement

  /// What a laid-out VPC gives to the sheet: the boxes of the region and the dashed lines between
  /// subnets and their tables.
  struct Result {
    var boxes: [Box]
    var edges: [SheetEdge]
    var frame: Frame
  }

  private func cell(width: Int) -> Int {
    let columnRoom = width - 2 * Self.padding - tableRoom
    return max(
      cellWidth, (columnRoom - (zoneCount - 1) * Self.zoneGap) / zoneCount - 2 * Self.zonePadding)
  }

  /// How high its rows are where it is this wide.
  func rowHeights(width: Int) -> [Int] { rowHeights(cell: cell(width: width)) }

  private var top: Int { topBorder.isEmpty ? 0 : Self.border / 2 }
  private var header: Int { top + 34 }
  private var bottom: Int {
    Self.padding + (bottomBorder.isEmpty ? 0 : Self.border / 2 + 4)
  }
  private var loose: Int { looseTables.reduce(0) { $0 + $1.frame.height + Self.tierGap } }

  /// How high the VPC is at least, this wide.
  ///
  /// - Parameter rows: how high each row is at least.
  func leastHeight(width: Int, rows least: [Int]) -> Int {
    frameHeight(rowHeights(cell: cell(width: width), least: least))
  }

  private func frameHeight(_ rows: [Int]) -> Int {
    let stack = rows.reduce(0, +) + max(rows.count - 1, 0) * Self.tierGap
    return header + Self.zoneHeader + stack + Self.zonePadding + loose + bottom
  }

  /// The VPC with its corner at the origin, this wide and at least this high.
  ///
  /// - Parameter rows: how high each row is at least.
  func arranged(width: Int, height minimumHeight: Int, rows least: [Int] = []) -> Result {
    let cell = cell(width: width)
    let natural = rowHeights(cell: cell, least: least)
    let frameHeight = frameHeight(natural)
    let spare = max(0, minimumHeight - frameHeight)
    // Half of the spare height goes into the rows, half between them.
    let extra = natural.isEmpty ? 0 : spare / 2 / natural.count
    let heights = natural.map { $0 + extra }
    let gap =
      Self.tierGap
      + (natural.count > 1 ? (spare - extra * natural.count) / (natural.count - 1) : 0)
    let total = max(frameHeight, minimumHeight)
    let tableX = width - Self.padding - Self.lane - tableWidth

    var zoneBoxes = zones(cell: cell, y: header, height: total - bottom - loose - header)
    let rows = placed(
      heights, gap: gap, y: header + Self.zoneHeader, cell: cell, tableX: tableX, in: &zoneBoxes)
    var tableBoxes = rows.tables
    var looseY = total - bottom - loose + Self.tierGap / 2
    for table in looseTables {
      tableBoxes.append(BoxBuilder.widened(table, to: tableWidth).placed(tableX, looseY))
      looseY += table.frame.height + Self.tierGap
    }
    let frame = Frame(width: width, height: total)
    let box = Box(
      name: vpc.id.description, ids: [vpc.id], role: .vpc, frame: frame,
      texts: headerTexts(y: top),
      glyph: PlacedGlyph(
        .vpc, frame: Frame(x: 8, y: top + 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: zoneBoxes + rows.bars + tableBoxes)
    // Beside the title, so that lines from the border do not run over it.
    let words = headerTexts(y: top).map { $0.x + $0.width }.max() ?? 0
    let borderWidth = max(rowWidth(topBorder), rowWidth(bottomBorder))
    let centre =
      tableRoom == 0
      ? max(width / 2, words + 14 + borderWidth / 2) : tableX + tableWidth / 2
    let borders =
      borderBoxes(topBorder, y: 0, centre: centre, width: width)
      + borderBoxes(bottomBorder, y: total, centre: centre, width: width)
    return Result(boxes: [box] + borders, edges: rows.edges, frame: frame)
  }

  /// Places the subnets of each tier in its zones, and returns what stands across and beside them.
  private func placed(
    _ heights: [Int], gap: Int, y top: Int, cell: Int, tableX: Int, in zones: inout [Box]
  ) -> (bars: [Box], tables: [Box], edges: [SheetEdge]) {
    var bars: [Box] = []
    var tableBoxes: [Box] = []
    var edges: [SheetEdge] = []
    var y = top
    for (row, tier) in tiers.enumerated() {
      let slots = slotCount(tier)
      for subnet in tier.subnets {
        guard let column = vpc.zones.firstIndex(of: subnet.zone) else { continue }
        let frame = Frame(x: zoneX(column, cell), y: y, width: cell, height: heights[row])
        zones[column].children.append(subnetBox(subnet, frame: frame, header: header(of: tier)))
      }
      bars += barBoxes(
        tier, cell: cell, y: y + header(of: tier) + slots * (Self.border + Self.itemGap))
      var tableY = y
      for (index, table) in tables[row].enumerated() {
        let placed = BoxBuilder.widened(table, to: tableWidth).placed(tableX, tableY)
        tableBoxes.append(placed)
        edges += associations(tier, tier.tables[index], placed, row: y, cell: cell)
        tableY = placed.frame.maxY + Self.itemGap
      }
      for endpoint in endpoints[row] {
        tableY += Self.arrow
        tableBoxes.append(endpoint.placed(tableX + (tableWidth - endpoint.frame.width) / 2, tableY))
        tableY += endpoint.frame.height
      }
      y += heights[row] + gap
    }
    return (bars, tableBoxes, edges)
  }

  private func headerTexts(y: Int) -> [TextRun] {
    let title = TextRun(
      vpc.title, x: 8 + Metrics.glyph + 8, y: y + 22, size: Metrics.heading, bold: true,
      tone: .accent)
    let cidr = TextRun(vpc.cidr, x: title.x + title.width + 8, y: y + 22, tone: .secondary)
    return vpc.cidr.isEmpty ? [title] : [title, cidr]
  }

  private func zoneX(_ column: Int, _ cell: Int) -> Int {
    Self.padding + column * (cell + 2 * Self.zonePadding + Self.zoneGap) + Self.zonePadding
  }

  private func zones(cell: Int, y: Int, height: Int) -> [Box] {
    vpc.zones.enumerated().map { column, zone in
      let x = zoneX(column, cell) - Self.zonePadding
      let title = zone.isEmpty ? "Any zone" : "Zone \(zone)"
      return Box(
        name: "\(vpc.id) zone \(zone)", role: .zone,
        frame: Frame(x: x, y: y, width: cell + 2 * Self.zonePadding, height: height),
        texts: [TextRun(title, x: x + Self.zonePadding, y: y + 15, tone: .accent)])
    }
  }

  private func borderBoxes(_ boxes: [Box], y: Int, centre: Int, width: Int) -> [Box] {
    let total = rowWidth(boxes) - Metrics.gap
    var x = min(max(Self.padding, centre - total / 2), width - Self.padding - total)
    return boxes.map { box in
      var placed = box.placed(x, y - box.frame.height / 2)
      placed.borderOf = vpc.id.description
      x = placed.frame.maxX + Metrics.gap
      return placed
    }
  }

  // MARK: Rows

  /// How high the words of its subnets are.
  private func header(of tier: NetworkDrawing.Tier) -> Int {
    Self.subnetHeader + (tier.subnets.contains { $0.acl != nil } ? Self.aclLine : 0)
  }

  private func slotCount(_ tier: NetworkDrawing.Tier) -> Int {
    tier.subnets.map(\.items.count).max() ?? 0
  }

  private func rowHeights(cell: Int, least: [Int] = []) -> [Int] {
    tiers.enumerated().map { row, tier in
      let bars = barBoxes(tier, cell: cell, y: 0)
      let content =
        header(of: tier) + slotCount(tier) * (Self.border + Self.itemGap)
        + (bars.map { $0.frame.maxY + Self.itemGap }.max() ?? 0)
      let stack = tables[row].reduce(0) { $0 + $1.frame.height + Self.itemGap }
      let ends = endpoints[row].reduce(0) { $0 + $1.frame.height + Self.arrow }
      return max(content, stack + ends, row < least.count ? least[row] : 0)
    }
  }

  private func subnetBox(
    _ subnet: NetworkDrawing.Subnet, frame: Frame, header height: Int
  ) -> Box {
    let header = Box(
      name: "\(subnet.id) header", role: .label,
      frame: Frame(x: frame.x, y: frame.y, width: frame.width, height: height - 4),
      texts: [
        TextRun(
          Ruler.fit(subnet.title, width: frame.width - 24, size: Metrics.body, bold: true),
          x: frame.x + 8, y: frame.y + 14, bold: true, tone: .accent),
        TextRun(subnet.cidr, x: frame.x + 8, y: frame.y + 28, tone: .secondary),
        TextRun(
          subnet.acl ?? "", x: frame.x + 8, y: frame.y + 28 + Self.aclLine, tone: .secondary),
      ].filter { !$0.text.isEmpty },
      category: subnet.isPublic ? .storage : .networking)
    var children = [header]
    var y = frame.y + height
    for item in subnet.items {
      children.append(
        Self.chip(item, width: frame.width - 2 * Self.cellPadding)
          .placed(frame.x + Self.cellPadding, y))
      y += Self.border + Self.itemGap
    }
    return Box(
      name: subnet.id.description, ids: [subnet.id],
      role: subnet.isPublic ? .publicSubnet : .privateSubnet, frame: frame, children: children)
  }

  private static func chip(_ item: NetworkDrawing.Item, width: Int? = nil) -> Box {
    BoxBuilder.element(
      name: item.name, ids: item.ids, title: item.title, type: item.type,
      role: .chip, width: width)
  }

  // MARK: Bars

  private func barBoxes(_ tier: NetworkDrawing.Tier, cell: Int, y: Int) -> [Box] {
    var y = y
    return tier.bars.flatMap { bar -> [Box] in
      let boxes = bar.runs(among: vpc.zones).map { run in
        let columns = run.zones.compactMap { vpc.zones.firstIndex(of: $0) }
        let first = columns.min() ?? 0
        let last = columns.max() ?? 0
        let x = zoneX(first, cell) + Self.cellPadding
        let width = zoneX(last, cell) + cell - Self.cellPadding - x
        return barBox(
          run, frame: Frame(x: x, y: y, width: width, height: 0), cell: cell, in: tier)
      }
      y = (boxes.map(\.frame.maxY).max() ?? y) + Self.itemGap
      return boxes
    }
  }

  private func barBox(
    _ bar: NetworkDrawing.Bar, frame: Frame, cell: Int, in tier: NetworkDrawing.Tier
  ) -> Box {
    var box = BoxBuilder.element(
      name: bar.name, ids: bar.ids, title: bar.title, detail: bar.detail, type: bar.type,
      width: frame.width, isFlat: true
    ).placed(frame.x, frame.y)
    box.spans = tier.subnets.map(\.id.description)
    // What is in each zone faces the subnets above, the title is below: lines come from there.
    let isEntered = bar.members.contains { entered.contains($0.item.name) }
    // The head of an arrow stands between the bar's border and what it leads to.
    let head = isEntered ? 9 : 0
    if !bar.members.isEmpty { box = box.moved(0, Self.border + Self.itemGap + head) }
    if !bar.hasHeader { (box.texts, box.glyph) = ([], nil) }
    var y = bar.hasHeader ? box.frame.maxY - (bar.chips.isEmpty ? 0 : 2) : frame.y + 3
    for member in bar.members {
      guard let column = vpc.zones.firstIndex(of: member.zone) else { continue }
      let chip = Self.chip(member.item, width: cell - 2 * Self.cellPadding - 10)
      box.children.append(
        chip.placed(zoneX(column, cell) + Self.cellPadding + 5, frame.y + Self.itemGap + head))
    }
    box.frame.y = frame.y
    for part in BoxBuilder.parts(of: bar, width: frame.width - 12) {
      var chip = part.placed(frame.x + 6, y)
      chip.spans = box.spans
      box.children.append(chip)
      y += chip.frame.height + 2
    }
    if !bar.chips.isEmpty { y += 1 }
    box.frame.height = y - box.frame.y
    return box
  }

  // MARK: Dashed lines

  /// A dashed line that threads the subnets of a row into their table, visible in the gaps.
  private func associations(
    _ tier: NetworkDrawing.Tier, _ table: NetworkDrawing.Table, _ box: Box, row: Int, cell: Int
  ) -> [SheetEdge] {
    let y = box.frame.y + 10
    let users = table.subnets.compactMap { id in
      tier.subnets.first { $0.id == id }.flatMap { subnet in
        vpc.zones.firstIndex(of: subnet.zone).map { (id: id, column: $0) }
      }
    }.sorted { $0.column < $1.column }
    let taken = Set(tier.subnets.compactMap { vpc.zones.firstIndex(of: $0.zone) })
    // A line to a table further down would pass behind the subnets of other tables.
    guard let last = users.last, taken.allSatisfy({ $0 <= last.column }) else { return [] }
    var edges = [
      SheetEdge(
        from: "\(last.id) header", to: box.name, style: .association,
        title: "\(last.id) uses \(table.table(of: last.id))",
        path: SheetEdge.path([
          Point(zoneX(last.column, cell) + cell, y), Point(box.frame.x, y),
        ]))
    ]
    for (left, right) in zip(users, users.dropFirst())
    where !taken.contains(where: { left.column < $0 && $0 < right.column }) {
      edges.append(
        SheetEdge(
          from: "\(left.id) header", to: "\(right.id) header", style: .association,
          title: "\(left.id) uses \(table.table(of: left.id))",
          path: SheetEdge.path([
            Point(zoneX(left.column, cell) + cell, y), Point(zoneX(right.column, cell), y),
          ])))
    }
    return edges
  }
}
