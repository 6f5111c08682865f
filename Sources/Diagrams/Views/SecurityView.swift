import OrderedCollections
import Reachability
import Topology

/// The security sheet: every security group with its rules, callers before whom they call, and the
/// firewalls' rules in the order in which they are asked.
///
/// Each connection has a number: on its line, in its sentence, and on the rules by which the packet
/// walk lets it pass.
struct SecurityView {
  private let topology: Topology
  let facts: Facts
  private let model: NetworkDrawing
  let graph: ComponentGraph
  private var groups: [SecurityReader.Group]
  private var firewalls: [FirewallReader.Firewall]
  private var acls: [ACLReader.ACL]
  /// The components whose interfaces are in each group.
  private let owners: [ElementID: ElementID]
  let walks: LinkWalks

  init(_ topology: Topology, facts: Facts, model: NetworkDrawing, reports: [FlowReport]) {
    self.topology = topology
    self.facts = facts
    self.model = model
    graph = ComponentGraph(
      facts, drawing: model, hints: Hints(topology, for: .security),
      verdicts: ConnectionVerdict.all(reports, facts))
    let reader = SecurityReader(facts)
    groups = reader.groups()
    firewalls = FirewallReader(facts: facts).firewalls()
    acls = ACLReader(facts: facts).acls()
    var owners: [ElementID: ElementID] = [:]
    for group in groups { owners[group.id] = reader.component(of: group.id)?.id }
    self.owners = owners
    walks = LinkWalks(reports, graph, facts)
    let vpcs = Set(model.vpcs.map(\.id))
    let drawn = groups.filter { $0.vpc.map(vpcs.contains) ?? false }
    (numbered, unlined) = lines(between: drawn, owners)
  }

  /// A connection between two boxes of the sheet, with all that goes from the one to the other.
  struct Numbered {
    var ends: [String]
    var links: [ComponentGraph.Link]
    /// The rules by which it passes.
    var permits: Set<ElementID>
    var style: SheetEdge.Style
    /// Where it stops; nil where it arrives.
    var stop: SheetEdge.Stop?
  }

  private var numbered: [Numbered] = []
  /// What is said of connections that no line stands for.
  private var unlined: [String] = []

  /// Who is outside and talks to somebody.
  private var clients: [ComponentRecord] {
    let ends = Set(numbered.flatMap(\.ends))
    return graph.components.filter {
      $0.kind == .client && ends.contains($0.id.description)
    }
  }

  private static let top = 68
  static let padding = 16
  private static let columnGap = 48
  private static let mostRows = 45
  private static let tableGap = 34
  private static let rankGap = 44
  private static let rowGap = 26

  /// One sheet with lines, or several without where lines would cross too often or the sheet be too
  /// large; none where nothing has a rule.
  func sheets() -> [Sheet] {
    guard !groups.isEmpty || !firewalls.isEmpty || !acls.isEmpty else { return [] }
    if !acls.isEmpty, hasWords { return dividedSheets() }
    return ownSheets()
  }

  /// Network ACLs have pages of their own where the lines of connections would have to go for them.
  private func dividedSheets() -> [Sheet] {
    let whole = ownSheets()
    guard whole.contains(where: { $0.simplification != nil }) else { return whole }
    var lists = self
    lists.groups = []
    lists.firewalls = []
    lists.numbered = []
    lists.unlined = []
    var rest = self
    rest.acls = []
    let divided = rest.ownSheets()
    guard divided.allSatisfy({ $0.simplification == nil }) else { return whole }
    return Pages.numbered(divided + lists.pages())
  }

  private func ownSheets() -> [Sheet] {
    var trouble = "\(numbered.count) lines could not be told apart"
    if numbered.count <= Self.mostLines, let draft = draft() {
      // Lines change no sheet's size: what cannot be read without them gets none.
      if isReadable(draft.sheet) {
        let whole = drawn(draft)
        let framed = SheetText.framed(whole, in: [topology])
        let broken = SheetCheck.violations(of: framed).count
        let crossings = SheetMeasure.lines(of: whole).crossings
        if broken == 0, crossings <= 4 * Lawful.mostCrossings, isReadable(whole) { return [whole] }
        trouble =
          broken > 0
          ? "\(broken) \(broken == 1 ? "law" : "laws") of its geometry would be broken"
          : "its lines would cross each other \(crossings) times"
      } else {
        trouble = "its words would be too small to read on a page"
      }
    }
    return packed(trouble)
  }

  private var hasWords: Bool { !numbered.isEmpty || !unlined.isEmpty }

  private func isReadable(_ sheet: Sheet) -> Bool {
    Pages.printedText(sheet, in: topology) >= Pages.readable
  }

  /// More lines than this cannot be told apart.
  private static let mostLines = 60

  /// A sheet whose lines have no way yet.
  private struct Draft {
    var sheet: Sheet
    let words: FlowPanel.Result?
  }

  /// The arrangement that prints largest.
  private func draft() -> Draft? {
    let panels = homes.map { panel($0) }
    var best: (draft: Draft, scale: Int)?
    for arrangement in Arrangement.all {
      guard let draft = draft(arrangement, of: panels) else { continue }
      let scale = PageShape.score(width: draft.sheet.width, height: draft.sheet.height)
      if best.map({ scale > $0.scale }) ?? true { best = (draft, scale) }
    }
    return best?.draft
  }

  // MARK: Arrangement

  private enum Arrangement: Equatable {
    /// Small VPCs above each other at the left and the words below them, the largest VPC beside.
    case column
    /// The same with the words below all VPCs.
    case stack
    /// VPCs side by side, the words below.
    case row
    /// The same in about so many rows.
    case shelves(Int)

    static let all: [Arrangement] = [.column, .stack, .row, .shelves(2), .shelves(3)]
  }

  /// The VPCs with tables, those with a way to the internet first.
  var homes: [NetworkDrawing.VPC] {
    let homes = model.vpcs.filter { vpc in
      groups.contains { $0.vpc == vpc.id } || firewalls.contains { $0.vpc == vpc.id }
        || acls.contains { $0.vpc == vpc.id }
    }
    return homes.filter(\.isPublic) + homes.filter { !$0.isPublic }
  }

  /// The tables of a VPC without the numbers of connections.
  func tables(of vpc: NetworkDrawing.VPC) -> [Box] {
    var plain = self
    plain.numbered = []
    plain.unlined = []
    return groups.filter { $0.vpc == vpc.id }.map(plain.table)
      + firewalls.filter { $0.vpc == vpc.id }.map(plain.table)
      + acls.filter { $0.vpc == vpc.id }.map(plain.table)
  }

  /// A page of boxes without lines.
  func page(_ boxes: [Box]) -> Sheet {
    var plain = self
    plain.numbered = []
    plain.unlined = []
    return plain.drawn(plain.draft(boxes, nil))
  }

  /// Nil where the arrangement is not possible.
  private func draft(_ arrangement: Arrangement, of panels: [Box]) -> Draft? {
    let top = Self.top + (clients.isEmpty ? 0 : 66)
    let left = Metrics.margin
    var boxes: [Box] = []
    var words: FlowPanel.Result?
    switch arrangement {
    case .column, .stack:
      guard let widest = panels.max(by: { $0.frame.width < $1.frame.width }) else { return nil }
      let small = panels.filter { $0.name != widest.name }
      var column = small.map(\.frame.width).max() ?? 0
      if arrangement == .column {
        guard !small.isEmpty, hasWords else { return nil }
        column = max(column, sentences.leastWidth)
      }
      var y = top
      for panel in small {
        boxes.append(Self.centred(panel, in: column).placed(left, y))
        y += panel.frame.height + Self.rowGap
      }
      let x = small.isEmpty ? left : left + column + Self.columnGap
      boxes.append(widest.placed(x, top))
      let largest = boxes.count - 1
      var bottom = boxes.map(\.frame.maxY).max() ?? y
      if arrangement == .column {
        let placed = sentences.arranged(x: left, y: y, width: column, height: max(0, bottom - y))
        bottom = max(bottom, placed.box.frame.maxY)
        words = placed
      } else if let last = small.indices.last {
        boxes[last].frame.height = bottom - boxes[last].frame.y
      }
      boxes[largest].frame.height = bottom - top
    case .row: boxes = Self.row(panels, x: left, y: top)
    case .shelves(let count):
      guard count <= panels.count else { return nil }
      var y = top
      let width = Self.width(panels, gap: Self.columnGap) / count
      for shelf in Self.shelves(panels, gap: Self.columnGap, width: width) {
        let row = Self.row(shelf, x: left, y: y)
        boxes += row
        y = (row.map(\.frame.maxY).max() ?? y) + Self.rowGap
      }
      // What a row leaves free widens the last of it.
      let right = boxes.map(\.frame.maxX).max() ?? left
      for index in boxes.indices {
        let isLast = index == boxes.count - 1 || boxes[index + 1].frame.x == left
        guard isLast else { continue }
        let width = right - boxes[index].frame.x
        boxes[index] = Self.centred(boxes[index], in: width)
      }
    }
    boxes += actors(clients, above: boxes)
    if words == nil, hasWords { words = below(boxes) }
    return draft(boxes, words)
  }

  /// Panels side by side, all equally high.
  private static func row(_ panels: [Box], x: Int, y: Int) -> [Box] {
    var x = x
    let height = panels.map(\.frame.height).max() ?? 0
    return panels.map { panel in
      defer { x += panel.frame.width + columnGap }
      var placed = panel.placed(x, y)
      placed.frame.height = height
      return placed
    }
  }

  /// The words below everything, in as many columns as find room.
  private func below(_ boxes: [Box]) -> FlowPanel.Result {
    let bottom = boxes.map(\.frame.maxY).max() ?? Self.top
    let right = boxes.map(\.frame.maxX).max() ?? 0
    let width = max(right - Metrics.margin, sentences.leastWidth)
    return sentences.arranged(
      x: Metrics.margin, y: bottom + Self.rowGap, width: width,
      columns: max(1, min(3, width / max(sentences.leastWidth, 300))))
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
      let own = numbered.filter { $0.ends.contains(client.id.description) }
      let partners = own.flatMap(\.ends).filter { $0 != client.id.description }
        .compactMap { frames[$0]?.midX }
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

  private func draft(_ boxes: [Box], _ words: FlowPanel.Result?) -> Draft {
    let all = boxes + (words.map { [$0.box] } ?? [])
    let right = all.map(\.frame.maxX).max() ?? 0
    let bottom = all.map(\.frame.maxY).max() ?? 0
    var sheet = Sheet(
      kind: .security, view: "security", environments: [topology.environment.name],
      title: "\(topology.title) · Security",
      subtitle: subtitle,
      altText: altText, longText: longText, width: right + Metrics.margin, height: bottom + 44,
      boxes: all)
    sheet.edges = numbered.map { entry in
      var edge = SheetEdge(
        from: entry.ends[0], to: entry.ends[1], style: entry.style,
        title: entry.links.map { walks.sentence($0, namesGroups: false) }.joined(separator: " "))
      edge.stop = entry.stop ?? .atTarget
      return edge
    }
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    return Draft(sheet: sheet, words: words)
  }

  private func drawn(_ draft: Draft) -> Sheet {
    var sheet = OrthogonalRouter.routed(
      RankRouter.routed(UprightRouter.routed(draft.sheet), isVertical: true))
    sheet = RowEnds.moved(sheet) { edge, table in
      table.children.first { $0.marks.contains { $0.text == "\(edge + 1)" } }
    }
    sheet.endRefusedLines()
    var placer = BadgePlacer(sheet)
    sheet.badges += placer.crosses(on: sheet)
    for (index, edge) in sheet.edges.enumerated() {
      if let badge = placer.place("\(index + 1)", edge.style.tone, on: [edge]) {
        sheet.badges.append(badge)
      }
    }
    sheet.badges += FlowMarks.badges(sheet.allBoxes) + (draft.words?.badges ?? [])
    return sheet
  }

  // MARK: Boxes

  private func panel(_ vpc: NetworkDrawing.VPC) -> Box {
    let own = groups.filter { $0.vpc == vpc.id }
    let names = own.map(\.id.description)
    let lines = numbered.map { ($0.ends[0], $0.ends[1]) }
    let ranks = ComponentGraph.ranks(among: names, lines)
    var rows: [[Box]] = []
    // Who is called from elsewhere stands on the side where the callers are.
    let called = zip(own, names).enumerated().sorted { one, other in
      let places = [one, other].map { entry in
        lines.contains { $0.1 == entry.element.1 && !names.contains($0.0) } ? 0 : 1
      }
      return (places[0], one.offset) < (places[1], other.offset)
    }.map(\.element)
    for (group, name) in called {
      let rank = ranks[name] ?? 0
      while rows.count <= rank { rows.append([]) }
      rows[rank].append(table(group))
    }
    rows = rows.filter { !$0.isEmpty }
    let walls = firewalls.filter { $0.vpc == vpc.id }.map(table)
    if !walls.isEmpty { rows.append(walls) }
    let most = rows.map { Self.width($0, gap: Self.tableGap) }.max() ?? 0
    rows += Self.shelves(
      acls.filter { $0.vpc == vpc.id }.map(table), gap: Self.tableGap,
      width: max(most, Self.leastShelf))
    let widths = rows.map { row in
      row.reduce(-Self.tableGap) { $0 + $1.frame.width + Self.tableGap }
    }
    let width = widths.max() ?? 0
    var y = 44
    var children: [Box] = []
    var above: [Box] = []
    for (row, own) in zip(rows, widths) {
      let places = places(of: row, below: above, width: width, own: own)
      let placed = zip(row, places).map { $0.placed($1, y) }
      children += placed
      if !placed.isEmpty { above = placed }
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

  /// Boxes in rows no wider than this or than the widest of them, each in the first with room for it.
  private static func shelves(_ boxes: [Box], gap: Int, width: Int) -> [[Box]] {
    let most = max(width, boxes.map { $0.frame.width + gap }.max() ?? 0)
    var shelves: [[Box]] = []
    for box in boxes {
      let place = shelves.firstIndex { Self.width($0 + [box], gap: gap) <= most }
      if let place { shelves[place].append(box) } else { shelves.append([box]) }
    }
    return shelves
  }

  /// With a gap behind each.
  private static func width(_ boxes: [Box], gap: Int) -> Int {
    boxes.reduce(0) { $0 + $1.frame.width + gap }
  }

  private static let leastShelf = 700

  /// Where the tables of a row begin: below who calls them in the row above, else in the middle.
  private func places(of row: [Box], below above: [Box], width: Int, own: Int) -> [Int] {
    var x = Self.padding + (width - own) / 2
    let wanted = row.map { table -> (place: Int, width: Int) in
      defer { x += table.frame.width + Self.tableGap }
      let callers = above.filter { caller in
        numbered.contains { $0.ends == [caller.name, table.name] }
      }.map(\.frame.midX)
      guard !callers.isEmpty else { return (x, table.frame.width) }
      return (callers.reduce(0, +) / callers.count - table.frame.width / 2, table.frame.width)
    }
    return Spread.places(
      wanted, gap: Self.tableGap, from: Self.padding, to: Self.padding + width)
  }

  private func table(_ group: SecurityReader.Group) -> Box {
    var lines: [BoxBuilder.Line] = []
    // A rule for what is opened is gone by where it begins, one for what is accepted at its end.
    var sides: [Int: Int] = [:]
    // A web ACL looks at what the group has let in.
    func addWebACLs() {
      lines += group.webACLs.map { BoxBuilder.Line(ids: $0.ids, left: $0.title, right: "AWS WAF") }
    }
    for (index, rule) in group.rules.enumerated() {
      if rule.isEgress, index == 0 || !group.rules[index - 1].isEgress { addWebACLs() }
      let line = BoxBuilder.Line(
        ids: rule.ids, left: "\(rule.isEgress ? "to" : "from") \(rule.peer)", right: rule.service)
      // The same said twice, for example for two ways of writing one rule, is drawn once.
      if let index = lines.firstIndex(where: { $0.left == line.left && $0.right == line.right }) {
        lines[index].ids += line.ids
      } else if lines.count >= Self.mostRows {
        // A table longer than a page says how many rules it has besides.
        let more = group.rules.count - Self.mostRows
        if lines.count == Self.mostRows {
          lines.append(BoxBuilder.Line(ids: [], left: "\(more) more", right: ""))
        }
        lines[Self.mostRows].ids += line.ids
      } else {
        sides[lines.count] = rule.isEgress ? 0 : 1
        lines.append(line)
      }
    }
    if !group.rules.contains(where: \.isEgress) { addWebACLs() }
    return marked(
      BoxBuilder.table(
        name: group.id.description, ids: [group.id], title: group.title, lines: lines,
        category: .security), sides: sides)
  }

  private func table(_ firewall: FirewallReader.Firewall) -> Box {
    let lines = firewall.rules.flatMap { rule -> [BoxBuilder.Line] in
      Ruler.wrap(rule.text, width: 260, size: Metrics.body).enumerated().map { index, text in
        BoxBuilder.Line(
          ids: index == 0 ? rule.ids : [], left: index == 0 ? rule.order : "", right: text)
      }
    }
    return marked(
      BoxBuilder.table(
        name: firewall.id.description, ids: [firewall.id],
        title: "\(firewall.title) · rules \(firewall.order.words)",
        lines: lines, category: .security), sides: [:])
  }

  private func table(_ acl: ACLReader.ACL) -> Box {
    var lines = acl.rules.map { BoxBuilder.Line(ids: $0.ids, left: $0.order, right: $0.text) }
    if lines.count > Self.mostRows {
      // The last row, which denies what no other decides, stays.
      let hidden = lines[(Self.mostRows - 1)..<(lines.count - 1)]
      lines.replaceSubrange(
        (Self.mostRows - 1)..<(lines.count - 1),
        with: [
          BoxBuilder.Line(ids: hidden.flatMap(\.ids), left: "", right: "\(hidden.count) more")
        ])
    }
    let users = acl.users.isEmpty ? "no subnet" : SheetText.list(acl.users)
    return BoxBuilder.table(
      name: acl.id.description, ids: [acl.id], title: acl.title,
      notes: Ruler.wrap("Used by \(users)", width: 260, size: Metrics.body), lines: lines,
      category: .networking)
  }

  /// The table with the numbers of the connections on the rules that permit them.
  ///
  /// - Parameter sides: for a row of a security group, which end of a connection goes by it.
  private func marked(_ table: Box, sides: [Int: Int]) -> Box {
    var table = table
    for index in table.children.indices {
      let ids = table.children[index].ids
      table.children[index].marks = numbered.enumerated().filter { _, entry in
        ids.contains(where: entry.permits.contains)
          && sides[index].map { entry.ends[$0] == table.name } ?? true
      }.map { Badge("\($0.offset + 1)", .forward, at: Point(0, 0)) }
    }
    return FlowMarks.widened(table)
  }

  // MARK: Words

  private var sentences: FlowPanel {
    let entries = numbered.enumerated().map { index, entry in
      (
        "\(index + 1)",
        entry.links.map { walks.sentence($0, namesGroups: false) }.joined(separator: " ")
      )
    }
    return FlowPanel(
      sections: entries.isEmpty
        ? []
        : [
          .init(
            title: SheetText.connections, tone: .forward, entries: entries,
            tones: numbered.map(\.style.tone))
        ],
      notes: unlined)
  }

  private var subtitle: String {
    groups.isEmpty && firewalls.isEmpty
      ? "What network ACLs let into and out of subnets: their rules by number"
      : "Who may talk to whom: the rules of security groups and, in their order, of "
        + (acls.isEmpty ? "firewalls" : "firewalls and network ACLs")
  }

  private var altText: String {
    "The rules of \(groups.count) security groups and \(firewalls.count) "
      + "\(firewalls.count == 1 ? "firewall" : "firewalls")"
      + (acls.isEmpty
        ? "" : " and \(acls.count) network \(acls.count == 1 ? "ACL" : "ACLs")")
      + " of \(topology.title)."
  }

  private var longText: [String] {
    groups.map { group in
      let rules = group.rules.map {
        "\($0.isEgress ? "may open \($0.service) to" : "accepts \($0.service) from") \($0.peer)"
      }
      let walls = group.webACLs.map { "is guarded by \($0.title.lowercasedFirst) (AWS WAF)" }
      return "\(group.title.capitalizedFirst) \(SheetText.list(rules + walls))."
    }
      + firewalls.map { firewall in
        "\(firewall.title), in this order: "
          + firewall.rules.map { $0.order.isEmpty ? $0.text : "\($0.order) \($0.text)" }
          .joined(separator: "; ") + "."
      }
      + acls.map { acl in
        "\(acl.title), in this order: "
          + acl.rules.map { "\($0.order) \($0.text)" }.joined(separator: "; ") + "."
      }
  }
}
