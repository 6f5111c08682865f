import OrderedCollections
import Topology

/// The map of every resource: a panel for each component, a line for each family.
package struct ResourcesView {
  private let topology: Topology
  private let facts: Facts

  package init(_ topology: Topology) { self.init(Facts(topology)) }

  package init(_ facts: Facts) {
    topology = facts.topology
    self.facts = facts
  }

  private static let lineHeight = 30
  /// Of a key, clear of the words above and below it.
  private static let chipHeight = 12
  /// Where keys begin that stand below a title.
  private static let lowerChip = 16
  private static let columnGap = 12
  private static let padding = 8
  private static let panelHeader = 28
  private static let panelGap = 10
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

  /// One sheet, or several where one would print too small to read; of a panel that no page has room
  /// for, a part on each.
  package func sheets() -> [Sheet] {
    let panels = panels()
    guard !panels.isEmpty else { return [] }
    let best = sheets(of: panels)
    if best.allSatisfy(Self.isReadable) { return best }
    for most in [80, 60, 40, 25] where panels.contains(where: { $0.families.count > most }) {
      let sheets = sheets(of: panels.flatMap { parts(of: $0, most: most) })
      if sheets.allSatisfy(Self.isReadable) { return sheets }
    }
    return best
  }

  /// As few sheets as can be read, else one for each panel.
  private func sheets(of panels: [Panel]) -> [Sheet] {
    for count in (panels.count > 50 ? fewestPages(panels) : 1)...panels.count {
      let pages = pages(panels, count: count)
      var sheets: [Sheet] = []
      for (index, page) in pages.enumerated() {
        let arranged = arranged(page)
        // One that is too small decides of them all; its size alone mostly tells that it is.
        guard count == panels.count || mayBeReadable(arranged) else { break }
        let sheet = sheet(arranged, number: index + 1, of: pages.count)
        guard count == panels.count || Self.isReadable(sheet) else { break }
        sheets.append(sheet)
      }
      if sheets.count == pages.count { return sheets }
    }
    return []
  }

  /// So many pages, at least: of fewer already the first has too much on it.
  private func fewestPages(_ panels: [Panel]) -> Int {
    func isEnough(_ count: Int) -> Bool {
      pages(panels, count: count).first.map { mayBeReadable(arranged($0)) } ?? true
    }
    // Found by halves: with hundreds of components there are as many pages.
    var (few, many) = (0, 1)
    while many < panels.count, !isEnough(many) { (few, many) = (many, many * 2) }
    many = min(many, panels.count)
    while many - few > 1 {
      let middle = (few + many) / 2
      if isEnough(middle) { many = middle } else { few = middle }
    }
    return many
  }

  private static func isReadable(_ sheet: Sheet) -> Bool {
    var framed = sheet
    if framed.legend.isEmpty { framed.height += PageShape.foot }
    return framed.smallestPrintedText >= Pages.readable
  }

  private func parts(of panel: Panel, most: Int) -> [Panel] {
    guard panel.families.count > most else { return [panel] }
    let count = (panel.families.count + most - 1) / most
    return (0..<count).map { place in
      var part = panel
      part.families = panel.families.indices.filter { $0 * count / panel.families.count == place }
        .map { panel.families[$0] }
      part.count = part.families.reduce(0) { $0 + $1.members.count }
      part.title += " (\(place + 1) of \(count))"
      if place > 0 { part.name += " \(place + 1)" }
      return part
    }
  }

  /// The panels in order, on pages with about as many lines each.
  private func pages(_ panels: [Panel], count: Int) -> [[Panel]] {
    // The title of a panel takes a line too.
    let total = panels.reduce(0) { $0 + $1.families.count + 1 }
    var pages: [[Panel]] = [[]]
    var lines = 0
    for panel in panels {
      let own = panel.families.count + 1
      let middle = lines + own / 2
      if middle * count >= total * pages.count, pages.count < count { pages.append([]) }
      pages[pages.count - 1].append(panel)
      lines += own
    }
    return pages.filter { !$0.isEmpty }
  }

  /// Whether a sheet of this size can be read if its keys are the smallest text on it.
  private func mayBeReadable(_ arranged: Arranged) -> Bool {
    let size = size(arranged.shelves, column: arranged.column)
    let scale = PageShape.scale(width: size.width, height: size.height + PageShape.foot)
    // Rounded up: what is drawn decides.
    return Metrics.body * 10 * (scale + 1) / 1_000 + 1 >= Pages.readable
  }

  /// Panels in the shelves that print largest.
  private struct Arranged {
    let shelves: [Shelf]
    let column: Int
  }

  private func arranged(_ panels: [Panel]) -> Arranged {
    let column = columnWidth(panels)
    var best: [Shelf] = []
    var bestScale = 0
    for columns in 1...9 {
      for rows in 3...48 {
        let shelves = shelves(panels, columns: columns, rows: rows)
        let size = size(shelves, column: column)
        let scale = PageShape.score(width: size.width, height: size.height + PageShape.foot)
        if scale > bestScale { (best, bestScale) = (shelves, scale) }
      }
    }
    return Arranged(shelves: best, column: column)
  }

  private func sheet(_ arranged: Arranged, number: Int, of count: Int) -> Sheet {
    var sheet = sheet(arranged.shelves, column: arranged.column)
    if count > 1 { sheet.title += " (\(number) of \(count))" }
    if number > 1 { sheet.view += "-\(number)" }
    return sheet
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
        families: families.values.flatMap { members in
          let title = members.count > 1 ? facts.familyTitle(members) : members[0].title
          return chunks(members).map { family($0, title: title) }
        })
    }
  }

  /// As many members on one line as their keys find room.
  private func chunks(_ members: [Resource]) -> [[Resource]] {
    var chunks: [[Resource]] = [[]]
    var width = 0
    for member in members {
      let own = chipWidth(member.id.key ?? "") + 3
      if width + own > Self.keyRoom, !chunks[chunks.count - 1].isEmpty {
        chunks.append([])
        width = 0
      }
      chunks[chunks.count - 1].append(member)
      width += own
    }
    return chunks
  }

  private static let keyRoom = 220

  private func family(_ members: [Resource], title: String) -> Family {
    let first = members[0]
    let path = first.id.family.path.dropFirst(first.id.component == nil ? 0 : 1)
    return Family(members: members, title: title, detail: path.joined(separator: "/"))
  }

  // MARK: Layout

  private func columnWidth(_ panels: [Panel]) -> Int {
    let widths = panels.flatMap(\.families).map { family in
      max(
        Ruler.width(family.title, size: Metrics.body, bold: true) + chipsWidth(family) + 34,
        Ruler.width(family.detail, size: Metrics.body) + 34)
    }.sorted()
    // A very long title would widen every column; it is shortened instead.
    return min(max(widths.last ?? 220, 200), 370)
  }

  private func chipWidth(_ key: String) -> Int { Ruler.width(key, size: Metrics.body) + 8 }

  private func chipsWidth(_ family: Family) -> Int {
    family.members.compactMap(\.id.key).reduce(0) { $0 + chipWidth($1) + 3 } + 4
  }

  /// Panels side by side, all equally high.
  private struct Shelf {
    var rows = 0
    var panels: [(panel: Panel, columns: Int)] = []
    var columns: Int { panels.reduce(0) { $0 + $1.columns } }
  }

  /// Fills shelves of so many columns, in order; a panel has as many columns as its lines need.
  private func shelves(_ panels: [Panel], columns: Int, rows: Int) -> [Shelf] {
    var shelves: [Shelf] = []
    for panel in panels {
      let count = panel.families.count
      let needed = min((count + rows - 1) / rows, columns)
      let height = (count + needed - 1) / needed
      if let last = shelves.last, last.columns + needed <= columns, last.rows >= height {
        shelves[shelves.count - 1].panels.append((panel, needed))
      } else if let last = shelves.last, last.columns + needed <= columns, height <= rows {
        shelves[shelves.count - 1].rows = height
        shelves[shelves.count - 1].panels.append((panel, needed))
      } else {
        shelves.append(Shelf(rows: height, panels: [(panel, needed)]))
      }
    }
    return shelves
  }

  private func width(columns: Int, column: Int) -> Int {
    2 * Self.padding + columns * (column + Self.columnGap) - Self.columnGap
  }

  private func width(_ shelf: Shelf, column: Int) -> Int {
    shelf.panels.reduce(-Self.panelGap) {
      $0 + width(columns: $1.columns, column: column) + Self.panelGap
    }
  }

  private func height(_ shelf: Shelf) -> Int {
    Self.panelHeader + shelf.rows * Self.lineHeight + Self.padding / 2
  }

  private func size(_ shelves: [Shelf], column: Int) -> (width: Int, height: Int) {
    let widest = shelves.map { width($0, column: column) }.max() ?? 0
    let height =
      shelves.reduce(Self.top) { $0 + self.height($1) + Self.panelGap }
      + Metrics.margin - Self.panelGap
    let least = PageShape.leastWidth(height: height)
    return (max(widest + 2 * Metrics.margin, least), height)
  }

  private func sheet(_ shelves: [Shelf], column: Int) -> Sheet {
    let size = size(shelves, column: column)
    let inner = size.width - 2 * Metrics.margin
    var y = Self.top
    var boxes: [Box] = []
    for shelf in shelves {
      let spare = inner - width(shelf, column: column)
      // What a shelf leaves free widens its columns.
      let extra = spare / max(shelf.columns, 1)
      var x = Metrics.margin
      for (index, entry) in shelf.panels.enumerated() {
        let natural = width(columns: entry.columns, column: column + extra)
        let isLast = index == shelf.panels.count - 1
        let frame = Frame(
          x: x, y: y, width: isLast ? Metrics.margin + inner - x : natural, height: height(shelf))
        boxes.append(box(entry.panel, columns: entry.columns, column: column + extra, frame))
        x = frame.maxX + Self.panelGap
      }
      y += height(shelf) + Self.panelGap
    }
    let total = topology.resources.count
    var sheet = Sheet(
      kind: .resources, view: "resources", environments: [topology.environment.name],
      title: "\(topology.title) · Resources",
      subtitle: "Every resource of the model by component; \(total) in all",
      altText: altText(shelves.flatMap { $0.panels.map(\.panel) }), width: size.width,
      height: size.height, boxes: boxes)
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 8)
    if !sheet.legend.isEmpty { sheet.height += PageShape.foot }
    return sheet
  }

  private func box(_ panel: Panel, columns: Int, column: Int, _ frame: Frame) -> Box {
    let rows = (panel.families.count + columns - 1) / columns
    var children: [Box] = []
    for (index, family) in panel.families.enumerated() {
      let x = frame.x + Self.padding + index / rows * (column + Self.columnGap)
      let y = frame.y + Self.panelHeader + index % rows * Self.lineHeight
      children.append(line(family, width: column).moved(x, y))
    }
    let words = panel.count == 1 ? "1 resource" : "\(panel.count) resources"
    let room = frame.width - 30 - Ruler.width(words, size: Metrics.body)
    let title = TextRun(
      Ruler.fit(panel.title, width: room, size: Metrics.heading, bold: true), x: frame.x + 10,
      y: frame.y + 19, size: Metrics.heading, bold: true, tone: .accent)
    let count = TextRun(words, x: title.x + title.width + 10, y: title.y, tone: .secondary)
    return Box(
      name: panel.name, role: .panel, frame: frame, texts: [title, count], children: children)
  }

  /// A family's line; the members of a family are chips, a single resource is the line itself.
  private func line(_ family: Family, width: Int) -> Box {
    let first = family.members[0]
    let isFamily = first.id.key != nil
    let glyph = ResourceKind(type: first.type).glyph
    let chips = isFamily ? chipsWidth(family) : 0
    var title = family.title
    var room = width - 28 - chips
    // Keys that do not fit beside a title go beside what is below it; of many keys, the title gives
    // way, then they go below.
    var chipX = width - chips
    var chipY = 1
    var detailRoom = width - 28
    if room < Ruler.width(title, size: Metrics.body, bold: true),
      Ruler.width(family.detail, size: Metrics.body) + 10 <= room
    {
      room = width - 28
      detailRoom = room - chips
      chipY = Self.lowerChip
    } else if room < 60 {
      room = width - 28
      detailRoom = 0
      chipX = 26
      chipY = Self.lowerChip
    }
    title = Ruler.fit(title, width: room, size: Metrics.body, bold: true)
    let detail =
      detailRoom == 0 ? "" : Ruler.fitMiddle(family.detail, width: detailRoom, size: Metrics.body)
    var children: [Box] = []
    if isFamily {
      for member in family.members {
        let key = member.id.key ?? ""
        let own = chipWidth(key)
        children.append(
          Box(
            name: member.id.description, ids: [member.id], role: .chip,
            frame: Frame(x: chipX, y: chipY, width: own, height: Self.chipHeight),
            texts: [TextRun(key, x: chipX + 4, y: chipY + 9)]))
        chipX += own + 3
      }
    }
    return Box(
      name: isFamily ? "family \(first.type) \(first.id)" : first.id.description,
      ids: isFamily ? [] : [first.id], role: .label,
      frame: Frame(width: max(width, chipX), height: Self.lineHeight - 2),
      texts: [
        TextRun(title, x: 26, y: 12, bold: true),
        TextRun(detail, x: 26, y: 25, tone: .secondary),
      ].filter { !$0.text.isEmpty },
      glyph: PlacedGlyph(glyph, frame: Frame(x: 2, y: 4, width: 20, height: 20)),
      children: children)
  }

  private func altText(_ panels: [Panel]) -> String {
    let parts = panels.map { "\($0.title) with \($0.count)" }
    let drawn = panels.reduce(0) { $0 + $1.count }
    let all = drawn == topology.resources.count
    return "\(all ? "All \(drawn)" : "\(drawn) of the \(topology.resources.count)") resources of "
      + "\(topology.title) in "
      + "\(topology.environment.title): \(SheetText.list(parts))."
  }
}
