import Reachability
import Topology

/// The sheet of one flow: what it touches, its way there in numbers and the way back in letters,
/// and beside it a sentence for each.
struct FlowView {
  private let topology: Topology
  private let facts: Facts
  private let model: NetworkDrawing
  private let report: FlowReport
  private let verdict: Verdict
  private let names: FlowNames
  private let itinerary: FlowItinerary
  private let runs: FlowRuns
  private let marks: FlowMarks
  /// The legs that are drawn.
  private let drawnLegs: [FlowQuery]
  /// Whether some of them go the same way.
  private let hasFewerWays: Bool
  /// Other flows that go the same way.
  var likewise: [String] = []

  /// Nil where no walk of the flow leads anywhere, or through what has no place on a sheet.
  init?(
    _ topology: Topology, facts: Facts, model: NetworkDrawing, places: FlowPlaces,
    report: FlowReport
  ) {
    let example = FlowExample(report, facts)
    let walks = example.walks
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

  /// What the flow passes between its ends: equal for flows that go the same way.
  var way: [String] {
    ["\(report.flow.kind) \(itinerary.refusal == nil)"]
      + itinerary.all.filter { stop in
        ![itinerary.forward.first?.box, itinerary.forward.last?.box].contains(stop.box)
      }.map(\.box) + [String(describing: itinerary.forward.last?.place)]
  }

  var kind: NamedFlow.Kind { report.flow.kind }

  /// The way without the names of its ends and of the VPCs that they are in.
  var shape: [String] {
    let ends = Set([itinerary.forward.first, itinerary.forward.last].compactMap { $0?.box })
    return ["\(kind) \(itinerary.refusal == nil)"]
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

  func sheet() -> Sheet {
    // First the order with the calmest lines, then the place of the words that prints largest.
    var parts = Parts()
    let order = calmestOrder(&parts)
    return sheet(order, panelWidth: panelWidth(order, &parts), &parts)
  }

  /// How wide the words beside the picture are to be; nil where they are to be below it, as they
  /// are for small flows.
  private func panelWidth(_ order: FlowOrder, _ parts: inout Parts) -> Int? {
    let panel = panel()
    let least = panel.leastWidth
    let tight = picture(order, inner: 0, bottom: 0, &parts)
    let frame = 2 * Metrics.margin + 2 * Self.padding
    // The width with which text is nine points on a page of A3 is tried besides.
    let fitting = 1455 - tight.inner - frame - Self.aside
    var best: (width: Int?, score: Int) = (nil, 0)
    for width in Self.panelWidths + [fitting] where width >= least {
      let words = panel.arranged(x: 0, y: Self.top, width: width).box.frame.maxY
      let score = PageShape.score(
        width: tight.inner + frame + Self.aside + width, height: max(words, tight.bottom) + 44)
      if score > best.score { best = (width, score) }
    }
    let inner = max(tight.inner, 2 * least - 2 * Self.padding)
    let words = panel.arranged(x: 0, y: 0, width: inner + 2 * Self.padding, columns: 2)
    let score = PageShape.score(
      width: inner + frame, height: tight.bottom + Self.aside + words.box.frame.height + 44)
    return score > best.score ? nil : best.width
  }

  private func calmestOrder(_ parts: inout Parts) -> FlowOrder {
    let above = Set(model.vpcs.filter { $0.isAbove || !hasHubs }.map(\.id))
    let candidates = FlowOrder.all(vpcs: runs.vpcs, tables: runs.tables, above: above)
    guard candidates.count > 1 else { return candidates[0] }
    var best = (order: candidates[0], cost: Int.max)
    for candidate in candidates {
      var sheet = Sheet(
        kind: .flow, view: "", environments: [], title: "", subtitle: "", altText: "")
      let picture = picture(candidate, inner: 0, bottom: 0, &parts)
      sheet.boxes = picture.assembly.boxes
      if picture.isOutside {
        sheet.boxes.append(picture.assembly.outside(y: Self.top - 4, isListed: names.isListed))
      }
      sheet.edges = picture.assembly.lines(in: sheet)
      let measure = SheetMeasure.lines(of: sheet)
      let cost = measure.crossings * 400 + measure.bends * 40 + measure.length / 4
      if cost < best.cost { best = (candidate, cost) }
    }
    return best.order
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

  /// - Parameter panelWidth: how wide the words beside the picture are; nil for words below it.
  private func sheet(_ order: FlowOrder, panelWidth: Int?, _ parts: inout Parts) -> Sheet {
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
    func build(spare: Int) -> Picture {
      var assembly = FlowAssembly(itinerary, runs)
      var y = Self.top + Self.regionHeader + (isOutside ? Self.outside : 0)
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
    let tight = build(spare: 0)
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
      texts: [
        TextRun(
          "\(topology.region.title) · \(topology.region.code)", x: Metrics.margin + 32,
          y: regionTop + 17,
          bold: true, tone: .accent)
      ],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 7, y: regionTop + 4, width: 18, height: 18)),
      children: Box.withIdentitiesOnce(assembly.boxes))
    var sheet = Sheet(
      kind: .flow, view: "flow-\(report.flow.id)", environments: [topology.environment.name],
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
    var hubs: [[String]: [FlowHubLayout]] = [:]
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
    if let known = parts.hubs[order.tables] { return known }
    let used = Set(itinerary.all.map(\.box))
    var seen: Set<ElementID> = []
    let layouts = itinerary.all.compactMap { stop -> FlowHubLayout? in
      guard case .hub(let id, _) = stop.place, seen.insert(id).inserted else { return nil }
      if let hub = model.hubs.first(where: { $0.id == id }) {
        return FlowHubLayout(hub, used: used, tables: order.tables, marks: marks)
      }
      let resource = facts.index.resource(id)
      return FlowHubLayout(
        id, title: resource?.title ?? id.description, type: resource?.type ?? "")
    }
    parts.hubs[order.tables] = layouts
    return layouts
  }

  // MARK: Words

  /// What the flow opens, leg by leg: protocols, ports, and the name that it asks for.
  private func services(named: Bool) -> String {
    var seen: Set<String> = []
    let services = drawnLegs.map { leg in
      let port = leg.transport.hasPorts ? "\(leg.transport) \(leg.port)" : "\(leg.transport)"
      guard named, let name = leg.serverName?.name else { return port }
      return "\(port) (\(name))"
    }
    let unique = services.filter { seen.insert($0).inserted }
    return isChain ? unique.joined(separator: ", then ") : SheetText.list(unique)
  }

  /// Whether each leg that is drawn begins where the one before it ends.
  private var isChain: Bool { drawnLegs.count > 1 && !report.flow.setsOutAnew }

  /// What is said of the answers of those legs whose senders wait for one; nil where none does.
  private var answers: FlowAnswers? {
    let answered = drawnLegs.filter(\.transport.promisesAnswer)
    return answered.isEmpty ? nil : FlowAnswers(to: answered)
  }

  private var subtitle: String {
    let services = services(named: false)
    if let refusal = itinerary.refusal {
      let what = refusal.direction == .forward ? services : "the answer to \(services)"
      return "Where \(what) from \(names.source) to \(names.target) is refused: \(refuser)"
    }
    let verb = isChain ? "lead" : services.contains(" and ") ? "go" : "goes"
    let way = "How \(services) \(verb) from \(names.source) to \(names.target)"
    return answers.map { "\(way), and how \($0.come) back" } ?? way
  }

  /// What refuses the packet, with its zone.
  private var refuser: String {
    guard let stop = itinerary.refuser else { return "" }
    let zone = stop.hop.zone.map { "zone \($0)" }
    return zone.map { stop.name.hasSuffix($0) ? stop.name : "\(stop.name) in \($0)" }
      ?? stop.name
  }

  private var title: String {
    "\(topology.title) · \(report.flow.title)" + (itinerary.refusal == nil ? "" : " · refused")
  }

  private var altText: String {
    let forward = itinerary.steps.filter { $0.direction == .forward }.count
    let back = itinerary.steps.count - forward
    return
      "\(report.flow.title) in \(topology.environment.title): \(names.source) to \(names.target), "
      + "\(forward) \(forward == 1 ? "step" : "steps")"
      + (back == 0 ? "" : " there and \(back) back") + "; \(conclusion)"
  }

  private var longText: [String] {
    itinerary.steps.map { "\($0.label). \($0.sentence)" } + notes
  }

  private var conclusion: String {
    switch verdict {
    case .accepted:
      answers.map { "It arrives, and \($0.arrive)." } ?? "It arrives. \(Self.unanswered)"
    case .exits:
      answers.map { "It leaves for the internet, and \($0.come) back." }
        ?? "It leaves for the internet. \(Self.unanswered)"
    case .denied(let reason), .noRoute(let reason): "It does not arrive: \(reason.sentence)"
    case .unknown(let feature): "It depends on what the model does not know: \(feature.feature)."
    }
  }

  private static let unanswered = "Over UDP nobody waits for a response; one would be let through."

  private var notes: [String] {
    var notes = [conclusion]
    let count = report.traces.count
    if count > 1 {
      let good = report.traces.filter(\.verdict.isSuccess).count
      let same = report.traces.filter { $0.verdict == verdict }.count
      if good == count || same == count {
        let all = count == 2 ? "both" : "all \(count)"
        notes.append(
          drawnLegs.count == 1
            ? "The same holds for \(all) ways that zones and targets allow; one is drawn."
            : "The same holds for \(all) ways of its \(drawnLegs.count) legs that zones and targets "
              + "allow; \(hasFewerWays ? "legs that go the same way are drawn once" : "one of each leg is drawn")."
        )
      } else {
        let arrive = good == 0 ? "none arrives" : good == 1 ? "1 arrives" : "\(good) arrive"
        notes.append("Of \(count) ways that zones and targets allow, \(arrive).")
      }
    }
    if likewise.count > 8 {
      notes.append("\(likewise.count) more flows go alike between other ends.")
    } else if !likewise.isEmpty {
      notes.append("The same way: \(SheetText.list(likewise)).")
    }
    return notes
  }

  private func panel() -> FlowPanel {
    let titles = [
      "Request: \(services(named: drawnLegs.count == 1)) from \(names.source) to \(names.target)",
      answers?.heading ?? "",
    ]
    var sections = Badge.Direction.allCases.enumerated().map { index, direction in
      FlowPanel.Section(
        title: titles[index], tone: direction.tone,
        entries: itinerary.steps.filter { $0.direction == direction }
          .map { ($0.label, $0.short) })
    }
    if let refusal = itinerary.refusal {
      sections.append(
        FlowPanel.Section(
          title: "Refused: \(refuser)", tone: .lost,
          entries: [("×", names.inText(refusal.reason.sentence))]))
    }
    let isTold = itinerary.refusal != nil
    return FlowPanel(
      sections: sections.filter { !$0.entries.isEmpty },
      notes: isTold ? Array(notes.dropFirst()) : notes)
  }
}
