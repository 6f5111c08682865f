import GraphvizLayout
import OrderedCollections
import Reachability
import Topology

/// The services sheet: who sends what to whom.
///
/// Graphviz's `dot` ranks the components; every connection has a number on its line and a sentence
/// beside the graph, so that no words are ever over a box or a line.
package struct ServicesView {
  private let topology: Topology
  private let facts: Facts
  private let connections: [Connection]
  private let components: [ComponentRecord]
  private let verdicts: [ConnectionVerdict]
  private let flows: [Flow]
  /// The ways to other VPCs that no connection names.
  private let links: [ServiceLink]
  /// Whether boxes are as high as it takes for all lines to end apart, and as wide as the name of the
  /// panel that they are in.
  private var isRoomy = false

  package init(_ facts: Facts, reports: [FlowReport]) {
    let topology = facts.topology
    self.topology = topology
    self.facts = facts
    verdicts = ConnectionVerdict.all(reports, facts)
    var ends: OrderedSet<ElementID> = []
    for connection in topology.connections {
      ends.append(connection.source)
      ends.append(connection.target)
    }
    let alone: Set<ComponentRecord.Kind> = [.service, .loadBalancer, .fileSystem, .client]
    let shown = topology.components.filter { alone.contains($0.kind) || ends.contains($0.id) }
    let drawn = Set(shown.map(\.id))
    let listed = ListedClients(facts)
    connections = topology.connections.filter {
      drawn.contains($0.source) && drawn.contains($0.target)
    }
    flows = Self.flows(connections, verdicts, listed)
    let known = listed.components(
      shown, ends: Set(connections.flatMap { [listed.sender(of: $0), $0.target] }))
    links = Self.privateLinks(facts, among: known)
    components = known + Self.endpoints(of: links, facts, besides: known)
  }

  /// An endpoint that leads to a load balancer of the sheet, each by its box.
  private struct ServiceLink {
    var endpoint: ElementID
    var source: ElementID
    var target: ElementID
    var sentence: String
  }

  private static func privateLinks(_ facts: Facts, among known: [ComponentRecord]) -> [ServiceLink]
  {
    func box(_ id: ElementID) -> ElementID? {
      known.first { $0.id == id || $0.primary == id }?.id
    }
    return facts.model.privateLinks.compactMap { link in
      guard let target = box(link.balancer) else { return nil }
      let names = [link.endpoint, link.balancer, link.service].map { id in
        facts.index.resource(id).map(facts.title) ?? id.description
      }
      return ServiceLink(
        endpoint: link.endpoint, source: box(link.endpoint) ?? link.endpoint, target: target,
        sentence: "AWS PrivateLink: \(names[0]) leads to \(names[1]) by \(names[2]).")
    }
  }

  /// Endpoints that no connection is declared from or to.
  private static func endpoints(
    of links: [ServiceLink], _ facts: Facts, besides known: [ComponentRecord]
  ) -> [ComponentRecord] {
    let missing = links.filter { link in !known.contains { $0.id == link.source } }
    return missing.map(\.endpoint).uniqued().compactMap { id in
      guard let resource = facts.index.resource(id) else { return nil }
      let vpc = facts.model.endpoints[id]?.vpc.value
      return ComponentRecord(
        id: id, kind: .endpoint, title: facts.title(resource),
        parent: facts.topology.components.first { $0.kind == .vpc && $0.primary == vpc }?.id,
        primary: id, origin: resource.origin)
    }
  }

  private static let subtitle = "\(SheetText.connections), and for what"
  /// More lines than this cannot be told apart, and to lay them out takes long.
  private static let mostLines = 60
  private static let top = 66
  private static let padding = 16
  private static let panelHeader = 30

  /// Ranks run from left to right or from top to bottom, whichever prints larger.
  ///
  /// - Throws: `GraphvizError` with Graphviz's own words.
  func sheets() throws -> [Sheet] {
    if let sheet = try sheet() { return [sheet] }
    return MatrixView(
      topology, components: topology.components, connections: connections, verdicts: verdicts
    ).sheets()
  }

  /// Nil where there is nothing to draw, or more than can be read.
  private func sheet() throws -> Sheet? {
    guard !connections.isEmpty, flows.count <= Self.mostLines else { return nil }
    // Of many lines some leave no room for a number: that way is not taken.
    var ways = try [sheet(isVertical: false), sheet(isVertical: true)].filter(Self.isLawful)
    if ways.isEmpty {
      var view = self
      view.isRoomy = true
      ways = try [view.sheet(isVertical: false)].filter(Self.isLawful)
    }
    guard let larger = ways.max(by: { Self.score($0) < Self.score($1) }) else { return nil }
    // What does not fit on a page is a table.
    return larger.smallestPrintedText >= Pages.readable ? larger : nil
  }

  private static func isLawful(_ sheet: Sheet) -> Bool {
    let panels = sheet.boxes
    let areApart = panels.indices.allSatisfy { index in
      panels[(index + 1)...].allSatisfy { !$0.frame.intersects(panels[index].frame) }
    }
    return areApart && SheetLines(sheet).violations().isEmpty
      && LineEnds(sheet).violations().isEmpty
  }

  private func sheet(isVertical: Bool) throws -> Sheet {
    var sheet = Sheet(
      kind: .services, view: "services", environments: [topology.environment.name],
      title: SheetText.title(topology, "Services"), subtitle: Self.subtitle, altText: altText(),
      longText: sentences() + links.map(\.sentence))
    let places = try Graphviz.layout(rankingDOT(isVertical: isVertical), engine: .dot).nodes
    func placed(_ box: Box) -> Box {
      guard let center = places[box.name]?.center else { return box }
      return box.placed(
        Metrics.margin + Int(center.x.rounded()) - box.frame.width / 2,
        Self.top + Int(center.y.rounded()) - box.frame.height / 2)
    }
    let boxes = components.map { placed(box($0)) }
    sheet.boxes = panels(boxes)
    sheet.edges = edges()
    let all = sheet.boxes.flatMap(\.flattened)
    let right = all.map(\.frame.maxX).max() ?? 0
    let bottom = all.map(\.frame.maxY).max() ?? 0
    let words = max(
      SheetText.width(title: sheet.title, environment: topology, subtitle: sheet.subtitle),
      Ruler.width(SheetText.imprint([topology]), size: Metrics.body))
    sheet.width = max(right, Metrics.margin + words) + Metrics.margin
    sheet.height = bottom + Self.foot
    sheet = OrthogonalRouter.routed(RankRouter.routed(sheet, isVertical: isVertical))
    sheet.endRefusedLines()
    return explained(sheet)
  }

  /// The sheet with a number on every connection and its sentence beside the graph, or below it,
  /// whichever prints larger.
  private func explained(_ graph: Sheet) -> Sheet {
    var sheet = graph
    var placer = BadgePlacer(sheet)
    sheet.badges += placer.crosses(on: sheet)
    for (index, flow) in flows.enumerated() {
      let own = sheet.edges.filter { $0.name == flow.name }
      let tone = own.first?.style.tone ?? .forward
      if let badge = placer.place("\(index + 1)", tone, on: own) {
        sheet.badges.append(badge)
      }
    }
    let panel = FlowPanel(
      sections: [
        .init(
          title: SheetText.connections, tone: .forward,
          entries: sentences().enumerated().map { ("\($0.offset + 1)", $0.element) },
          tones: flows.map { style($0).tone })
      ], notes: links.map(\.sentence))
    let bottom = graph.height - Self.foot
    var best = beside(panel, sheet, width: Self.panelWidths[0], bottom: bottom)
    for width in Self.panelWidths.dropFirst() where width >= panel.leastWidth {
      let other = beside(panel, sheet, width: width, bottom: bottom)
      if Self.score(other) > Self.score(best) { best = other }
    }
    let below = self.below(panel, sheet, bottom: bottom)
    var chosen = Self.score(below) > Self.score(best) ? below : best
    chosen.legend = Legend.entries(of: chosen, y: chosen.height - 28)
    return chosen
  }

  private static let foot = 44
  private static let aside = 14
  private static let panelWidths = [330, 370, 410, 450]

  private static func score(_ sheet: Sheet) -> Int {
    PageShape.score(width: sheet.width, height: sheet.height)
  }

  private func beside(_ panel: FlowPanel, _ sheet: Sheet, width: Int, bottom: Int) -> Sheet {
    var sheet = sheet
    let top = Self.top
    let placed = panel.arranged(
      x: sheet.width - Metrics.margin + Self.aside, y: top, width: width, height: bottom - top)
    sheet.boxes.append(placed.box)
    sheet.badges += placed.badges
    sheet.width = placed.box.frame.maxX + Metrics.margin
    sheet.height = max(bottom, placed.box.frame.maxY) + Self.foot
    return sheet
  }

  private func below(_ panel: FlowPanel, _ sheet: Sheet, bottom: Int) -> Sheet {
    var sheet = sheet
    // As wide as the graph.
    let left = sheet.boxes.map(\.frame.x).min() ?? Metrics.margin
    let width = max((sheet.boxes.map(\.frame.maxX).max() ?? 0) - left, panel.leastWidth)
    let columns = max(1, min(3, width / max(panel.leastWidth, 260)))
    let placed = panel.arranged(
      x: left, y: bottom + Self.aside, width: width, columns: columns)
    sheet.boxes.append(placed.box)
    sheet.badges += placed.badges
    sheet.width = placed.box.frame.maxX + left
    sheet.height = placed.box.frame.maxY + Self.foot
    return sheet
  }

  // MARK: Boxes

  private func box(_ component: ComponentRecord) -> Box {
    let box = plainBox(component)
    guard isRoomy else { return box }
    let name = home(component).map { title(of: $0).width + Self.titleRoom } ?? 0
    let out = flows.count { $0.source == component.id }
    let into = flows.count { $0.target == component.id }
    return FlowChip.widened(box, to: name - 2 * Self.padding)
      .heightened(to: (max(out, into) + 1) * LineEnds.gap)
  }

  private func plainBox(_ component: ComponentRecord) -> Box {
    let type = component.primary.flatMap { facts.index.resource($0) }?.type ?? ""
    let glyph: Glyph =
      switch component.kind {
      case .service: type.isEmpty ? .service : ResourceKind(type: type).glyph
      case .loadBalancer: .loadBalancer
      case .fileSystem: .fileSystem
      case .client: component.title == "Internet" ? .internet : .user
      case .registry: .registry
      case .endpoint: .endpoint
      case .key: .key
      case .vpc: .vpc
      case .transitGateway: .transitGateway
      case .firewall: .firewall
      case .cluster: .cluster
      case .other: ResourceKind(type: type).glyph
      }
    return BoxBuilder.element(
      name: component.id.description,
      ids: facts.index.component(component.id) == nil ? [] : [component.id],
      title: component.title,
      detail: component.primary.flatMap { facts.index.resource($0) }
        .map { facts.guarded(facts.detail($0), $0) } ?? "",
      type: type, glyph: glyph,
      role: component.kind == .client ? .actor : .element)
  }

  /// Connections between the same two are drawn once; those that do not arrive are a line of their own.
  private struct Flow {
    var source: ElementID
    var target: ElementID
    /// What each connection is for, and its port.
    var words: [[String]]
    /// Whether another line of the same two is before it.
    var isSecond = false
    /// Those that do not arrive: all of the line, or none.
    var refused: [ConnectionVerdict] = []
    /// What decides whether one of them arrives and is not known.
    var doubt: UnmodelledFeature?
    var name: String { "flow \(source) \(target)" + (isSecond ? " besides" : "") }
    var sentence: String { SheetText.list(words.map { $0.joined(separator: " on ") }) }
  }

  private static func flows(
    _ connections: [Connection], _ verdicts: [ConnectionVerdict], _ listed: ListedClients
  ) -> [Flow] {
    let refused = Dictionary(
      verdicts.filter { $0.refusal != nil }.map { ($0.connection, $0) },
      uniquingKeysWith: { first, _ in first })
    let doubts = Dictionary(
      verdicts.compactMap { verdict in verdict.doubt.map { (verdict.connection, $0) } },
      uniquingKeysWith: { first, _ in first })
    var places: [FlowEnds: Int] = [:]
    var flows: [Flow] = []
    for connection in connections {
      let words = ComponentGraph.Link.words(connection)
      let verdict = refused[connection]
      let ends = FlowEnds(
        source: listed.sender(of: connection), target: connection.target,
        isRefused: verdict != nil)
      if let place = places[ends] {
        if !flows[place].words.contains(words) { flows[place].words.append(words) }
        flows[place].refused += [verdict].compactMap(\.self)
        if verdict == nil { flows[place].doubt = flows[place].doubt ?? doubts[connection] }
        continue
      }
      let other = FlowEnds(source: ends.source, target: ends.target, isRefused: !ends.isRefused)
      places[ends] = flows.count
      flows.append(
        Flow(
          source: ends.source, target: ends.target, words: [words],
          isSecond: places[other] != nil, refused: [verdict].compactMap(\.self),
          doubt: verdict == nil ? doubts[connection] : nil))
    }
    return flows
  }

  private struct FlowEnds: Hashable {
    var source: ElementID
    var target: ElementID
    var isRefused: Bool
  }

  private func edges() -> [SheetEdge] {
    zip(flows, sentences()).map { flow, sentence in
      var edge = SheetEdge(
        from: flow.source.description, to: flow.target.description,
        style: style(flow), title: sentence)
      edge.name = flow.name
      edge.stop = flow.refused.first?.stop(facts) ?? .atTarget
      return edge
    }
      + links.map {
        SheetEdge(
          from: $0.source.description, to: $0.target.description, style: .attachment,
          title: $0.sentence)
      }
  }

  // MARK: Panels

  /// The outermost component, whose panel holds the others.
  private func home(_ component: ComponentRecord) -> ElementID? {
    var current = component
    while let parent = current.parent, let record = facts.index.component(parent) {
      current = record
    }
    return current.id == component.id ? nil : current.id
  }

  private func panels(_ boxes: [Box]) -> [Box] {
    var grouped: OrderedDictionary<ElementID, [Box]> = [:]
    var loose: [Box] = []
    for (component, box) in zip(components, boxes) {
      if let home = home(component) {
        grouped[home, default: []].append(box)
      } else {
        loose.append(box)
      }
    }
    return grouped.map { panel($0.key, $0.value) } + loose
  }

  /// What a panel's name takes besides its width.
  private static let titleRoom = 44

  private func title(of panel: ElementID) -> TextRun {
    TextRun(
      facts.index.component(panel)?.title ?? panel.description, x: 0, y: 0, size: Metrics.heading,
      bold: true, tone: .accent)
  }

  private func panel(_ id: ElementID, _ boxes: [Box]) -> Box {
    let record = facts.index.component(id)
    let left = (boxes.map(\.frame.x).min() ?? 0) - Self.padding
    let top = (boxes.map(\.frame.y).min() ?? 0) - Self.panelHeader - 4
    let right = (boxes.map(\.frame.maxX).max() ?? 0) + Self.padding
    let bottom = (boxes.map(\.frame.maxY).max() ?? 0) + Self.padding
    var words = title(of: id)
    (words.x, words.y) = (left + 36, top + 20)
    return Box(
      name: id.description, ids: [id], role: record?.kind == .vpc ? .vpc : .panel,
      frame: Frame(
        x: left, y: top, width: max(right, words.x + words.width + 8) - left,
        height: bottom - top),
      texts: [words],
      glyph: PlacedGlyph(
        record?.kind == .vpc ? .vpc : .generic,
        frame: Frame(x: left + 8, y: top + 5, width: 20, height: 20)),
      children: boxes)
  }

  // MARK: Ranking

  /// The graph as `dot` ranks it: components and the words of connections are nodes of their size.
  private func rankingDOT(isVertical: Bool) -> String {
    var lines = [
      "digraph services {",
      "  graph [rankdir=\(isVertical ? "TB" : "LR"), nodesep=0.5, ranksep=0.8, splines=line, fontsize=13]",
      "  node [shape=box, fixedsize=true, label=\"\"]",
    ]
    var grouped: OrderedDictionary<ElementID, [String]> = [:]
    func add(_ box: Box, to home: ElementID?) {
      let node =
        "\(DOTWriter.quoted(box.name)) [width=\(DOTWriter.inches(box.frame.width)), "
        + "height=\(DOTWriter.inches(box.frame.height))]"
      if let home { grouped[home, default: []].append(node) } else { lines.append("  \(node)") }
    }
    for component in components { add(box(component), to: home(component)) }
    for (home, nodes) in grouped {
      lines.append("  subgraph \(DOTWriter.quoted("cluster_\(home)")) {")
      lines.append("    graph [label=\"X\", margin=\(Self.padding + 4)]")
      lines += nodes.map { "    \($0)" }
      lines.append("  }")
    }
    let clients = Set(components.filter { $0.kind == .client }.map(\.id))
    for flow in flows {
      // Whoever is outside comes first, also where it is sent to.
      var chain = [flow.source.description, flow.target.description]
      if clients.contains(flow.target), !clients.contains(flow.source) { chain.reverse() }
      lines.append("  " + chain.map(DOTWriter.quoted).joined(separator: " -> "))
    }
    for link in links {
      let chain = [link.source.description, link.target.description]
      lines.append("  " + chain.map(DOTWriter.quoted).joined(separator: " -> "))
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func altText() -> String {
    "The services of \(topology.title), and who sends what to whom."
  }

  private func sentences() -> [String] {
    let titles = Dictionary(
      components.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    return flows.map { flow in
      "\((titles[flow.source] ?? "").capitalizedFirst) to \(titles[flow.target] ?? ""): "
        + (flow.refused.isEmpty
          ? "\(flow.sentence)." + (flow.doubt.map { " \($0.lineSentence)" } ?? "")
          : LinkWalks.refusals(
            flow.refused.map(\.connection),
            Dictionary(
              flow.refused.map { ($0.connection, $0) }, uniquingKeysWith: { first, _ in first })))
    }
  }

  private func style(_ flow: Flow) -> SheetEdge.Style {
    if !flow.refused.isEmpty { return .refused }
    return flow.doubt == nil ? .forward : .unknown
  }
}
