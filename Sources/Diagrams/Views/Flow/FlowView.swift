import Reachability
import Topology

/// The sheet of one flow: what it touches, its way there in numbers and the way back in letters,
/// and beside it a sentence for each.
struct FlowView {
  let topology: Topology
  let facts: Facts
  private let model: NetworkDrawing
  let report: FlowReport
  let verdict: Verdict
  let names: FlowNames
  private(set) var itinerary: FlowItinerary
  private var runs: FlowRuns
  private var marks: FlowMarks
  /// The only direction that is drawn; nil for both.
  private(set) var part: Badge.Direction?
  /// In which order the parts are to stand; nil for the calmest.
  private var order: FlowOrder?
  /// The legs that are drawn.
  let drawnLegs: [FlowQuery]
  /// Whether some of them go the same way.
  let hasFewerWays: Bool
  /// Other flows that go the same way.
  var likewise: [String] = []

  /// Nil where no walk of the flow leads anywhere, or through what has no place on a sheet.
  init?(
    _ topology: Topology, facts: Facts, model: NetworkDrawing, places: FlowPlaces,
    report: FlowReport
  ) {
    let example = FlowExample(report, facts)
    let walks = example.walks.map(places.told)
    guard let verdict = (walks.first { !$0.verdict.isSuccess } ?? walks.last)?.verdict else {
      return nil
    }
    drawnLegs = example.legs
    hasFewerWays = report.flow.setsOutAnew && walks.count < example.legs.count
    let names = FlowNames(walks, of: example.legs, facts: facts)
    guard let itinerary = FlowItinerary(walks, in: places, names: names, facts: facts) else {
      return nil
    }
    self.topology = topology
    self.facts = facts
    self.model = model
    self.report = report
    self.verdict = verdict
    self.names = names
    self.itinerary = itinerary
    runs = FlowRuns(itinerary, homes: places.homes)
    marks = FlowMarks(itinerary)
  }

  /// How much there is to draw.
  var extent: Int { itinerary.all.count * runs.vpcs.count }

  /// What the flow passes between its ends: equal for flows that go the same way.
  var way: [String] {
    ["\(report.flow.kind) \(itinerary.refusal == nil) \(itinerary.isDoubtful)"]
      + itinerary.all.filter { stop in
        ![itinerary.forward.first?.box, itinerary.forward.last?.box].contains(stop.box)
      }.map(\.box) + [String(describing: itinerary.forward.last?.place)]
  }

  var kind: NamedFlow.Kind { report.flow.kind }

  /// The way without the names of its ends and of the VPCs that they are in.
  var shape: [String] {
    let ends = Set([itinerary.forward.first, itinerary.forward.last].compactMap { $0?.box })
    return ["\(kind) \(itinerary.refusal == nil) \(itinerary.isDoubtful)"]
      + itinerary.all.map { stop in
        let type = stop.hop.element.flatMap { facts.index.resource($0) }?.type ?? "outside"
        switch stop.place {
        case .hub, .outside: return stop.box
        case .subnet, .border:
          return
            "\(stop.hop.role) \(type) \(ends.contains(stop.box)) \(stop.hop.zone.map { "\($0)" } ?? "")"
        }
      }
  }

  /// The sheet of both directions; where that would print too small to read however it is laid out, one
  /// of the request and one of the response.
  func sheets() -> [Sheet] {
    let (whole, _) = drawn()
    let text = printedText([whole])
    guard text < Pages.readable, !itinerary.forward.isEmpty, !itinerary.reply.isEmpty else {
      return [whole]
    }
    let parts = divided()
    return Pages.isBetter(printedText(parts), than: text) ? parts : [whole]
  }

  /// A sheet of each direction, on which what is on both stands in one order: the calmest of the request,
  /// or of the response where that prints larger.
  private func divided() -> [Sheet] {
    var best: [Sheet] = []
    for leading in Badge.Direction.allCases where printedText(best) < Pages.readable {
      let (sheet, order) = only(leading).drawn()
      let parts = Badge.Direction.allCases.map {
        $0 == leading ? sheet : only($0, order).drawn().sheet
      }
      if printedText(parts) > printedText(best) { best = parts }
    }
    return best
  }

  private func printedText(_ sheets: [Sheet]) -> Int {
    sheets.map { Pages.printedText($0, in: topology) }.min() ?? 0
  }

  /// - Parameter order: in which order its parts are to stand, as on another sheet.
  private func only(_ direction: Badge.Direction, _ order: FlowOrder? = nil) -> FlowView {
    var view = self
    view.order = order
    view.part = direction
    view.itinerary = itinerary.only(direction)
    view.runs = FlowRuns(view.itinerary, homes: runs.homes)
    view.marks = FlowMarks(view.itinerary)
    return view
  }

  /// With the calmest lines; where that would print too small to read, with the calmest of those that
  /// do not.
  private func drawn() -> (sheet: Sheet, order: FlowOrder) {
    var parts = Parts()
    let orders = orders(&parts)
    let calmest = sheet(orders[0], panel: panelPlace(orders[0], &parts), &parts)
    guard printedText([calmest]) < Pages.readable else {
      return (calmest, orders[0])
    }
    let shapes = hasHubs ? FlowOrder.HubShape.allCases : [.wide]
    for order in orders.flatMap({ order in shapes.map { order.with(hubs: $0) } }) {
      let place = panelPlace(order, &parts)
      guard place.score * Metrics.body >= 100 * Pages.readable else { continue }
      let other = sheet(order, panel: place, &parts)
      if printedText([other]) >= Pages.readable { return (other, order) }
    }
    return (calmest, orders[0])
  }

  /// Where the words stand that explain the picture.
  private struct PanelPlace {
    /// How wide they are beside the picture; nil where they are below it, as they are for small flows.
    var width: Int?
    /// How large the sheet prints, see ``PageShape``.
    var score: Int
  }

  /// Where the words stand for the sheet to print largest.
  private func panelPlace(_ order: FlowOrder, _ parts: inout Parts) -> PanelPlace {
    let panel = panel()
    let least = panel.leastWidth
    let tight = picture(order, inner: 0, bottom: 0, &parts)
    let frame = 2 * Metrics.margin + 2 * Self.padding
    // The width with which text is nine points on a page of A3 is tried besides.
    let fitting = 1455 - tight.inner - frame - Self.aside
    var best = PanelPlace(width: nil, score: 0)
    for width in Self.panelWidths + [fitting] where width >= least {
      let words = panel.arranged(x: 0, y: Self.top, width: width).box.frame.maxY
      let score = PageShape.score(
        width: tight.inner + frame + Self.aside + width, height: max(words, tight.bottom) + 44)
      if score > best.score { best = PanelPlace(width: width, score: score) }
    }
    let inner = max(tight.inner, 2 * least - 2 * Self.padding)
    let words = panel.arranged(x: 0, y: 0, width: inner + 2 * Self.padding, columns: 2)
    let score = PageShape.score(
      width: inner + frame, height: tight.bottom + Self.aside + words.box.frame.height + 44)
    return score > best.score ? PanelPlace(width: nil, score: score) : best
  }

  /// Every order worth a try, that with the calmest lines first.
  private func orders(_ parts: inout Parts) -> [FlowOrder] {
    let above = Set(model.vpcs.filter { $0.isAbove || !hasHubs }.map(\.id))
    if let order { return [order.with(vpcs: runs.vpcs, above: above)] }
    let candidates = FlowOrder.all(vpcs: runs.vpcs, tables: runs.tables, above: above)
    guard candidates.count > 1 else { return candidates }
    let costs = candidates.map { cost($0, &parts) }
    return candidates.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }.map { candidates[$0] }
  }

  /// How much there is of what makes lines hard to follow.
  private func cost(_ order: FlowOrder, _ parts: inout Parts) -> Int {
    var sheet = Sheet(
      kind: .flow, view: "", environments: [], title: "", subtitle: "", altText: "")
    let picture = picture(order, inner: 0, bottom: 0, &parts)
    sheet.boxes = picture.assembly.boxes
    if picture.isOutside {
      sheet.boxes.append(picture.assembly.outside(y: Self.top - 4, isListed: names.isListed))
    }
    sheet.edges = picture.assembly.lines(in: sheet)
    let measure = SheetMeasure.lines(of: sheet)
    return measure.crossings * 400 + measure.bends * 40 + measure.length / 4
  }

  private static let panelWidths = [330, 370, 410, 450, 490, 530, 570]

  // MARK: Arrangement

  private static let padding = 12
  private static let gutter = 18
  /// Between the region and the words beside it.
  private static let aside = 14
  private static let regionHeader = 26
  private static let top = 68
  /// What is outside the region is above it, with room for a badge and an arrow's head between.
  private static let outside = 58

  private func sheet(_ order: FlowOrder, panel: PanelPlace, _ parts: inout Parts) -> Sheet {
    let panelWidth = panel.width
    var sheet = arrangement(order, panelWidth: panelWidth, least: 0, height: 0, &parts)
    if sheet.width * 9 > sheet.height * 16 {
      sheet = arrangement(
        order, panelWidth: panelWidth, least: 0, height: sheet.width * 9 / 16, &parts)
    } else {
      let least = PageShape.leastWidth(height: sheet.height)
      if sheet.width < least {
        sheet = arrangement(order, panelWidth: panelWidth, least: least, height: 0, &parts)
      }
    }
    // A foot of several lines makes the page higher, hence wider, and so the picture.
    let page = SheetText.framed(sheet, in: [topology]).width
    return page > sheet.width
      ? arrangement(order, panelWidth: panelWidth, least: page, height: 0, &parts) : sheet
  }

  private func regionTitle(top: Int, _ boxes: [Box]) -> TextRun {
    let frames = PlaceFrames(topology)
    let foreign = boxes.flatMap(\.flattened).flatMap(\.ids).compactMap(frames.place).uniqued()
    // Whatever of it is elsewhere says so by its title.
    let more = foreign.isEmpty ? "" : ", and \(SheetText.list(foreign.map(\.title)))"
    return TextRun(
      "\(topology.region.title) · \(topology.region.code)\(more)", x: Metrics.margin + 32,
      y: top + 17, bold: true, tone: .accent)
  }

  /// The boxes inside the region, without the words beside them.
  private struct Picture {
    var assembly: FlowAssembly
    var inner: Int
    var bottom: Int
    var isOutside: Bool
  }

  /// - Parameters:
  ///   - inner: the least width inside the region.
  ///   - bottom: where the region is to end at least.
  private func picture(
    _ order: FlowOrder, inner least: Int, bottom lowest: Int, _ parts: inout Parts
  ) -> Picture {
    let hubs = hubLayouts(order, &parts)
    let layouts = order.vpcs.compactMap { vpcLayout($0, order, &parts) }
    let rows = [layouts.filter(\.isAboveHub), layouts.filter { !$0.isAboveHub }]
    let inner = max(
      rows.map { row in
        row.reduce(-Self.gutter) { $0 + $1.minimumWidth + Self.gutter }
      }.max() ?? 0, hubs.map(\.minimumWidth).max() ?? 0, least, 320)
    let left = Metrics.margin + Self.padding
    let isOutside = itinerary.all.contains { $0.place == .outside }
    let regionTop = Self.top + (isOutside ? Self.outside : 0)
    var header = Self.regionHeader
    func build(spare: Int) -> Picture {
      var assembly = FlowAssembly(itinerary, runs)
      var y = regionTop + header
      let filled = rows.filter { !$0.isEmpty }.count
      let share = filled == 0 ? 0 : spare / filled
      if !rows[0].isEmpty {
        y = assembly.place(rows[0], x: left, y: y, width: inner, extra: share, Self.gutter)
      }
      if !rows[1].isEmpty { assembly.measure(rows[1], x: left, width: inner, Self.gutter) }
      for hub in hubs {
        let box = hub.arranged(width: inner, partners: assembly.partners())
        if !rows[0].isEmpty { y += assembly.channelHeight(to: box.moved(left, 0), isAbove: true) }
        let placed = box.placed(left, y)
        assembly.add(hub: placed)
        y = placed.frame.maxY
        if !rows[1].isEmpty { y += assembly.channelHeight(to: placed, isAbove: false) }
      }
      if !rows[1].isEmpty {
        if hubs.isEmpty { y += Self.gutter }
        y = assembly.place(rows[1], x: left, y: y, width: inner, extra: share, Self.gutter)
      }
      // What is on the lower border of a VPC needs room, too.
      let lowest = assembly.boxes.map(\.frame.maxY).max() ?? y
      return Picture(
        assembly: assembly, inner: inner, bottom: max(y + Self.padding, lowest + 8),
        isOutside: isOutside)
    }
    var tight = build(spare: 0)
    // What is on the border of a VPC keeps clear of the region's name.
    let name = regionTitle(top: regionTop, tight.assembly.boxes).frame
    if tight.assembly.boxes.contains(where: { $0.borderOf != nil && $0.frame.intersects(name) }) {
      header += 12
      tight = build(spare: 0)
    }
    guard lowest > tight.bottom else { return tight }
    var loose = build(spare: lowest - tight.bottom)
    loose.bottom = max(loose.bottom, lowest)
    return loose
  }

  /// - Parameters:
  ///   - least: the least width of the page.
  ///   - height: the least height of the page.
  private func arrangement(
    _ order: FlowOrder, panelWidth: Int?, least: Int, height: Int, _ parts: inout Parts
  ) -> Sheet {
    let panel = self.panel()
    let frame = 2 * Metrics.margin + 2 * Self.padding
    let placedPanel: FlowPanel.Result
    let picture: Picture
    if let panelWidth {
      let words = panel.arranged(x: 0, y: Self.top, width: panelWidth)
      picture = self.picture(
        order, inner: least - frame - Self.aside - panelWidth,
        bottom: max(words.box.frame.maxY, height - 44), &parts)
      placedPanel = panel.arranged(
        x: frame - Metrics.margin + picture.inner + Self.aside, y: Self.top, width: panelWidth,
        height: picture.bottom - Self.top)
    } else {
      let inner = max(
        self.picture(order, inner: 0, bottom: 0, &parts).inner, least - frame,
        2 * panel.leastWidth - 2 * Self.padding)
      let width = inner + 2 * Self.padding
      let words = panel.arranged(x: 0, y: 0, width: width, columns: 2).box.frame.height
      picture = self.picture(order, inner: inner, bottom: height - 44 - words - Self.aside, &parts)
      placedPanel = panel.arranged(
        x: Metrics.margin, y: picture.bottom + Self.aside, width: width, columns: 2)
    }
    let (assembly, inner, bottom) = (picture.assembly, picture.inner, picture.bottom)
    let isOutside = picture.isOutside
    let regionTop = Self.top + (isOutside ? Self.outside : 0)

    let region = Box(
      name: "region \(topology.region.code)", role: .region,
      frame: Frame(
        x: Metrics.margin, y: regionTop, width: inner + 2 * Self.padding,
        height: bottom - regionTop),
      texts: [regionTitle(top: regionTop, assembly.boxes)],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 7, y: regionTop + 4, width: 18, height: 18)),
      children: Box.withIdentitiesOnce(assembly.boxes))
    var sheet = Sheet(
      kind: .flow, view: view, environments: [topology.environment.name],
      title: title, subtitle: subtitle, altText: altText,
      longText: longText, width: placedPanel.box.frame.maxX + Metrics.margin,
      height: max(bottom, placedPanel.box.frame.maxY) + 44,
      boxes: [region, placedPanel.box])
    if isOutside {
      sheet.boxes.insert(assembly.outside(y: Self.top - 4, isListed: names.isListed), at: 1)
    }
    sheet.edges = assembly.associations + assembly.lines(in: sheet)
    // A lane may lead through a box that stands in it; such a line takes another way.
    let lines = SheetLines(sheet)
    for index in sheet.edges.indices where !lines.violations(of: sheet.edges[index]).isEmpty {
      sheet.edges[index].path = []
    }
    sheet = OrthogonalRouter.routed(sheet)
    sheet.endRefusedLines()
    sheet.badges = badges(on: sheet, of: assembly)
    sheet.badges += FlowMarks.badges(sheet.allBoxes) + placedPanel.badges
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    return sheet
  }

  /// The numbers of the steps on their lines, and a cross where one is refused.
  private func badges(on sheet: Sheet, of assembly: FlowAssembly) -> [Badge] {
    var placer = BadgePlacer(sheet)
    return itinerary.steps.flatMap { step -> [Badge] in
      let own = sheet.edges.filter { assembly.edgeSteps[$0.name] == step.label }
      let cross = step.refusal == nil ? nil : own.last.flatMap { placer.cross($0) }
      return [cross, placer.place(step.label, step.direction.tone, on: own)].compactMap(\.self)
    }
  }

  private var hasHubs: Bool {
    itinerary.all.contains { stop in
      if case .hub = stop.place { return true }
      return false
    }
  }

  /// What is the same in several orders, laid out once.
  private struct Parts {
    struct Place: Hashable {
      var vpc: ElementID
      var isAboveHub: Bool
      var tables: [String]
    }

    var vpcs: [Place: FlowVPCLayout] = [:]
    var hubs: [FlowOrder: [FlowHubLayout]] = [:]
  }

  /// A VPC knows of the order whether it is above the hubs, and how their tables stand.
  private func vpcLayout(
    _ id: ElementID, _ order: FlowOrder, _ parts: inout Parts
  ) -> FlowVPCLayout? {
    let place = Parts.Place(
      vpc: id, isAboveHub: order.above.contains(id), tables: order.tables)
    if let known = parts.vpcs[place] { return known }
    guard let vpc = model.vpcs.first(where: { $0.id == id }) else { return nil }
    let layout = FlowVPCLayout(
      vpc, isAboveHub: place.isAboveHub, flow: runs, tables: order.tables, marks: marks,
      facts: facts)
    parts.vpcs[place] = layout
    return layout
  }

  private func hubLayouts(_ order: FlowOrder, _ parts: inout Parts) -> [FlowHubLayout] {
    // Of the VPCs they know nothing.
    let place = FlowOrder(vpcs: [], tables: order.tables, above: [], hubs: order.hubs)
    if let known = parts.hubs[place] { return known }
    let used = Set(itinerary.all.map(\.box))
    var seen: Set<ElementID> = []
    let layouts = itinerary.all.compactMap { stop -> FlowHubLayout? in
      guard case .hub(let id, _) = stop.place, seen.insert(id).inserted else { return nil }
      if let hub = model.hubs.first(where: { $0.id == id }) {
        return FlowHubLayout(hub, used: used, order: order, marks: marks)
      }
      let resource = facts.index.resource(id)
      return FlowHubLayout(
        id, title: resource?.title ?? id.description, type: resource?.type ?? "")
    }
    parts.hubs[place] = layouts
    return layouts
  }
}
