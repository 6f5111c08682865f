import OrderedCollections
import Topology

/// The map of every resource: a panel for each component, a line for each family.
package struct ResourcesView {
  private let topology: Topology
  private let facts: Facts

  package init(_ topology: Topology) {
    self.topology = topology
    facts = Facts(topology)
  }

  private static let lineHeight = 34
  private static let columnGap = 12
  private static let padding = 10
  private static let panelHeader = 32
  private static let panelGap = 12
  private static let top = 66

  /// One line: a resource, or the members of a family.
  private struct Family {
    var members: [Resource]
    var title: String
    var detail: String
  }

  private struct Panel {
    var name: String
    var title: String
    var count: Int
    var families: [Family]
  }

  package func sheet() -> Sheet {
    let panels = panels()
    let column = columnWidth(panels)
    var best: (columns: Int, scale: Int)?
    for columns in 1...12 {
      let size = size(panels, columns: columns, column: column)
      let scale = min(1_191_000 / size.width, 842_000 / size.height)
      if scale > best?.scale ?? 0 { best = (columns, scale) }
    }
    return sheet(panels, columns: best?.columns ?? 4, column: column)
  }

  // MARK: What is drawn

  private func panels() -> [Panel] {
    var groups: OrderedDictionary<String, OrderedDictionary<String, [Resource]>> = [:]
    for resource in topology.resources {
      let family = "\(resource.type) \(resource.id.family)"
      groups[resource.id.component ?? "", default: [:]][family, default: []].append(resource)
    }
    return groups.map { component, families in
      let record = facts.index.component(ElementID(component))
      let title = record?.title ?? (component.isEmpty ? topology.title : component)
      return Panel(
        name: "panel \(component)", title: title,
        count: families.values.reduce(0) { $0 + $1.count },
        families: families.values.map { family($0) })
    }
  }

  private func family(_ members: [Resource]) -> Family {
    let first = members[0]
    let path = first.id.family.path.dropFirst(first.id.component == nil ? 0 : 1)
    return Family(
      members: members, title: members.count > 1 ? facts.familyTitle(members) : first.title,
      detail: "\(ResourceKind(type: first.type).title) · \(path.joined(separator: "/"))")
  }

  // MARK: Layout

  private func columnWidth(_ panels: [Panel]) -> Int {
    let widths = panels.flatMap(\.families).map { family in
      max(
        Ruler.width(family.title, size: Metrics.body, bold: true) + chipsWidth(family) + 34,
        Ruler.width(family.detail, size: Metrics.body) + 34)
    }.sorted()
    // A few long titles would widen every column; they are shortened instead.
    guard !widths.isEmpty else { return 220 }
    return min(max(widths[(widths.count - 1) * 95 / 100], 200), 330)
  }

  private func chipWidth(_ key: String) -> Int { Ruler.width(key, size: Metrics.body) + 8 }

  private func chipsWidth(_ family: Family) -> Int {
    family.members.compactMap(\.id.key).reduce(0) { $0 + chipWidth($1) + 3 } + 4
  }

  private func size(_ panels: [Panel], columns: Int, column: Int) -> (width: Int, height: Int) {
    let width =
      2 * Metrics.margin + 2 * Self.padding + columns * (column + Self.columnGap) - Self.columnGap
    let height = panels.reduce(Self.top) { total, panel in
      total + panelHeight(panel, columns: columns, column: column) + Self.panelGap
    }
    return (max(width, 480), height + Metrics.margin - Self.panelGap)
  }

  private func panelHeight(_ panel: Panel, columns: Int, column: Int) -> Int {
    let rows = (panel.families.count + columns - 1) / columns
    return Self.panelHeader + rows * Self.lineHeight + Self.padding / 2
  }

  private func sheet(_ panels: [Panel], columns: Int, column: Int) -> Sheet {
    let size = size(panels, columns: columns, column: column)
    var y = Self.top
    var boxes: [Box] = []
    for panel in panels {
      let box = box(panel, columns: columns, column: column, width: size.width, y: y)
      boxes.append(box)
      y = box.frame.maxY + Self.panelGap
    }
    let total = topology.resources.count
    var sheet = Sheet(
      view: "resources", environment: topology.environment.name,
      title: "\(topology.title) · Resources",
      subtitle: "\(SheetText.subtitle(topology)) · \(total) resources",
      altText: altText(panels), width: size.width, height: size.height, texts: [], boxes: boxes,
      edges: [])
    sheet.texts = SheetText.header(sheet)
    return sheet
  }

  private func box(_ panel: Panel, columns: Int, column: Int, width: Int, y: Int) -> Box {
    let rows = (panel.families.count + columns - 1) / columns
    let x = Metrics.margin
    var children: [Box] = []
    for (index, family) in panel.families.enumerated() {
      let place = Point(
        x + Self.padding + index / rows * (column + Self.columnGap),
        y + Self.panelHeader + index % rows * Self.lineHeight)
      children.append(line(family, width: column).moved(place.x, place.y))
    }
    let title = TextRun(
      panel.title, x: x + 10, y: y + 20, size: Metrics.heading, bold: true, tone: .accent)
    let words = panel.count == 1 ? "1 resource" : "\(panel.count) resources"
    return Box(
      name: panel.name, role: .panel,
      frame: Frame(
        x: x, y: y, width: width - 2 * x,
        height: panelHeight(panel, columns: columns, column: column)),
      texts: [title, TextRun(words, x: title.x + title.width + 10, y: y + 20, tone: .secondary)],
      children: children)
  }

  /// A family's line; the members of a family are chips, a single resource is the line itself.
  private func line(_ family: Family, width: Int) -> Box {
    let first = family.members[0]
    let isFamily = first.id.key != nil
    let glyph = ResourceKind(type: first.type).glyph
    let chips = isFamily ? chipsWidth(family) : 0
    var title = family.title
    var room = width - 28 - chips
    // Many keys do not fit beside a title: the title gives way, then the keys go below.
    var chipX = width - chips
    var chipY = 2
    if room < 60 {
      room = width - 28
      chipX = 26
      chipY = 16
    }
    title = Ruler.fit(title, width: room, size: Metrics.body, bold: true)
    let detailRoom = chipY > 2 ? 0 : width - 28
    let detail =
      detailRoom == 0 ? "" : Ruler.fit(family.detail, width: detailRoom, size: Metrics.body)
    var children: [Box] = []
    if isFamily {
      for member in family.members {
        let key = member.id.key ?? ""
        let own = chipWidth(key)
        children.append(
          Box(
            name: member.id.description, ids: [member.id], role: .chip,
            frame: Frame(x: chipX, y: chipY, width: own, height: 14),
            texts: [TextRun(key, x: chipX + 4, y: chipY + 11)]))
        chipX += own + 3
      }
    }
    return Box(
      name: isFamily ? "family \(first.type) \(first.id.family)" : first.id.description,
      ids: isFamily ? [] : [first.id], role: .label,
      frame: Frame(width: max(width, chipX), height: Self.lineHeight - 2),
      texts: [
        TextRun(title, x: 26, y: 13, bold: true),
        TextRun(detail, x: 26, y: 27, tone: .secondary),
      ].filter { !$0.text.isEmpty },
      glyph: PlacedGlyph(glyph, frame: Frame(x: 2, y: 6, width: 20, height: 20)),
      children: children)
  }

  private func altText(_ panels: [Panel]) -> String {
    let parts = panels.map { "\($0.title) with \($0.count)" }
    return "All \(topology.resources.count) resources of \(topology.title) in "
      + "\(topology.environment.title): \(SheetText.list(parts))."
  }
}
