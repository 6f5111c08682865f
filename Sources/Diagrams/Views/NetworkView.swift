import Topology

/// The network sheet: VPCs around the transit gateway, the internet above.
///
/// VPCs with a way to the internet are above the transit gateway, the others below, so that
/// packets travel down and up the columns of their zone.
package struct NetworkView {
  private let topology: Topology
  private let places: PlaceFrames
  private var model: NetworkDrawing

  package init(_ topology: Topology) {
    self.init(topology, model: NetworkReader(topology).model())
  }

  /// - Parameters:
  ///   - model: the network, or the part of it that is to be drawn.
  ///   - name: what the sheet is called.
  ///   - aspect: the least width, in twelfths of the height.
  ///   - lines: which lines are drawn.
  init(
    _ topology: Topology, model: NetworkDrawing, name: String = "Network", aspect: Int = 16,
    lines: NetworkLines = .all
  ) {
    self.lines = lines
    self.topology = topology
    places = PlaceFrames(topology)
    self.model = model
    self.aspect = aspect
    title = "\(topology.title) · \(name)"
  }

  private let aspect: Int
  private let lines: NetworkLines
  private let title: String

  /// Routes and network ACLs that are not on the sheet are not passed over.
  private var subtitle: String {
    let unplaced = model.unplacedRoutes
    let acls = model.leavesACLs ? "; network ACLs are on the security sheet" : ""
    guard unplaced > 0 else {
      return "Every subnet and gateway, and every route table with its routes" + acls
    }
    let routes = unplaced == 1 ? "one more route" : "\(unplaced) more routes"
    return "Every subnet, gateway and route table; which table has \(routes) is not known" + acls
  }
  private static let padding = 16
  private static let gutter = 20
  /// Between rows of VPCs, which have gateways and attachments on their borders.
  private static let channel = 38
  /// Between VPCs and a hub, which has nothing on its border.
  private static let hubChannel = 33
  private static let regionHeader = 26
  /// Between frames of accounts and Regions, beside a channel.
  private static let placeGap = 40
  private static let band = 56
  /// A sheet is made wider by this for the sake of its legend.
  private static let slack = 160

  package func sheet() -> Sheet {
    var view = self
    var best = view.arranged()
    // Of the orders of a hub's tables the one with the fewest crossings; the given one if equal, and on
    // each of several sheets.
    for hub in model.hubs.indices
    where model.hubs[hub].tables.count > 1 && model.elsewhere.isEmpty {
      for tables in Orders.all(model.hubs[hub].tables).dropFirst() where best.crossings > 0 {
        var other = view
        other.model.hubs[hub].tables = tables
        let arranged = other.arranged()
        if arranged.crossings < best.crossings { (view, best) = (other, arranged) }
      }
    }
    return best.sheet
  }

  /// - Parameter least: the least width inside the region.
  private func arranged(least: Int = 520) -> (sheet: Sheet, crossings: Int) {
    let plan = bestPlan(least)
    var sheet = Sheet(
      kind: .network, view: "network", environments: [topology.environment.name],
      title: title,
      subtitle: subtitle, altText: altText(), width: plan.width,
      height: plan.height, boxes: plan.boxes, edges: plan.edges)
    if model.vpcs.contains(where: \.isPublic) { sheet.headingRoom = headingWidth }
    sheet.edges = (sheet.edges + RouteEdges(model, drawn: sheet).edges())
      .filter(lines.includes)
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    // A legend that almost fits has one line.
    let end = sheet.legend.last.map { $0.text.x + $0.text.width } ?? 0
    let excess = end + Metrics.margin - sheet.width
    if excess > 0, excess <= Self.slack, least < plan.inner + excess {
      return arranged(least: plan.inner + excess)
    }
    sheet = NetworkRouter(sheet).routed(sheet)
    return (sheet, SheetMeasure.lines(of: sheet).crossings)
  }

  // MARK: Arrangement

  private struct Plan {
    var inner: Int
    var width: Int
    var height: Int
    var boxes: [Box]
    var edges: [SheetEdge]

    /// How large the sheet prints on a landscape page of A3, in thousandths of its own size.
    var scale: Int { PageShape.scale(width: width, height: height) }
  }

  /// Every number of VPCs side by side is tried; the sheet that prints largest is taken.
  private func bestPlan(_ least: Int) -> Plan {
    let hasHub = !model.hubs.isEmpty
    let above = model.vpcs.filter { $0.isAbove || !hasHub }
    let below = model.vpcs.filter { !$0.isAbove && hasHub }
    var best: Plan?
    for across in 1...max(above.count, below.count, 1) where across <= 8 {
      var candidate = plan(above: rows(above, across), below: rows(below, across), least: least)
      let page = candidate.height * aspect / 12
      if candidate.width < page {
        // Width costs nothing on a page that its height fills: no sheet is narrower than 4:3.
        let spare = page - candidate.width
        candidate = plan(
          above: rows(above, across), below: rows(below, across),
          least: candidate.inner + spare)
        // Words that now have room take fewer lines, and the page less width.
        let excess = candidate.width - candidate.height * aspect / 12
        if excess > 0 {
          let other = plan(
            above: rows(above, across), below: rows(below, across),
            least: candidate.inner - excess)
          if other.height <= candidate.height { candidate = other }
        }
      }
      if let known = best, known.scale >= candidate.scale { continue }
      best = candidate
    }
    return best ?? plan(above: [], below: [], least: least)
  }

  private func rows(_ vpcs: [NetworkDrawing.VPC], _ across: Int) -> [[NetworkDrawing.VPC]] {
    places.grouped(vpcs, by: \.id, ownIsLast: vpcs.first?.isAbove ?? true).flatMap { group in
      stride(from: 0, to: group.count, by: across).map {
        Array(group[$0..<min($0 + across, group.count)])
      }
    }
  }

  private func plan(
    above: [[NetworkDrawing.VPC]], below: [[NetworkDrawing.VPC]], least: Int
  ) -> Plan {
    let aboveLayouts = above.map { $0.map { VPCLayout($0, isAboveHub: true) } }
    let belowLayouts = below.map { $0.map { VPCLayout($0, isAboveHub: false) } }
    let hubs = model.hubs.map {
      HubLayout($0, hasLines: [.all, .outsideZones].contains(lines))
    }
    let rowWidths = (aboveLayouts + belowLayouts).map { row in
      row.reduce(-Self.gutter) { $0 + $1.minimumWidth + Self.gutter }
    }
    let isOutside = model.vpcs.contains(where: \.isPublic)
    // The internet stands beside the heading.
    let inner = max(
      (rowWidths + hubs.map(\.minimumWidth)).max() ?? 0, least, isOutside ? headingWidth + 130 : 0)
    let left = Metrics.margin + Self.padding
    let regionTop = Self.band + (isOutside ? 14 : 6)
    var y = regionTop + Self.regionHeader + (isOutside ? 13 : 0)
    var bottom = y
    var bands: [PlaceFrames.Band] = []
    var edges: [SheetEdge] = []
    /// What stands in another account or Region has a frame of its own.
    func begin(_ place: ResourcePlace?) {
      if let last = bands.last, last.place != place { y += Self.placeGap }
    }
    func add(_ rows: [[VPCLayout]], of vpcs: [[NetworkDrawing.VPC]]) {
      for (row, vpcs) in zip(rows, vpcs) {
        let home = vpcs.first.flatMap { places.place(of: $0.id) }
        begin(home)
        var children: [Box] = []
        bottom = place(row, x: left, y: y, width: inner, &children, &edges)
        bands.append(.init(place: home, boxes: children, top: y, bottom: bottom))
        y = bottom + Self.channel
      }
    }
    add(aboveLayouts, of: above)
    if !aboveLayouts.isEmpty { y = bottom + Self.hubChannel }
    for (hub, drawn) in zip(hubs, model.hubs) {
      let home = places.place(of: drawn.id)
      begin(home)
      let box = hub.arranged(width: inner).placed(left, y)
      bottom = box.frame.maxY
      bands.append(.init(place: home, boxes: [box], top: y, bottom: bottom))
      y = bottom + Self.hubChannel
    }
    add(belowLayouts, of: below)
    let connectors = SheetConnectors.boxes(of: model, width: inner)
      .map { $0.moved(left, bottom + Self.gutter) }
    bottom = connectors.map(\.frame.maxY).max() ?? bottom
    let regionBottom = bottom + Self.padding
    let children = bands.flatMap(\.boxes) + connectors
    let region = Box(
      name: "region \(topology.region.code)", role: .region,
      frame: Frame(
        x: Metrics.margin, y: regionTop, width: inner + 2 * Self.padding,
        height: regionBottom - regionTop),
      texts: [
        TextRun(
          "\(topology.region.title) · \(topology.region.code)", x: left + 16,
          y: regionTop + 19, bold: true, tone: .accent)
      ],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 8, y: regionTop + 6, width: 18, height: 18)),
      children: children)
    var boxes = [region]
    if bands.contains(where: { $0.place != nil }) {
      boxes =
        places.boxes(
          bands, x: region.frame.x, width: region.frame.width,
          header: Self.regionHeader + (isOutside ? 13 : 0), padding: Self.padding) + connectors
    }
    let width = region.frame.maxX + Metrics.margin
    if isOutside { boxes.append(internet(region, width: width)) }
    return Plan(
      inner: inner, width: width, height: regionBottom + 38, boxes: boxes, edges: edges)
  }

  /// Places a row of VPCs, all equally high, that together fill the width; returns their bottom.
  private func place(
    _ row: [VPCLayout], x: Int, y: Int, width: Int, _ boxes: inout [Box],
    _ edges: inout [SheetEdge]
  ) -> Int {
    let least = row.map(\.minimumWidth)
    let spare = max(0, width - least.reduce(0, +) - (row.count - 1) * Self.gutter)
    let widths = least.enumerated().map { index, own in
      own + spare / row.count + (index < spare % row.count ? 1 : 0)
    }
    let rows = LevelRows.heights(zip(row, widths).map { $0.rowHeights(width: $1) })
    let height = zip(row, widths).map { $0.leastHeight(width: $1, rows: rows) }.max() ?? 0
    var x = x
    for (layout, width) in zip(row, widths) {
      let result = layout.arranged(width: width, height: height, rows: rows)
      boxes += result.boxes.map { $0.moved(x, y) }
      edges += result.edges.map { edge in
        var edge = edge
        edge.path = edge.path.map { Point($0.x + 100 * x, $0.y + 100 * y) }
        return edge
      }
      x += width + Self.gutter
    }
    return y + height
  }

  /// The width of the heading, with room for the number of a sheet.
  private var headingWidth: Int {
    SheetText.width(
      title: title + Pages.longestNumber, environment: topology, subtitle: subtitle)
  }

  private func internet(_ region: Box, width: Int) -> Box {
    let box = BoxBuilder.element(
      name: "internet", ids: [], title: "Internet", type: "", glyph: .internet, role: .actor)
    let gateways = region.flattened.filter {
      $0.role == .gateway && $0.glyph?.glyph == .internetGateway
    }
    let middle =
      gateways.isEmpty ? width / 2 : gateways.map(\.frame.midX).reduce(0, +) / gateways.count
    let x = min(
      max(middle - box.frame.width / 2, Metrics.margin + headingWidth + 40),
      width - Metrics.margin - box.frame.width)
    return box.placed(x, 12)
  }

  // MARK: Words

  private func altText() -> String {
    var sentences = [
      "Network of \(topology.title) in \(topology.environment.title), "
        + "\(topology.region.title)."
    ]
    for vpc in model.vpcs {
      let tiers = vpc.tiers.compactMap { $0.subnets.first?.title }
      let zones = vpc.zones.filter { !$0.isEmpty }
      var text = "\(vpc.title)"
      if !vpc.cidr.isEmpty { text += " (\(vpc.cidr))" }
      text += " has \(SheetText.list(tiers)) in \(zones.count == 1 ? "zone" : "zones") "
      text += SheetText.list(zones)
      let bars = vpc.tiers.flatMap(\.bars).map(\.title)
      if !bars.isEmpty { text += " and holds \(SheetText.list(bars))" }
      sentences.append(text + ".")
    }
    for hub in model.hubs {
      let tables = hub.tables.map {
        $0.associationTitle.isEmpty
          ? "\($0.title) (used by nobody)" : "\($0.title) (used by \($0.associationTitle))"
      }
      sentences.append(
        "\(hub.title) \(model.vpcs.count > 1 ? "joins them with" : "has") the route \(tables.count == 1 ? "table" : "tables") "
          + "\(SheetText.list(tables)).")
    }
    sentences += SheetConnectors.phrases(model).map { "\($0)." }
    return sentences.joined(separator: " ")
  }
}
