import AWSModel
import AWSResources
import OrderedCollections
import Reachability
import Topology

/// The workload sheet: services, storage and what they use as rows, zones as columns, in the
/// order in which they call each other.
///
/// It shows no address, so that it is equal in environments that differ in nothing else.
struct WorkloadView {
  private let topology: Topology
  private let facts: Facts
  private let model: NetworkDrawing
  private let graph: ComponentGraph
  private let walks: LinkWalks

  init(_ topology: Topology, facts: Facts, model: NetworkDrawing, reports: [FlowReport]) {
    self.topology = topology
    self.facts = facts
    self.model = model
    graph = ComponentGraph(
      facts, drawing: model, hints: Hints(topology, for: .workload),
      verdicts: ConnectionVerdict.all(reports, facts))
    walks = LinkWalks(reports, graph, facts)
  }

  private static let top = 68
  private static let tileWidth = 212
  /// Without lines there is room for words beside each other.
  private var factsWidth: Int {
    lines == .all ? isNarrow ? 160 : 230 : isNarrow ? 300 : 520
  }
  private static let padding = 14
  /// More sentences than this nobody looks a number up in.
  private static let mostNumbers = 45

  /// One row: a component, something that no component stands for, or the endpoints of a VPC.
  private struct Row {
    var component: ComponentRecord?
    var bar: NetworkDrawing.Bar
    var facts: [String]
    /// What its tile says where it has no component.
    var title = ""
    var detail = ""

    /// The row with each part of its bar that has zones side by side.
    func parts(among zones: [String]) -> [Row] {
      bar.runs(among: zones).map { part in
        var row = self
        row.bar = part
        return row
      }
    }
  }

  /// One sheet, or several where one would print too small to read; where no number of them is enough,
  /// the fewest that print largest. None where nothing runs.
  func sheets() -> [Sheet] {
    guard let whole = sheet() else { return [] }
    let names = model.vpcs.flatMap(rows).map(\.bar.name)
    var best = (sheets: [whole], text: printedText([whole]))
    guard best.text < Pages.readable else { return [whole] }
    var narrow = self
    narrow.isNarrow = true
    if let sheet = narrow.sheet() {
      let text = printedText([sheet])
      if text > best.text { best = ([sheet], text) }
    }
    guard best.text < Pages.readable, names.count > 1 else { return best.sheets }
    for count in 2...names.count {
      let sheets = (0..<count).compactMap { place -> Sheet? in
        var view = narrow
        let own = names.indices.filter { $0 * count / names.count == place }
        view.page = Set(own.map { names[$0] })
        return view.sheet()
      }
      let text = printedText(sheets)
      if Pages.isBetter(text, than: best.text) { best = (sheets, text) }
      if text >= Pages.readable { break }
    }
    return Pages.numbered(best.sheets)
  }

  private func printedText(_ sheets: [Sheet]) -> Int {
    sheets.map { Pages.printedText($0, in: topology) }.min() ?? 0
  }

  private func sheet() -> Sheet? {
    Lawful.first(CallLines.self, in: topology) { lines in
      var view = self
      view.lines = lines
      return view.spread()
    }
  }

  /// The rows that are drawn, by their names; nil for all.
  private var page: Set<String>?
  private var lines = CallLines.all
  /// Whether the words beside the zones have no more room than they take.
  private var isNarrow = false

  private func spread() -> Sheet? {
    if lines == .numbers, graph.links.count > Self.mostNumbers { return nil }
    if lines != .all { return sheet(gap: 10) }
    guard let sheet = sheet(gap: 28) else { return nil }
    let spare = sheet.width * 9 / 16 - sheet.height
    let rows = sheet.boxes.filter { $0.role == .vpc }.flatMap(\.children)
      .filter { $0.role == .element && $0.spans.isEmpty }.count
    guard spare > 0, rows > 1 else { return sheet }
    return self.sheet(gap: 28 + spare / rows)
  }

  private func sheet(gap: Int) -> Sheet? {
    var boxes: [Box] = []
    var numbers: [String: String] = [:]
    for (index, link) in graph.links.enumerated() { numbers[link.name] = "\(index + 1)" }
    var y = Self.top
    var width = 0
    for vpc in model.vpcs {
      let all = rows(of: vpc)
      let rows = all.filter { page?.contains($0.bar.name) ?? true }
      guard all.contains(where: { $0.component?.kind == .service }), !rows.isEmpty else { continue }
      let box = box(of: vpc, rows, y: y + (boxes.isEmpty ? 0 : 16), gap: gap)
      boxes.append(box)
      y = box.frame.maxY
      width = max(width, box.frame.width)
    }
    guard !boxes.isEmpty else { return nil }
    // Whoever is elsewhere stands beside, at the level of whom they talk to.
    let drawn = Set(boxes.flatMap(\.flattened).map(\.name))
    let outside = graph.components.filter { component in
      lines == .all && !drawn.contains(component.id.description)
        && graph.links.contains {
          ($0.source == component.id && drawn.contains($0.target.description))
            || ($0.target == component.id && drawn.contains($0.source.description))
        }
    }
    let tiles = outside.map { component in
      let resource = component.primary.flatMap { facts.index.resource($0) }
      return graph.tile(component, detail: facts.guarded(home(component), resource))
    }
    let laneRoom = tiles.isEmpty ? 0 : 64
    let outsideWidth = tiles.map(\.frame.width).max() ?? 0
    let left = Metrics.margin + (tiles.isEmpty ? 0 : outsideWidth) + laneRoom
    boxes = boxes.map { $0.moved(left, 0) }
    let frames = Dictionary(
      boxes.flatMap(\.flattened).map { ($0.name, $0.frame) },
      uniquingKeysWith: { first, _ in first })
    let wanted = zip(outside, tiles).map { component, tile -> (tile: Box, y: Int) in
      let partners = graph.links.compactMap { link -> Int? in
        if link.source == component.id { return frames[link.target.description]?.midY }
        if link.target == component.id { return frames[link.source.description]?.midY }
        return nil
      }
      return (tile, (partners.min() ?? Self.top) - tile.frame.height / 2)
    }.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }.map(\.element)
    let places = Spread.places(
      wanted.map { ($0.y, $0.tile.frame.height) }, gap: 24, from: Self.top, to: y)
    boxes += zip(wanted, places).map {
      FlowChip.widened($0.tile, to: outsideWidth).placed(Metrics.margin, $1)
    }
    return finished(boxes, numbers, right: left + width)
  }

  private func home(_ component: ComponentRecord) -> String {
    guard let vpc = graph.vpc(of: component).flatMap({ facts.index.resource($0) }) else {
      return component.kind == .client ? "" : "Elsewhere"
    }
    return facts.title(vpc)
  }

  private func finished(_ boxes: [Box], _ numbers: [String: String], right: Int) -> Sheet {
    let drawn = Set(boxes.flatMap(\.flattened).map(\.name))
    let links = graph.links.filter { link in
      let ends = [link.source, link.target].map { drawn.contains($0.description) }
      // A number beside a component is explained wherever it stands.
      return page != nil && lines == .numbers ? ends.contains(true) : !ends.contains(false)
    }
    let entries = links.map { (numbers[$0.name] ?? "", sentence($0)) }
    let panel = FlowPanel(
      sections: lines == .none || entries.isEmpty
        ? []
        : [
          .init(
            title: SheetText.connections, tone: .forward, entries: entries,
            tones: links.map { walks.style($0).tone })
        ],
      notes: lines == .none
        ? ["Who calls whom by its \(links.count) connections is told by the services' sheet."]
        : [])
    var sheet = Sheet(
      kind: .workload, view: "workload", environments: [topology.environment.name],
      title: "\(topology.title) · Workload",
      subtitle: "What runs in which zone"
        + (graph.links.isEmpty ? " and what it keeps" : ", what it keeps, and who calls whom"),
      altText: altText,
      longText: longText, boxes: boxes)
    let bottom = boxes.map(\.frame.maxY).max() ?? Self.top
    sheet.width = right + Metrics.margin
    sheet.height = bottom + 44
    if !entries.isEmpty || lines == .none {
      let placed = panel.arranged(
        x: Metrics.margin, y: bottom + 14, width: right - Metrics.margin, columns: 3)
      sheet.boxes.append(placed.box)
      sheet.badges = placed.badges
      sheet.height = placed.box.frame.maxY + 44
    }
    sheet.edges = links.filter { _ in lines == .all }.map { link in
      var edge = SheetEdge(
        from: link.source.description, to: link.target.description, style: walks.style(link),
        title: "\(numbers[link.name] ?? "") \(link.sentence)")
      edge.name = link.name
      edge.stop = walks.stop(link) ?? .atTarget
      return edge
    }
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    sheet = SideRouter.routed(sheet)
    sheet.endRefusedLines()
    var placer = BadgePlacer(sheet)
    sheet.badges += placer.crosses(on: sheet)
    for edge in sheet.edges {
      guard let number = numbers[edge.name],
        let badge = placer.place(
          number, edge.style.tone, on: [edge])
      else { continue }
      sheet.badges.append(badge)
    }
    return sheet
  }

  // MARK: Rows

  private func rows(of vpc: NetworkDrawing.VPC) -> [Row] {
    let own = graph.components.filter { graph.vpc(of: $0) == vpc.id }
    let ranks = graph.ranks(among: own.map(\.id))
    let ranked = own.enumerated().sorted {
      (ranks[$0.element.id] ?? 0, $0.offset) < (ranks[$1.element.id] ?? 0, $1.offset)
    }.map(\.element)
    let sorted = graph.calmest(ranked)
    let bars = vpc.tiers.flatMap(\.bars)
    var used: Set<String> = []
    var rows = sorted.compactMap { component -> Row? in
      guard let bar = bar(of: component, bars, vpc) else { return nil }
      used.insert(bar.name)
      return Row(component: component, bar: bar, facts: words(component))
    }
    // What belongs to a component has its row there.
    let known = Set(own.compactMap(\.primary) + own.flatMap(\.members))
    let loose = bars.filter { known.isDisjoint(with: $0.ids) && isWork($0) }
    rows += OrderedDictionary(grouping: loose) { bar in
      bar.ids.first.map { $0.key == nil ? bar.name : $0.family.description } ?? bar.name
    }.values.map { alone($0, vpc) }
    rows += bars.filter { $0.type == AWS.VpcEndpoint.type }.map {
      Row(
        component: nil, bar: $0, facts: ["Reach AWS services without the internet"],
        title: $0.title, detail: $0.kinship)
    }
    return rows
  }

  /// Whether it keeps data or runs code, as databases, functions and groups of nodes do: a workload without a
  /// component of its own.
  private func isWork(_ bar: NetworkDrawing.Bar) -> Bool {
    let traits = ResourceTraits.of(bar.type)
    let isPassage = bar.ids.contains {
      facts.model.firewalls[$0] != nil || facts.model.loadBalancers[$0] != nil
    }
    return !bar.ids.isEmpty && !isPassage
      && (traits.storesData != nil || [.function, .instance].contains(traits.glyph))
  }

  /// What stands across zones and has no component: one, or those of a `count` or `for_each`.
  private func alone(_ bars: [NetworkDrawing.Bar], _ vpc: NetworkDrawing.VPC) -> Row {
    let bar = bars[0]
    let family = bars.flatMap(\.ids).compactMap { facts.index.resource($0) }
    if bars.count > 1 {
      let zones = Set(family.flatMap(zones))
      let sizes = family.map(facts.size).uniqued()
      let all = self.bar(
        of: family, in: vpc.zones.filter(zones.contains), named: bar.ids[0].family.description)
      return Row(
        component: nil, bar: all, facts: sizes.count == 1 ? [sizes[0]].compactMap(\.self) : [],
        title: facts.familyTitle(family), detail: ResourceKind(type: bar.type).title)
    }
    let resource = bar.ids.first.flatMap { facts.index.resource($0) }
    let presence = resource.flatMap { facts.presence(of: $0, zones: bar.zones.count) }
    var row = Row(
      component: nil, bar: bar,
      facts: [resource.flatMap(facts.size), presence?.capitalizedFirst].compactMap(\.self),
      title: bar.title, detail: ResourceKind(type: bar.type).title)
    row.bar.name = "\(bar.name) in zones"
    row.bar.title = presence ?? (bar.zones.count == 1 ? "in this zone" : "in these zones")
    return row
  }

  /// What a component has in each zone.
  private func bar(
    of component: ComponentRecord, _ bars: [NetworkDrawing.Bar], _ vpc: NetworkDrawing.VPC
  ) -> NetworkDrawing.Bar? {
    guard let primary = component.primary, let resource = facts.index.resource(primary) else {
      return nil
    }
    let family = family(of: component)
    let zones = Set((family.isEmpty ? [resource] : family).flatMap(zones))
    if !family.isEmpty, !zones.isEmpty {
      return bar(
        of: family, in: vpc.zones.filter(zones.contains), named: component.id.description)
    }
    if let known = bars.first(where: { $0.ids.contains(primary) && !$0.members.isEmpty }) {
      return known
    }
    guard !zones.isEmpty else { return nil }
    var bar = NetworkDrawing.Bar(
      ids: [primary], name: "\(component.id) in zones", title: "", detail: "",
      type: resource.type, zones: vpc.zones.filter(zones.contains), members: [], chips: [])
    let count = facts.text(resource, "desired_count").flatMap { Int($0) }
    if let count, count < bar.zones.count {
      bar.title =
        count == 1
        ? "1 task, in any of these zones" : "\(count) tasks, in any of these zones"
    } else {
      for (index, zone) in bar.zones.enumerated() {
        let tasks = count.map { $0 / bar.zones.count + (index < $0 % bar.zones.count ? 1 : 0) }
        let title =
          tasks.map { $0 == 1 ? "1 task" : "\($0) tasks" }
          ?? (resource.type == AWS.Lb.type ? "Node" : "Interface")
        bar.members.append(
          NetworkDrawing.Member(
            zone: zone,
            item: NetworkDrawing.Item(
              id: nil, name: "\(component.id) in zone \(zone)", title: title, type: resource.type)))
      }
    }
    return bar
  }

  private func zones(of resource: Resource) -> [String] {
    facts.homes(of: resource).compactMap { facts.index.resource($0) }.map { facts.zone($0) ?? "" }
  }

  /// Those of a `count` or `for_each` that one component stands for; empty where that is a single one.
  private func family(of component: ComponentRecord) -> [Resource] {
    guard let primary = component.primary, primary.key != nil else { return [] }
    let all = ([primary] + component.members).uniqued().filter { $0.family == primary.family }
    return all.count > 1 ? all.compactMap { facts.index.resource($0) } : []
  }

  /// Which of a family stand in each zone, or how many of them.
  private func bar(
    of family: [Resource], in zones: [String], named name: String
  ) -> NetworkDrawing.Bar {
    var bar = NetworkDrawing.Bar(
      ids: family.map(\.id), name: "\(name) in zones", title: "", detail: "",
      type: family[0].type, zones: zones, members: [], chips: [])
    let isSomewhere = family.contains {
      facts.presence(of: $0, zones: Set(self.zones(of: $0)).count) != nil
    }
    guard !isSomewhere else {
      bar.title = "\(family.count) of them, in some of these zones"
      return bar
    }
    for zone in zones {
      let own = family.filter { self.zones(of: $0).contains(zone) }
      let item = NetworkDrawing.Item(
        id: nil, name: "\(name) in zone \(zone)", title: Self.words(own, of: family),
        type: family[0].type)
      bar.members.append(NetworkDrawing.Member(zone: zone, item: item))
    }
    return bar
  }

  /// Members of a family by their keys, where these are names and a few; else how many they are.
  private static func words(_ members: [Resource], of family: [Resource]) -> String {
    let keys = members.compactMap { $0.id.key?.replacing("\"", with: "") }
    let names = SheetText.list(keys)
    let isShort = Ruler.width(names, size: Metrics.body) <= widestKeys
    if isShort, keys.count == members.count, keys.allSatisfy({ Int($0) == nil }) { return names }
    return members.count == family.count
      ? "all \(family.count) of them" : "\(members.count) of \(family.count)"
  }

  /// As many keys as a zone has room for.
  private static let widestKeys = 150

  private func words(_ component: ComponentRecord) -> [String] {
    var words: [String] = []
    let incoming = graph.links.filter { $0.target == component.id }
    // What nobody calls a load balancer by is a port of it all the same.
    let balancer = component.primary.flatMap { facts.model.loadBalancers[$0] }
    let ports = balancer.map(Self.ports) ?? incoming.flatMap(\.words).compactMap(\.last)
    let unique = ports.uniqued()
    if lines == .numbers {
      let calls = graph.links.enumerated().filter { $0.element.source == component.id }
        .map { "\($0.offset + 1)" }
      let called = graph.links.enumerated().filter { $0.element.target == component.id }
        .map { "\($0.offset + 1)" }
      if !calls.isEmpty { words.append("Calls: \(calls.joined(separator: ", "))") }
      if !called.isEmpty { words.append("Called by: \(called.joined(separator: ", "))") }
    }
    if !unique.isEmpty { words.append("Listens on \(SheetText.list(unique))") }
    let groups = targetGroups(component)
    if !groups.isEmpty {
      let noun = groups.count == 1 ? "target group" : "target groups"
      words.append("Forwards to \(noun) \(SheetText.list(groups.map { facts.words(of: $0) }))")
    }
    guard let primary = component.primary, let resource = facts.index.resource(primary) else {
      return words
    }
    if let task = facts.target(resource, "task_definition").flatMap({ facts.index.resource($0) }),
      let cpu = facts.text(task, "cpu"), let memory = facts.text(task, "memory")
    {
      words.append("\(cpu) CPU units, \(memory) MiB a task")
    }
    if let bounds = facts.scaling(of: resource), bounds.contains(" ") {
      words.append("Scales from \(bounds) tasks")
    }
    if let name = discoveryName(resource) { words.append("DNS name \(name)") }
    for link in graph.links where link.source == component.id {
      if graph.components.first(where: { $0.id == link.target })?.kind == .fileSystem {
        let kept = "Keeps files on \(graph.title(link.target))"
        if !words.contains(kept) { words.append(kept) }
      }
    }
    if resource.type == AWS.Lb.type {
      words.append(resource["internal"] == true ? "Internal" : "Facing the internet")
    }
    if facts.isGuarded(resource) { words.append("Guarded by AWS WAF") }
    if resource.type == AWS.EfsFileSystem.type, resource["encrypted"] == true {
      words.append("Encrypted at rest")
    }
    return words
  }

  private func targetGroups(_ component: ComponentRecord) -> [TargetGroup] {
    component.primary.map { facts.targetGroups(of: $0) } ?? []
  }

  private static func ports(of balancer: LoadBalancer) -> [String] {
    balancer.listeners.map { listener in
      let port = listener.port.value.map(String.init) ?? "port not known"
      return switch listener.protocol.value {
      case "HTTP", "HTTPS", "TCP", "TLS": "TCP \(port)"
      case "UDP", "QUIC": "UDP \(port)"
      case "TCP_UDP", "TCP_QUIC": "TCP and UDP \(port)"
      case let other: "\(other ?? "protocol not known") \(port)"
      }
    }
  }

  private func discoveryName(_ service: Resource) -> String? {
    for reference in service.references {
      guard let found = facts.index.resource(reference.element),
        found.type == AWS.ServiceDiscoveryService.type
      else { continue }
      // What resolves is the name within its namespace.
      let domain = found.references.lazy.compactMap { facts.index.resource($0.element) }
        .first { $0.type == AWS.ServiceDiscoveryPrivateDnsNamespace.type }
        .flatMap { facts.text($0, "name") }
      return facts.text(found, "name").map { name in domain.map { "\(name).\($0)" } ?? name }
    }
    return nil
  }

  // MARK: Boxes

  private func box(of vpc: NetworkDrawing.VPC, _ rows: [Row], y: Int, gap: Int) -> Box {
    let zones = vpc.zones.filter { zone in rows.contains { $0.bar.zones.contains(zone) } }
    let cell = cellWidth(rows, zones)
    let tileX = Self.padding + 10
    let zoneX =
      tileX + Self.tileWidth + 40 + (lines == .all ? 16 * min(graph.links.count / 3, 4) : 0)
    let step = cell + (isNarrow ? 20 : 26)
    let factsX = zoneX + zones.count * step + 6
    let natural = rows.map { row in
      (lines == .all ? row.facts : [row.facts.joined(separator: " · ")])
        .map { Ruler.width($0, size: Metrics.body) + 2 }.max() ?? 0
    }.max()
    let word = Ruler.width(Ruler.widestWord(rows.flatMap(\.facts)), size: Metrics.body) + 2
    let factsWidth =
      isNarrow
      ? min(max(factsWidth, word), max(natural ?? 0, 60)) : factsWidth
    var children: [Box] = []
    var rowY = y + 66
    var bars: [Box] = []
    // A target group of two load balancers has one place.
    var told: Set<ElementID> = []
    for row in rows {
      let tile = tile(row)
      let facts = lines == .all ? row.facts : [row.facts.joined(separator: " · ")]
      let lines = facts.filter { !$0.isEmpty }.flatMap {
        Ruler.wrap($0, width: factsWidth, size: Metrics.body)
      }
      let parts = row.parts(among: zones).map {
        barBox($0, zones, x: zoneX + 8, step: step, cell: cell, y: rowY)
      }
      let barHeight = parts.map(\.frame.height).max() ?? 0
      let height = max(tile.frame.height, barHeight, lines.count * 15 + 2)
      children.append(tile.placed(tileX, rowY + (height - tile.frame.height) / 2))
      bars += parts.map { $0.moved(0, (height - barHeight) / 2) }
      let top = rowY + (height - lines.count * 15) / 2
      children.append(
        Box(
          name: "\(row.bar.name) facts",
          ids: (row.component.map(targetGroups) ?? []).map(\.id).filter {
            told.insert($0).inserted
          },
          role: .label,
          frame: Frame(x: factsX, y: top, width: factsWidth, height: lines.count * 15 + 2),
          texts: lines.enumerated().map { index, line in
            TextRun(line, x: factsX, y: top + 12 + index * 15, tone: .secondary)
          }))
      rowY += height + gap
    }
    let bottom = rowY - gap + 12
    let zoneBoxes = zones.enumerated().map { index, zone in
      let x = zoneX + index * step
      return Box(
        name: "\(vpc.id) zone \(zone)", role: .zone,
        frame: Frame(x: x, y: y + 34, width: cell + 16, height: bottom - y - 34),
        texts: [
          TextRun(
            zone.isEmpty ? "Any zone" : "Zone \(zone)", x: x + 8, y: y + 50, tone: .accent)
        ])
    }
    let title = TextRun(
      vpc.title, x: 8 + Metrics.glyph + 8, y: y + 22, size: Metrics.heading, bold: true,
      tone: .accent)
    return Box(
      name: vpc.id.description, ids: [vpc.id], role: .vpc,
      frame: Frame(
        x: 0, y: y, width: factsX + factsWidth + Self.padding, height: bottom + 12 - y),
      texts: [title],
      glyph: PlacedGlyph(
        .vpc, frame: Frame(x: 8, y: y + 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: children + zoneBoxes + bars)
  }

  private func tile(_ row: Row) -> Box {
    if let component = row.component {
      // How many tasks there are is in the zones, and what guards it beside them.
      let detail = component.primary.flatMap { facts.index.resource($0) }.map {
        component.kind == .service ? ResourceKind(type: $0.type).title : facts.detail($0)
      }
      return graph.tile(component, detail: detail, width: Self.tileWidth)
    }
    return BoxBuilder.element(
      name: "\(row.bar.name) tile", ids: [], title: row.title, detail: row.detail,
      type: row.bar.type, width: Self.tileWidth)
  }

  private func cellWidth(_ rows: [Row], _ zones: [String]) -> Int {
    let members = rows.flatMap(\.bar.members).map {
      BoxBuilder.element(name: "", ids: [], title: $0.item.title, type: "", role: .chip)
        .frame.width
    }
    let titles = rows.flatMap { $0.parts(among: zones) }.map { row -> Int in
      let width =
        Ruler.width(row.bar.members.isEmpty ? row.bar.title : "", size: Metrics.body)
        + (isNarrow ? 24 : 50)
      return width / max(row.bar.zones.count, 1)
    }
    return max((members.max() ?? 0) + 16, titles.max() ?? 0, zones.count > 4 ? 90 : 120)
  }

  private func barBox(
    _ row: Row, _ zones: [String], x: Int, step: Int, cell: Int, y: Int
  ) -> Box {
    let columns = row.bar.zones.compactMap { zones.firstIndex(of: $0) }
    let first = columns.min() ?? 0
    let last = columns.max() ?? 0
    var box = Box(
      name: row.bar.name, ids: row.bar.ids, role: .element,
      frame: Frame(
        x: x + first * step, y: y, width: (last - first) * step + cell, height: 38),
      category: ResourceKind(type: row.bar.type).glyph.category)
    box.spans = ["zones"]
    // A component may be its own resource.
    if let component = row.component { box.ids.removeAll { $0 == component.id } }
    for member in row.bar.members {
      guard let column = zones.firstIndex(of: member.zone) else { continue }
      box.children.append(
        BoxBuilder.element(
          name: member.item.name, ids: member.item.ids,
          title: member.item.title, type: member.item.type, role: .chip, width: cell - 12
        ).placed(x + column * step + 6, y + 6))
    }
    if row.bar.members.isEmpty, row.bar.chips.isEmpty {
      let words = Ruler.fit(row.bar.title, width: box.frame.width - 16, size: Metrics.body)
      let width = Ruler.width(words, size: Metrics.body)
      box.texts = [TextRun(words, x: box.frame.midX - width / 2, y: y + 23)]
    }
    var chipY = y + 6
    for part in BoxBuilder.parts(of: row.bar, width: box.frame.width - 12) {
      var chip = part.placed(box.frame.x + 6, chipY)
      chip.spans = box.spans
      box.children.append(chip)
      chipY += chip.frame.height + 3
    }
    if !row.bar.chips.isEmpty { box.frame.height = chipY + 3 - y }
    return box
  }

  // MARK: Words

  private var altText: String {
    let names = graph.components.filter { $0.kind == .service }.map(\.title)
    let services = names.isEmpty ? "What runs in" : "The services \(SheetText.list(names)) of"
    let count = graph.links.count
    return "\(services) \(topology.title) by zone"
      + (count == 0
        ? "."
        : ", and the \(count) \(count == 1 ? "connection" : "connections") between what there is.")
  }

  private var longText: [String] {
    graph.components.compactMap { component -> String? in
      let lines = words(component)
      return lines.isEmpty
        ? nil : "\(component.title.capitalizedFirst): \(lines.joined(separator: "; "))."
    }
      + graph.links.map(sentence)
  }

  private func sentence(_ link: ComponentGraph.Link) -> String {
    walks.style(link) == .forward ? "\(graph.sentence(link))." : walks.sentence(link)
  }
}
