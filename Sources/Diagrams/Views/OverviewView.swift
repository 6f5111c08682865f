import AWSResources
import OrderedCollections
import Reachability
import Topology

/// The overview: one page that tells what there is and what talks to what, without addresses of
/// subnets, tables or zones.
struct OverviewView {
  private let topology: Topology
  private let facts: Facts
  private let model: NetworkDrawing
  private let graph: ComponentGraph
  private let walks: LinkWalks
  /// What answers the internet and no connection is declared to.
  private let exposures: [Exposure]

  /// Connections from or to what another sheet shows.
  private let elsewhere: [String]
  private let lines: ConnectionLines
  /// What stands beside the VPCs; nil where another sheet has it.
  private let rail: RegionalRail?

  /// - Parameters:
  ///   - model: what the sheet shows.
  ///   - whole: what it shows together with the other sheets of the view.
  ///   - exposures: what answers the internet.
  init(
    _ topology: Topology, facts: Facts, model: NetworkDrawing, whole: NetworkDrawing,
    reports: [FlowReport], exposures: [Exposure] = [], lines: ConnectionLines = .byWay,
    rail: RegionalRail? = nil
  ) {
    self.lines = lines
    self.rail = rail
    self.topology = topology
    self.facts = facts
    self.model = model
    graph = ComponentGraph(
      facts, drawing: model, hints: Hints(topology, for: .overview),
      verdicts: ConnectionVerdict.all(reports, facts))
    walks = LinkWalks(reports, graph, facts)
    let called = Set(
      topology.connections.filter { facts.index.component($0.source)?.kind == .client }
        .flatMap { [$0.target] + [facts.index.component($0.target)?.primary].compactMap(\.self) })
    self.exposures = exposures.filter { !called.contains($0.element) }
    elsewhere = Self.elsewhere(graph, facts, whole, Hints(topology, for: .overview), reports)
  }

  private static func elsewhere(
    _ graph: ComponentGraph, _ facts: Facts, _ whole: NetworkDrawing, _ hints: Hints,
    _ reports: [FlowReport]
  ) -> [String] {
    let all = ComponentGraph(facts, drawing: whole, hints: hints, verdicts: graph.verdicts)
    let own = Set(graph.components.map(\.id))
    let walks = LinkWalks(reports, all, facts)
    return all.links.filter { own.contains($0.source) != own.contains($0.target) }
      .map { "Shown in part: \(walks.sentence($0))" }
  }

  private static let top = 68
  private static let padding = 16
  private static let gutter = 24
  private static let channel = 46
  /// Between frames of accounts and Regions, beside a channel.
  private static let placeGap = 60
  /// The rail beside low VPCs may be this high.
  private static let leastRail = 400
  private static let header = 40
  /// The words of a transit gateway find room in this.
  private static let leastHub = 280
  /// So many lines find lanes between VPCs and transit gateways.
  private static let mostAside = 3
  private var tileGap: Int { lines == .none ? 18 : lines == .spaced ? 76 : 40 }
  /// Between the tiles of a column.
  private var rowGap: Int { lines == .spaced ? 36 : 18 }
  /// As many tiles as stand side by side without lines between them.
  private static let mostAcross = 4
  /// More sentences than this nobody reads below a picture without lines.
  private static let mostSentences = 45

  /// Nil where there is no VPC.
  func sheet() -> Sheet? {
    guard !model.vpcs.isEmpty else { return nil }
    let sheet = sheet(spare: 0)
    let spare = sheet.width * 9 / 16 - sheet.height
    return spare > 0 ? self.sheet(spare: spare) : sheet
  }

  // MARK: Arrangement

  private func sheet(spare: Int) -> Sheet {
    let hasHub = !model.hubs.isEmpty
    let places = PlaceFrames(topology)
    let isSplit = (model.vpcs.map(\.id) + model.hubs.map(\.id)).contains {
      places.place(of: $0) != nil
    }
    let rows = [
      model.vpcs.filter { $0.isAbove || !hasHub }, model.vpcs.filter { !$0.isAbove && hasHub },
    ].enumerated().map { index, row in
      places.grouped(row, by: \.id, ownIsLast: index == 0).map { group in
        (place: places.place(of: group[0].id), cards: group.map { card($0, isBelow: index == 1) })
      }
    }
    let inner = max(
      rows.joined().map { row in
        row.cards.reduce(-Self.gutter) { $0 + $1.frame.width + Self.gutter }
      }.max() ?? 0, 620)
    let left = Metrics.margin + Self.padding
    let isOutside = model.vpcs.contains(where: \.isPublic)
    let regionTop = Self.top + (isOutside ? 62 : 0)
    let hubs = places.grouped(model.hubs, by: \.id).flatMap { hubRows($0, width: inner) }
    let filled = rows.joined().count + hubs.count
    let share = spare / max(filled, 1) / 2
    let channel = Self.channel + share
    let title = regionTitle(x: left + 14, y: regionTop + 19)
    let hasGateways = model.vpcs.contains { !$0.gateways.isEmpty || !$0.peerings.isEmpty }
    var y = regionTop + (hasGateways ? 46 : 36)
    var bands: [PlaceFrames.Band] = []
    /// What stands in another account or Region has a frame of its own.
    func begin(_ place: ResourcePlace?) {
      if let last = bands.last, last.place != place { y += Self.placeGap }
    }
    func add(_ row: [Box], in place: ResourcePlace?) {
      begin(place)
      var children: [Box] = []
      let height = (row.map(\.frame.height).max() ?? 0) + share
      let used = row.reduce(0) { $0 + $1.frame.width }
      let extra = max(0, inner - used - (row.count - 1) * Self.gutter)
      var x = left
      for (index, card) in row.enumerated() {
        let more = extra / row.count + (index < extra % row.count ? 1 : 0)
        let wide = Self.grown(card, width: card.frame.width + more, height: height)
        let placed = wide.placed(x, y)
        children.append(placed)
        children += gateways(of: placed, rightOf: title)
        x += wide.frame.width + Self.gutter
      }
      bands.append(.init(place: place, boxes: children, top: y, bottom: y + height))
      y += height + channel
    }
    for row in rows[0] { add(row.cards, in: row.place) }
    for hubs in hubs {
      let place = hubs.first.flatMap { places.place(of: $0.id) }
      begin(place)
      let width = (inner - (hubs.count - 1) * Self.gutter) / hubs.count
      let boxes = hubs.enumerated().map { place, hub in
        hubBox(hub, width: width).placed(left + place * (width + Self.gutter), y)
      }
      let end = boxes.map(\.frame.maxY).max() ?? y
      bands.append(.init(place: place, boxes: boxes, top: y, bottom: end))
      y = end + channel
    }
    for row in rows[1] { add(row.cards, in: row.place) }
    var children = bands.flatMap(\.boxes)
    var bottom = max(y - channel, regionTop + 60) + Self.padding
    var regionWidth = inner + 2 * Self.padding
    let top = regionTop + (hasGateways ? 46 : 36)
    let most = max(bottom - Self.padding - top, Self.leastRail)
    if !isSplit, let box = rail?.box(of: .region, height: most) {
      let isAlone = model.vpcs.isEmpty
      children.append(box.placed(isAlone ? left : left + inner + Self.gutter, top))
      bottom = max(bottom, top + box.frame.height + Self.padding)
      regionWidth =
        isAlone
        ? max(regionWidth, box.frame.width + 2 * Self.padding)
        : regionWidth + Self.gutter + box.frame.width
    }
    let region = Box(
      name: "region \(topology.region.code)", role: .region,
      frame: Frame(
        x: Metrics.margin, y: regionTop, width: regionWidth, height: bottom - regionTop),
      texts: [title],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 7, y: regionTop + 5, width: 18, height: 18)),
      children: children)
    let frames =
      !isSplit
      ? [region]
      : places.boxes(
        bands, x: Metrics.margin, width: regionWidth, header: top - regionTop,
        padding: Self.padding)
    let foreign =
      rail?.outside(of: region.frame, height: most, includesRegion: isSplit) ?? []
    bottom = max(bottom, foreign.map(\.frame.maxY).max() ?? 0)
    let boxes = frames + (isOutside ? actors(region) : []) + foreign
    return finished(boxes, bottom: bottom)
  }

  /// Side by side, so that none stands between a VPC and another; more than find room in several rows.
  private func hubRows(
    _ hubs: [NetworkDrawing.Hub], width: Int
  ) -> [ArraySlice<NetworkDrawing.Hub>] {
    let most = max(1, (width + Self.gutter) / (Self.leastHub + Self.gutter))
    let count = max(1, (hubs.count + most - 1) / most)
    let each = (hubs.count + count - 1) / count
    return stride(from: 0, to: hubs.count, by: max(each, 1)).map {
      hubs[$0..<min($0 + each, hubs.count)]
    }
  }

  private func finished(_ boxes: [Box], bottom: Int) -> Sheet {
    let right = boxes.map(\.frame.maxX).max() ?? 0
    var sheet = Sheet(
      kind: .overview, view: "overview", environments: [topology.environment.name],
      title: "\(topology.title) · Overview", subtitle: subtitle, altText: altText,
      longText: longText, width: right + Metrics.margin, boxes: boxes)
    let drawn = Set(sheet.allBoxes.map(\.name))
    let links = graph.links.filter {
      drawn.contains($0.source.description) && drawn.contains($0.target.description)
    }
    let entries = links.enumerated().map {
      ("\($0.offset + 1)", walks.sentence($0.element, namesGroups: false))
    }
    let isTold = !entries.isEmpty && (lines != .none || entries.count <= Self.mostSentences)
    let tiles = tiles(of: sheet)
    let open = open(tiles)
    let openEntries = open.enumerated().map {
      ("\(links.count + $0.offset + 1)", $0.element.sentence)
    }
    let panel = FlowPanel(
      sections: (!isTold
        ? []
        : [
          .init(
            title: SheetText.connections, tone: .forward, entries: entries,
            tones: links.map { walks.style($0).tone })
        ])
        + (open.isEmpty
          ? [] : [.init(title: Self.openTitle, tone: .forward, entries: openEntries)]),
      notes: isTold || entries.isEmpty
        ? elsewhere
        : ["The services' sheet tells who opens its \(entries.count) connections to whom."]
          + elsewhere)
    if !entries.isEmpty || !elsewhere.isEmpty || !open.isEmpty {
      let placed = words(panel, below: bottom, right: right)
      sheet.boxes.append(placed.box)
      sheet.width = max(sheet.width, placed.box.frame.maxX + Metrics.margin)
      sheet.badges = placed.badges
    }
    sheet.height = (sheet.boxes.map(\.frame.maxY).max() ?? 0) + 44
    let ways = lines == .none ? [] : links.map { legs(of: $0, tiles) }
    let openWays = lines == .none ? [] : open.map(\.legs)
    let passed = (ways + openWays).flatMap { $0 }.flatMap { [$0.source, $0.target] }
    sheet.edges = structure(sheet, passed: Set(passed)) + privateLinks(tiles)
    sheet.edges +=
      rail?.lines { id in
        model.hubs.contains { $0.id == id } ? id.description : tiles[id]
      } ?? []
    let plain = sheet.edges.count
    var numbers: [String: String] = [:]
    for (index, (link, way)) in zip(links, ways).enumerated() {
      for (place, leg) in way.enumerated() {
        var edge = SheetEdge(
          from: leg.source, to: leg.target, style: walks.style(link),
          title: walks.sentence(link))
        edge.name = "\(link.name) \(place)"
        edge.stop = leg.stop ?? .atTarget
        edge.hasArrow = leg.stop == nil
        numbers[edge.name] = "\(index + 1)"
        sheet.edges.append(edge)
      }
    }
    for (index, (end, way)) in zip(open, openWays).enumerated() {
      for (place, leg) in way.enumerated() {
        var edge = SheetEdge(from: leg.source, to: leg.target, style: .flow, title: end.sentence)
        edge.name = "open \(end.tile) \(place)"
        numbers[edge.name] = "\(links.count + index + 1)"
        sheet.edges.append(edge)
      }
    }
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    sheet = OrthogonalRouter.routed(UprightRouter.routed(sheet))
    sheet.endRefusedLines()
    var placer = BadgePlacer(sheet)
    sheet.badges += placer.crosses(on: sheet)
    for edge in sheet.edges[plain...] {
      if let number = numbers[edge.name],
        let badge = placer.place(
          number, edge.style.tone, on: [edge])
      {
        sheet.badges.append(badge)
      }
    }
    return sheet
  }

  /// The words below the picture: as wide as that, or as a page is where they would be too high to be
  /// read in print.
  private func words(_ panel: FlowPanel, below bottom: Int, right: Int) -> FlowPanel.Result {
    func arranged(_ width: Int, columns: Int) -> FlowPanel.Result {
      panel.arranged(x: Metrics.margin, y: bottom + 14, width: width, columns: columns)
    }
    let narrow = arranged(right - Metrics.margin, columns: 3)
    guard narrow.box.frame.maxY > Self.highest, right - Metrics.margin < Self.pageWidth else {
      return narrow
    }
    return arranged(Self.pageWidth, columns: 4)
  }

  /// What is higher than this, with its foot, prints too small; and so does what is wider.
  private static let highest = 960
  private static let pageWidth = 1380

  private struct Leg {
    var source: String
    var target: String
    /// Where on it a connection stops; nil where it goes on.
    var stop: SheetEdge.Stop?
  }

  private static let openTitle = "Open to anybody on the internet"

  /// A tile with something that answers the internet.
  private struct Open {
    var tile: String
    var sentence: String
    var legs: [Leg]
  }

  /// What answers the internet and is drawn, by tiles.
  private func open(_ tiles: [ElementID: String]) -> [Open] {
    let grouped = OrderedDictionary(
      grouping: exposures.filter { tiles[$0.element] != nil }, by: { tiles[$0.element] ?? "" })
    return grouped.map { tile, all in
      let names = all.map { exposure in
        facts.index.resource(exposure.element).map(facts.title) ?? exposure.element.description
      }
      let services = all.flatMap(\.services).uniqued()
      var stops = [Self.internet]
      for hop in all[0].trace.forward {
        guard let box = box(of: hop, tiles), box != stops.last, box != tile else { continue }
        stops.append(box)
      }
      stops.append(tile)
      return Open(
        tile: tile,
        sentence: "\(SheetText.short(names)): \(SheetText.list(services)).",
        legs: zip(stops, stops.dropFirst()).map { Leg(source: $0, target: $1) })
    }
  }

  private static let internet = "internet"

  /// The tile that stands for each element.
  private func tiles(of sheet: Sheet) -> [ElementID: String] {
    var found: [ElementID: String] = [:]
    for box in sheet.allBoxes where [.element, .gateway, .actor].contains(box.role) {
      for id in box.ids { found[id] = box.name }
    }
    for component in graph.components {
      if let primary = component.primary { found[primary] = found[component.id] }
    }
    return found
  }

  /// A connection from tile to tile, by way of what its packets pass. One that does not arrive ends at
  /// what refuses it, where that is drawn.
  private func legs(of link: ComponentGraph.Link, _ tiles: [ElementID: String]) -> [Leg] {
    let ends = [link.source.description, link.target.description]
    var stop = walks.stop(link)
    guard [.byWay, .spaced].contains(lines) else {
      return [Leg(source: ends[0], target: ends[1], stop: stop)]
    }
    let path = walks.path(of: link)
    var stops = [ends[0]]
    for hop in path {
      guard let box = box(of: hop, tiles), box != stops.last, box != ends[1], box != ends[0] else {
        continue
      }
      stops.append(box)
    }
    if stop == .onTheWay, stops.count > 1, path.last.flatMap({ box(of: $0, tiles) }) == stops.last {
      stop = .atTarget
    } else {
      stops.append(ends[1])
    }
    return zip(stops, stops.dropFirst()).enumerated().map { place, pair in
      Leg(source: pair.0, target: pair.1, stop: place == stops.count - 2 ? stop : nil)
    }
  }

  private func box(of hop: Hop, _ tiles: [ElementID: String]) -> String? {
    guard let element = hop.element else { return nil }
    // A transit gateway is passed as often as packets come to it.
    return model.hubs.contains { $0.id == element } ? element.description : tiles[element]
  }

  /// Lines that are there whether or not anything is sent: attachments, ways to the internet.
  ///
  /// - Parameter passed: what lines of connections begin, pass or end at.
  private func structure(_ sheet: Sheet, passed: Set<String>) -> [SheetEdge] {
    let frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    var edges: [SheetEdge] = []
    var aside = 0
    for vpc in model.vpcs {
      guard let frame = frames[vpc.id.description] else { continue }
      for attachment in vpc.attachments {
        guard let hub = attachment.hub, let box = frames[hub.description] else { continue }
        guard !isBehind(box, from: frame, frames) else { continue }
        var edge = SheetEdge(
          from: vpc.id.description, to: hub.description, style: .attachment,
          title: "\(vpc.title) is attached to \(hub)")
        let (top, bottom) =
          frame.y < box.y ? (frame.maxY, box.y) : (frame.y, box.maxY)
        let (low, high) = (max(frame.x, box.x) + 20, min(frame.maxX, box.maxX) - 20)
        if low <= high {
          let x = max(low, min(frame.maxX - 40, high))
          edge.run(through: [Point(x, top), Point(x, bottom)])
        } else if aside < Self.mostAside {
          // To one that is aside through the room between, each line in a lane of its own.
          let (out, back) = (20 + 40 * aside, 70 + 20 * aside)
          let isRight = frame.x < box.x
          let (start, end) =
            isRight
            ? (frame.maxX - out, box.x + back) : (frame.x + out, box.maxX - back)
          let lane = top + (bottom - top) * (aside + 1) / (Self.mostAside + 1)
          aside += 1
          edge.run(through: [
            Point(start, top), Point(start, lane), Point(end, lane), Point(end, bottom),
          ])
        }
        edges.append(edge)
      }
    }
    let joins = model.joins.filter { frames[$0.peer.description] != nil }.map {
      SheetEdge(
        from: $0.peering.description, to: $0.peer.description, style: .attachment,
        title: "\($0.peering) joins \($0.peer)")
    }
    return edges + joins + ways(sheet, passed)
  }

  /// From endpoints to the load balancers of their services, all between two tiles as one line.
  private func privateLinks(_ tiles: [ElementID: String]) -> [SheetEdge] {
    guard lines != .none else { return [] }
    var found: OrderedDictionary<[String], [String]> = [:]
    for link in facts.model.privateLinks {
      guard let source = tiles[link.endpoint], let target = tiles[link.balancer], source != target
      else { continue }
      let names = [link.endpoint, link.balancer, link.service].map { id in
        facts.index.resource(id).map(facts.title) ?? id.description
      }
      found[[source, target], default: []].append(
        "\(names[0]) leads to \(names[1]) by \(names[2]).")
    }
    return found.map { ends, sentences in
      SheetEdge(
        from: ends[0], to: ends[1], style: .attachment, title: sentences.joined(separator: " "))
    }
  }

  /// Whether another transit gateway stands between a VPC and its own, whose words then name the VPC.
  private func isBehind(_ hub: Frame, from vpc: Frame, _ frames: [String: Frame]) -> Bool {
    let span = min(vpc.maxY, hub.maxY)..<max(vpc.y, hub.y)
    return model.hubs.compactMap { frames[$0.id.description] }.contains {
      $0 != hub && span.contains($0.midY)
    }
  }

  /// From gateways to the internet, where no connection's line shows the way.
  private func ways(_ sheet: Sheet, _ passed: Set<String>) -> [SheetEdge] {
    // Where only certain clients are outside, no box stands for the internet.
    guard let outside = sheet.boxes.first(where: { $0.role == .actor && $0.name == Self.internet })
    else { return [] }
    return model.vpcs.flatMap(\.gateways).filter {
      $0.leadsToInternet && !passed.contains($0.id.description)
    }.map {
      var way = SheetEdge(
        from: $0.id.description, to: outside.name, style: .route,
        title: "\($0.id) leads to the internet")
      way.hasArrow = false
      return way
    }
  }

  /// A card made larger, its tiles in the middle.
  private static func grown(_ card: Box, width: Int, height: Int) -> Box {
    var card = card
    let dx = max(0, width - card.frame.width) / 2
    let dy = max(0, height - card.frame.height) / 2
    card.children = card.children.map { $0.moved(dx, dy) }
    // A title below stays at the foot.
    if card.texts.contains(where: { $0.y > card.frame.midY }) {
      let shift = height - card.frame.height
      for index in card.texts.indices { card.texts[index].y += shift }
      if let glyph = card.glyph {
        card.glyph = PlacedGlyph(glyph.glyph, frame: glyph.frame.moved(0, shift))
      }
    }
    card.frame.width = width
    card.frame.height = height
    return card
  }

  // MARK: Boxes

  private func regionTitle(x: Int, y: Int) -> TextRun {
    TextRun(topology.placeTitle, x: x, y: y, bold: true, tone: .accent)
  }

  /// The gateways of a VPC on its upper border: above what it holds, and clear of the words below
  /// and above them.
  private func gateways(of card: Box, rightOf title: TextRun) -> [Box] {
    guard let vpc = model.vpcs.first(where: { $0.id.description == card.name }) else { return [] }
    let boxes = Self.borderBoxes(vpc)
    let width = boxes.reduce(-Metrics.gap) { $0 + $1.frame.width + Metrics.gap }
    let tiles = card.children.map(\.frame)
    let middle = ((tiles.map(\.x).min() ?? 0) + (tiles.map(\.maxX).max() ?? 0)) / 2
    let words = card.texts.filter { $0.y < card.frame.midY }.map(\.frame.maxX) + [title.frame.maxX]
    let least = max(middle - width / 2, (words.max() ?? 0) + 10)
    let last = card.frame.maxX - 8 - Self.attachmentRoom(vpc) - width
    var x = max(card.frame.x + 8, min(least, last))
    return boxes.map { box in
      var placed = box.placed(x, card.frame.y - box.frame.height / 2)
      placed.borderOf = card.name
      x = placed.frame.maxX + Metrics.gap
      return placed
    }
  }

  private static func borderBoxes(_ vpc: NetworkDrawing.VPC) -> [Box] {
    let ends = vpc.gateways.map { ($0.id, $0.title, $0.type) }
    return (ends + vpc.peerings.map { ($0.id, $0.title, $0.type) }).map { id, title, type in
      BoxBuilder.element(name: id.description, ids: [id], title: title, type: type, role: .gateway)
    }
  }

  /// What the line to a transit gateway above needs of the border.
  private static func attachmentRoom(_ vpc: NetworkDrawing.VPC) -> Int {
    vpc.isAbove || vpc.attachments.isEmpty ? 0 : 44
  }

  /// - Parameter isBelow: whether lines come from above, so that the title is at the foot.
  private func card(_ vpc: NetworkDrawing.VPC, isBelow: Bool) -> Box {
    let own = graph.components.filter { graph.vpc(of: $0) == vpc.id }
    let ranks = graph.ranks(among: own.map(\.id))
    let primaries = Set(own.compactMap(\.primary))
    var columns: [[Box]] = []
    for component in own {
      let rank = ranks[component.id] ?? 0
      while columns.count <= rank { columns.append([]) }
      columns[rank].append(graph.tile(component))
    }
    columns = columns.filter { !$0.isEmpty }
    let rest = others(vpc, except: primaries, Set(own.flatMap(\.members)))
    if columns.isEmpty {
      // As many side by side as a page is wide, then below each other.
      let depth = rest.count > 4 ? (rest.count + 3) / 4 : 1
      columns = stride(from: 0, to: rest.count, by: depth).map {
        Array(rest[$0..<min($0 + depth, rest.count)])
      }
    } else if !rest.isEmpty {
      // What no connection is declared for stands where there is room.
      for tile in rest {
        let place = columns.indices.min {
          (columns[$0].count, -$0) < (columns[$1].count, -$1)
        }
        if let place { columns[place].append(tile) }
      }
    }
    if lines == .none { columns = Self.grid(columns) }
    var x = 20
    var height = 0
    var children: [Box] = []
    let linked =
      lines == .none
      ? [] : Set(graph.links.flatMap { [$0.source.description, $0.target.description] })
    let rowGap = rowGap
    let tallest = columns.map { $0.reduce(-rowGap) { $0 + $1.frame.height + rowGap } }.max() ?? 0
    for column in columns {
      let width = column.map(\.frame.width).max() ?? 0
      let own = column.reduce(-rowGap) { $0 + $1.frame.height + rowGap }
      var y = (isBelow ? 20 : Self.header + 10) + (tallest - own) / 2
      // Lines from a tile below pass the ones above it at the left.
      let indents = column.indices.map { index in
        column[(index + 1)...].filter { linked.contains($0.name) }.count * 40
      }
      let deepest = indents.max() ?? 0
      for (tile, indent) in zip(column, indents) {
        children.append(
          FlowChip.widened(tile, to: width + deepest - indent).placed(x + indent, y))
        y += tile.frame.height + rowGap
      }
      height = max(height, y)
      x += width + deepest + tileGap
    }
    let total = max(height - rowGap, Self.header) + (isBelow ? Self.header : 20)
    let base = isBelow ? total - 13 : 23
    let title = TextRun(
      vpc.title, x: 8 + Metrics.glyph + 8, y: base, size: Metrics.heading, bold: true,
      tone: .accent)
    let cidr = TextRun(vpc.cidr, x: title.x + title.width + 8, y: base, tone: .secondary)
    let border = Self.borderBoxes(vpc).reduce(0) { $0 + $1.frame.width + Metrics.gap }
    // Only a title at the top has to be clear of what is on the border.
    let words = isBelow || border == 0 ? 8 : cidr.x + cidr.width + 10
    return Box(
      name: vpc.id.description, ids: [vpc.id], role: .vpc,
      frame: Frame(
        width: max(
          x - tileGap + 20, cidr.x + cidr.width + 16, 200,
          words + border + 8 + Self.attachmentRoom(vpc)),
        height: total),
      texts: vpc.cidr.isEmpty ? [title] : [title, cidr],
      glyph: PlacedGlyph(
        .vpc, frame: Frame(x: 8, y: base - 16, width: Metrics.glyph, height: Metrics.glyph)),
      children: children)
  }

  /// Without lines, what calls and what is called stand in rows of a few instead of in a long one.
  private static func grid(_ columns: [[Box]]) -> [[Box]] {
    guard columns.count > mostAcross else { return columns }
    let tiles = columns.flatMap(\.self)
    return (0..<mostAcross).map { place in
      tiles.indices.filter { $0 % mostAcross == place }.map { tiles[$0] }
    }
  }

  /// What else a VPC holds, once for all zones.
  ///
  /// - Parameters:
  ///   - known: what a component that has a tile stands for.
  ///   - members: what is a part of one.
  private func others(
    _ vpc: NetworkDrawing.VPC, except known: Set<ElementID>, _ members: Set<ElementID>
  ) -> [Box] {
    var found: OrderedDictionary<String, Alike> = [:]
    for subnet in vpc.tiers.flatMap(\.subnets) {
      // What has a tile of its own stands there.
      for item in subnet.items
      where item.id.map({ !members.contains($0) && !known.contains($0) }) ?? true {
        let key = "\(item.type) \(item.title)"
        found[key, default: Alike(title: item.title, type: item.type)].ids +=
          item.id.map { [$0] } ?? []
        found[key]?.zones.append(subnet.zone)
      }
    }
    var types: Set<String> = []
    var tiles = found.values.map { entry in
      let isFirst = types.insert(entry.type).inserted
      return BoxBuilder.element(
        name: "\(vpc.id) \(entry.type)" + (isFirst ? "" : " \(entry.title)"), ids: entry.ids,
        title: entry.title, detail: Self.told(entry.type, entry.title, entry.words),
        type: entry.type)
    }
    for unplaced in vpc.unplaced
    where !known.contains(unplaced.id) && !members.contains(unplaced.id) {
      let resource = facts.index.resource(unplaced.id)
      tiles.append(
        BoxBuilder.element(
          name: "\(unplaced.id)", ids: [unplaced.id],
          title: resource.map(facts.name) ?? unplaced.title, detail: NetworkDrawing.withoutSubnet,
          type: unplaced.type))
    }
    let unplaced = Set(vpc.unplaced.map(\.id))
    let gateways = vpc.gatewayEndpoints.filter { !unplaced.contains($0.id) }
    let bars = withGateways(vpc.tiers.flatMap(\.bars), gateways)
    let named = Set(bars.flatMap { $0.chips.compactMap(\.id) })
    for endpoint in gateways where !named.contains(endpoint.id) {
      tiles.append(
        BoxBuilder.element(
          name: "\(endpoint.id)", ids: [endpoint.id], title: endpoint.title,
          detail: "gateway endpoint", type: endpoint.type))
    }
    for bar in Self.folded(bars) {
      let ids = bar.ids + bar.chips.compactMap(\.id)
      guard known.isDisjoint(with: ids), members.isDisjoint(with: bar.ids) else { continue }
      // Of several of one name only what they have in common is said.
      let zones =
        bar.ids.count > 1
        ? "\(bar.ids.count) of them, \(Self.words(zones: bar.zones))" : words(bar)
      let names = bar.chips.map(\.title).joined(separator: ", ")
      let isShort = Ruler.width(names, size: Metrics.body) <= Self.widestNames
      let sizes = (bar.ids.isEmpty ? Array(ids.prefix(1)) : bar.ids)
        .map { facts.index.resource($0).flatMap(facts.model.sizeText) }.uniqued()
      let size = sizes.count == 1 ? sizes[0] : nil
      let told = [size, zones].compactMap(\.self).joined(separator: " · ")
      let place =
        bar.ids.isEmpty || size != nil ? told : Self.told(bar.type, bar.title, told)
      let detail =
        names.isEmpty || !bar.ids.isEmpty && !isShort ? place : isShort ? names : bar.kinship
      tiles.append(
        BoxBuilder.element(
          name: bar.name, ids: ids, title: bar.title,
          detail: facts.guarded(detail, ids.first.flatMap { facts.index.resource($0) }),
          type: bar.type))
    }
    return tiles
  }

  /// Bars with those of one family and title as one, which is in the zones of all.
  private static func folded(_ bars: [NetworkDrawing.Bar]) -> [NetworkDrawing.Bar] {
    OrderedDictionary(grouping: bars) { bar in
      [bar.ids.first?.family.description ?? bar.name, bar.title]
    }.values.map { alike in
      var bar = alike[0]
      guard alike.count > 1 else { return bar }
      bar.ids = alike.flatMap(\.ids)
      bar.zones = alike.flatMap(\.zones).uniqued()
      bar.chips = alike.flatMap(\.chips)
      return bar
    }
  }

  /// What a tile says below its title, with what it is where neither the title nor a size tells.
  private static func told(_ type: String, _ title: String, _ words: String) -> String {
    let kind = ResourceKind(type: type).title
    let isSaid = title.contains(" · ") || title.lowercased().contains(kind.lowercased())
    // A firewall or a load balancer is one by any name.
    let isKnown = kind.lowercased().split(separator: " ").last.map {
      title.lowercased().hasSuffix($0)
    }
    return isSaid || isKnown == true ? words : "\(kind) · \(words)"
  }

  /// A VPC's gateway endpoints beside its others in one tile, where their names have room.
  private func withGateways(
    _ bars: [NetworkDrawing.Bar], _ gateways: [NetworkDrawing.Gateway]
  ) -> [NetworkDrawing.Bar] {
    let places = bars.indices.filter {
      bars[$0].ids.isEmpty && bars[$0].type == AWS.VpcEndpoint.type
    }
    guard !gateways.isEmpty, places.count == 1, let place = places.first else { return bars }
    var all = bars[place]
    all.title = "VPC endpoints"
    all.chips += gateways.map { gateway in
      let name = facts.index.resource(gateway.id).map { OccupantReader.serviceName($0, facts) }
      return NetworkDrawing.Item(
        id: gateway.id, name: gateway.id.description,
        title: "\(name ?? gateway.title) (gateway)", type: gateway.type)
    }
    let names = all.chips.map(\.title).joined(separator: ", ")
    guard Ruler.width(names, size: Metrics.body) <= Self.widestNames else { return bars }
    var joined = bars
    joined[place] = all
    return joined
  }

  /// As many names as a tile has room for.
  private static let widestNames = 300

  /// What stands in subnets under one name.
  private struct Alike {
    var title: String
    var type: String
    var ids: [ElementID] = []
    /// Those of the subnets, once for each that is in one.
    var zones: [String] = []

    /// How many there are, where that is not one in each zone, and in how many zones.
    var words: String {
      let place = OverviewView.words(zones: zones)
      return zones.count == Set(zones).count ? place : "\(zones.count) of them, \(place)"
    }
  }

  private static func words(zones: [String]) -> String {
    if zones.contains("") { return "in zones not known" }
    let count = Set(zones).count
    return count == 1 ? "in one zone" : "in \(count) zones"
  }

  /// In how many zones a bar has something, or in how many of those that it spans.
  private func words(_ bar: NetworkDrawing.Bar) -> String {
    let all = Self.words(zones: bar.zones)
    guard bar.chips.isEmpty, let resource = bar.ids.first.flatMap({ facts.index.resource($0) }),
      let presence = facts.presence(of: resource, zones: bar.zones.count)
    else { return all }
    return presence.replacing("these zones", with: "\(bar.zones.count) zones")
  }

  private func hubBox(_ hub: NetworkDrawing.Hub, width: Int) -> Box {
    let title = TextRun(
      hub.title, x: 8 + Metrics.glyph + 8, y: 22, size: Metrics.heading, bold: true, tone: .accent)
    let count = hub.tables.count
    var words = "\(count) route \(count == 1 ? "table" : "tables")"
    let joined = model.vpcs.filter { vpc in vpc.attachments.contains { $0.hub == hub.id } }
    // Of several, one may stand between a VPC and another.
    if model.hubs.count > 1, !joined.isEmpty {
      words += " · joins \(SheetText.list(joined.map(\.title)))"
    }
    for sheet in SheetConnectors.phrases(model, of: hub.id) {
      words += " · \(sheet.lowercasedFirst)"
    }
    let lines = Ruler.wrap(words, width: width - title.x - 8, size: Metrics.body)
    return Box(
      name: hub.id.description, ids: [hub.id], role: .hub,
      frame: Frame(width: width, height: 48 + (lines.count - 1) * Metrics.line),
      texts: [title]
        + lines.enumerated().map { index, line in
          TextRun(line, x: title.x, y: 38 + index * Metrics.line, tone: .secondary)
        },
      glyph: PlacedGlyph(
        .transitGateway, frame: Frame(x: 8, y: 8, width: Metrics.glyph, height: Metrics.glyph)),
      category: .networking)
  }

  private func actors(_ region: Box) -> [Box] {
    let clients = graph.components.filter { $0.kind == .client }
    // Where certain clients alone open connections, anybody may open others.
    let isMissing =
      clients.isEmpty
      || !exposures.isEmpty && !clients.contains { $0.id.description == Self.internet }
    let anybody = BoxBuilder.element(
      name: Self.internet, ids: [], title: "Internet", type: "", glyph: .internet, role: .actor)
    let tiles = clients.map { graph.tile($0, detail: "") } + (isMissing ? [anybody] : [])
    // Above all ways to the internet, where only one is outside.
    let gateways = region.flattened.filter { $0.role == .gateway }.map(\.frame)
    if tiles.count == 1, let low = gateways.map(\.x).min(), let high = gateways.map(\.maxX).max() {
      let width = max(high - low, tiles[0].frame.width)
      return [FlowChip.widened(tiles[0], to: width).placed((low + high - width) / 2, Self.top)]
    }
    // Each above the gateways by which its packets come or to which they go.
    let frames = Dictionary(
      region.flattened.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let wanted = tiles.map { tile -> (tile: Box, place: Int) in
      let wide = FlowChip.widened(tile, to: 120)
      let links = graph.links.filter {
        [$0.source.description, $0.target.description].contains(tile.name)
      }
      let opened = tile.name == Self.internet ? exposures.flatMap(\.trace.forward) : []
      let ways = (links.flatMap { walks.path(of: $0) } + opened).compactMap(\.element)
        .filter { id in model.vpcs.contains { $0.gateways.contains { $0.id == id } } }
        .compactMap { frames[$0.description]?.midX }
      let middle =
        ways.isEmpty ? region.frame.midX : ways.reduce(0, +) / ways.count
      return (wide, middle - wide.frame.width / 2)
    }.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
    let places = Spread.places(
      wanted.map { ($0.place, $0.tile.frame.width) }, gap: 60, from: region.frame.x,
      to: region.frame.maxX)
    return zip(wanted, places).map { $0.tile.placed($1, Self.top) }
  }

  // MARK: Words

  private var subtitle: String {
    topology.summary.isEmpty
      ? (topology.resources.contains { $0.foreignPlace != nil }
        ? "What there is in each account and Region, and who opens connections to whom"
        : "What there is in one region of one account, and who opens connections to whom")
      : topology.summary
  }

  private var altText: String {
    let vpcs = SheetText.list(model.vpcs.map(\.title))
    let hubs = model.hubs.map(\.title)
    return "\(topology.title) in \(topology.region.title): \(vpcs)"
      + (hubs.isEmpty ? "." : ", joined by \(SheetText.list(hubs)).")
  }

  private var longText: [String] {
    let holdings = model.vpcs.map { vpc -> String in
      let names =
        graph.components.filter { graph.vpc(of: $0) == vpc.id }.map(\.title)
        + vpc.tiers.flatMap(\.bars).map(\.title)
      var seen: Set<String> = []
      let unique = names.filter { seen.insert($0).inserted }
      return unique.isEmpty
        ? "\(vpc.title)." : "\(vpc.title) holds \(SheetText.list(unique))."
    }
    return holdings + (rail?.sentences ?? []) + graph.links.map { walks.sentence($0) }
  }
}
