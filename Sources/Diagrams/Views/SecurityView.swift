import OrderedCollections
import Topology

/// The security sheet: every security group with its rules, callers before whom they call, and the
/// firewalls' rules in the order in which they are asked.
struct SecurityView {
  private let topology: Topology
  private let facts: Facts
  private let model: NetworkModel
  private let graph: ComponentGraph
  private let groups: [SecurityReader.Group]
  private let firewalls: [SecurityReader.Firewall]
  /// The components whose interfaces are in each group.
  private let owners: [ElementID: ElementID]

  init(_ topology: Topology, facts: Facts, model: NetworkModel) {
    self.topology = topology
    self.facts = facts
    self.model = model
    graph = ComponentGraph(facts, drawing: model, hints: Hints(topology, for: .security))
    let reader = SecurityReader(facts)
    groups = reader.groups()
    firewalls = reader.firewalls()
    var owners: [ElementID: ElementID] = [:]
    for group in groups { owners[group.id] = reader.component(of: group.id)?.id }
    self.owners = owners
  }

  private static let top = 68
  private static let padding = 16
  private static let columnGap = 48
  private static let tableGap = 34
  private static let rankGap = 44
  private static let rowGap = 26

  /// Nil where nothing has a rule.
  func sheet() -> Sheet? {
    guard !groups.isEmpty || !firewalls.isEmpty else { return nil }
    var best: (sheet: Sheet, scale: Int)?
    for isStacked in [true, false] {
      let sheet = sheet(isStacked: isStacked)
      let scale = PageShape.scale(width: sheet.width, height: sheet.height)
      if best.map({ scale > $0.scale }) ?? true { best = (sheet, scale) }
    }
    return best?.sheet
  }

  // MARK: Arrangement

  private func sheet(isStacked: Bool) -> Sheet {
    let homes = model.vpcs.filter { vpc in
      groups.contains { $0.vpc == vpc.id } || firewalls.contains { $0.vpc == vpc.id }
    }
    let vpcs = homes.filter(\.isPublic) + homes.filter { !$0.isPublic }
    let panels = vpcs.map { panel($0) }
    let clients = graph.components.filter { component in
      component.kind == .client
        && graph.links.contains { $0.source == component.id || $0.target == component.id }
    }
    let top = Self.top + (clients.isEmpty ? 0 : 66)
    let left = Metrics.margin
    var boxes: [Box] = []
    if isStacked, let widest = panels.max(by: { $0.frame.width < $1.frame.width }) {
      // Small VPCs above each other at the left, the largest at the right.
      let small = panels.filter { $0.name != widest.name }
      let column = small.map(\.frame.width).max() ?? 0
      var y = top
      for panel in small {
        boxes.append(Self.centred(panel, in: column).placed(left, y))
        y += panel.frame.height + Self.rowGap
      }
      let x = small.isEmpty ? left : left + column + Self.columnGap
      boxes.append(widest.placed(x, top))
      let bottom = boxes.map(\.frame.maxY).max() ?? y
      if let last = boxes.indices.last { boxes[last].frame.height = bottom - top }
      if small.count > 0 {
        boxes[small.count - 1].frame.height = bottom - boxes[small.count - 1].frame.y
      }
    } else {
      var x = left
      for panel in panels {
        boxes.append(panel.placed(x, top))
        x += panel.frame.width + Self.columnGap
      }
      let bottom = boxes.map(\.frame.maxY).max() ?? top
      for index in boxes.indices { boxes[index].frame.height = bottom - top }
    }
    boxes += actors(clients, above: boxes)
    return finished(boxes)
  }

  /// The panel made wider, with its tables in the middle.
  private static func centred(_ panel: Box, in width: Int) -> Box {
    var panel = panel
    let shift = max(0, width - panel.frame.width) / 2
    panel.frame.width = max(width, panel.frame.width)
    panel.children = panel.children.map { $0.moved(shift, 0) }
    return panel
  }

  /// Who is outside, above everything that talks to them.
  private func actors(_ clients: [ComponentRecord], above boxes: [Box]) -> [Box] {
    let frames = Dictionary(
      boxes.flatMap(\.flattened).map { ($0.name, $0.frame) },
      uniquingKeysWith: { first, _ in first })
    let wanted = clients.map { client -> (box: Box, place: Int) in
      let partners = graph.links.compactMap { link -> Int? in
        if link.source == client.id { return frames[box(of: link.target)]?.midX }
        if link.target == client.id { return frames[box(of: link.source)]?.midX }
        return nil
      }
      let low = (partners.min() ?? 100) - 24
      let high = (partners.max() ?? 100) + 24
      return (FlowChip.widened(graph.tile(client, detail: ""), to: high - low), low)
    }.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
    let right = boxes.map(\.frame.maxX).max() ?? 0
    let places = Spread.places(
      wanted.map { ($0.place, $0.box.frame.width) }, gap: 24, from: Metrics.margin, to: right)
    return zip(wanted, places).map { $0.box.placed($1, Self.top) }
  }

  /// The box that stands for a component: its group's table, or itself.
  private func box(of component: ElementID) -> String {
    groups.first { owners[$0.id] == component }?.id.description ?? component.description
  }

  private func finished(_ boxes: [Box]) -> Sheet {
    let right = boxes.map(\.frame.maxX).max() ?? 0
    let bottom = boxes.map(\.frame.maxY).max() ?? 0
    var sheet = Sheet(
      kind: .security, view: "security", environments: [topology.environment.name],
      title: "\(topology.title) · Security",
      subtitle:
        "Who may talk to whom: the rules of security groups and, in their order, of firewalls",
      altText: altText, longText: longText, width: right + Metrics.margin, height: bottom + 44,
      boxes: boxes)
    let drawn = Set(sheet.allBoxes.map(\.name))
    var seen: Set<String> = []
    sheet.edges = graph.links.compactMap { link in
      let ends = [box(of: link.source), box(of: link.target)]
      guard ends.allSatisfy(drawn.contains), ends[0] != ends[1] else { return nil }
      let edge = SheetEdge(
        from: ends[0], to: ends[1], style: .forward,
        title: "\(graph.title(link.source)) to \(graph.title(link.target)): \(link.sentence)")
      return seen.insert(edge.name).inserted ? edge : nil
    }
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    return OrthogonalRouter.routed(RankRouter.routed(UprightRouter.routed(sheet), isVertical: true))
  }

  // MARK: Boxes

  private func panel(_ vpc: NetworkModel.VPC) -> Box {
    let own = groups.filter { $0.vpc == vpc.id }
    let ids = own.map { owners[$0.id] ?? $0.id }
    let ranks = graph.ranks(among: ids)
    var rows: [[Box]] = []
    // Who is called from elsewhere stands on the side where the callers are.
    let called = zip(own, ids).enumerated().sorted { one, other in
      let places = [one, other].map { entry in
        graph.links.contains { $0.target == entry.element.1 && !ids.contains($0.source) } ? 0 : 1
      }
      return (places[0], one.offset) < (places[1], other.offset)
    }.map(\.element)
    for (group, id) in called {
      let isAlone = !graph.links.contains { ids.contains($0.source) && ids.contains($0.target) }
      let rank = isAlone ? 0 : ranks[id] ?? 0
      while rows.count <= rank { rows.append([]) }
      rows[rank].append(table(group))
    }
    rows = rows.filter { !$0.isEmpty }
    let walls = firewalls.filter { $0.vpc == vpc.id }.map(table)
    if !walls.isEmpty { rows.append(walls) }
    let widths = rows.map { row in
      row.reduce(-Self.tableGap) { $0 + $1.frame.width + Self.tableGap }
    }
    let width = widths.max() ?? 0
    var y = 44
    var children: [Box] = []
    for (row, own) in zip(rows, widths) {
      var x = Self.padding + (width - own) / 2
      for table in row {
        children.append(table.placed(x, y))
        x += table.frame.width + Self.tableGap
      }
      y += (row.map(\.frame.height).max() ?? 0) + Self.rankGap
    }
    let height = y - Self.rankGap - 44
    let title = TextRun(
      vpc.title, x: 8 + Metrics.glyph + 8, y: 22, size: Metrics.heading, bold: true, tone: .accent)
    return Box(
      name: vpc.id.description, ids: [vpc.id], role: .vpc,
      frame: Frame(
        width: max(width + 2 * Self.padding, title.x + title.width + Self.padding),
        height: 44 + height + Self.padding),
      texts: [title],
      glyph: PlacedGlyph(
        .vpc, frame: Frame(x: 8, y: 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: children)
  }

  private func table(_ group: SecurityReader.Group) -> Box {
    var lines: [BoxBuilder.Line] = []
    for rule in group.rules {
      let line = BoxBuilder.Line(
        ids: rule.ids, left: "\(rule.isEgress ? "to" : "from") \(rule.peer)", right: rule.service)
      // The same said twice, for example for two ways of writing one rule, is drawn once.
      if let index = lines.firstIndex(where: { $0.left == line.left && $0.right == line.right }) {
        lines[index].ids += line.ids
      } else {
        lines.append(line)
      }
    }
    return BoxBuilder.table(
      name: group.id.description, ids: [group.id], title: group.title, lines: lines,
      category: .security)
  }

  private func table(_ firewall: SecurityReader.Firewall) -> Box {
    let lines = firewall.rules.flatMap { rule -> [BoxBuilder.Line] in
      Ruler.wrap(rule.text, width: 260, size: Metrics.body).enumerated().map { index, text in
        BoxBuilder.Line(
          ids: index == 0 ? rule.ids : [], left: index == 0 ? rule.order : "", right: text)
      }
    }
    return BoxBuilder.table(
      name: firewall.id.description, ids: [firewall.id],
      title: "\(firewall.title) · rules in order",
      lines: lines, category: .security)
  }

  // MARK: Words

  private var altText: String {
    "The rules of \(groups.count) security groups and \(firewalls.count) "
      + "\(firewalls.count == 1 ? "firewall" : "firewalls") of \(topology.title)."
  }

  private var longText: [String] {
    groups.map { group in
      let rules = group.rules.map {
        "\($0.isEgress ? "may open \($0.service) to" : "accepts \($0.service) from") \($0.peer)"
      }
      return "\(group.title) \(SheetText.list(rules))."
    }
      + firewalls.map { firewall in
        "\(firewall.title), in this order: "
          + firewall.rules.map { $0.order.isEmpty ? $0.text : "\($0.order) \($0.text)" }
          .joined(separator: "; ") + "."
      }
  }
}
