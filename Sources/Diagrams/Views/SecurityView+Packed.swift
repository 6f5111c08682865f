import Topology

/// The security sheet without lines: the tables of each VPC side by side, on as many pages as it
/// takes to read them.
extension SecurityView {
  private static let pageWidth = 1360
  private static let pageHeight = 920
  private static let gap = 24

  func packed(_ trouble: String) -> [Sheet] {
    Pages.numbered(
      pages().map { page in
        var sheet = page
        sheet.simplification = Sheet.Simplification(
          omission: "the lines of connections, which the services' sheet has", trouble: trouble)
        return sheet
      })
  }

  /// The tables without lines, on as many pages as it takes, which have no numbers.
  func pages() -> [Sheet] {
    // A panel stands in the first row with room for it.
    var rows: [[Box]] = []
    for panel in homes.flatMap(packedPanels) {
      let row = rows.firstIndex { Self.width($0) + panel.frame.width <= Self.pageWidth }
      if let row { rows[row].append(panel) } else { rows.append([panel]) }
    }
    var pages: [[Box]] = [[]]
    var y = 0
    for row in rows {
      let height = row.map(\.frame.height).max() ?? 0
      if y > 0, y + height > Self.pageHeight {
        pages.append([])
        y = 0
      }
      for (index, panel) in row.enumerated() {
        let x = Metrics.margin + Self.width(Array(row[..<index]))
        pages[pages.count - 1].append(panel.moved(x, 68 + y))
      }
      y += height + Self.gap
    }
    return pages.filter { !$0.isEmpty }.map(page)
  }

  /// Where the next panel of a row begins.
  private static func width(_ row: [Box]) -> Int {
    row.reduce(0) { $0 + $1.frame.width + gap }
  }

  /// The tables of a VPC in rows, in as many panels as fill a page each.
  private func packedPanels(_ vpc: NetworkDrawing.VPC) -> [Box] {
    var panels: [[Box]] = [[]]
    var (x, y, height) = (Self.padding, 44, 0)
    for table in tables(of: vpc) {
      if x > Self.padding, x + table.frame.width > Self.pageWidth - Self.padding {
        (x, y, height) = (Self.padding, y + height + Self.gap, 0)
      }
      if y > 44, y + table.frame.height > Self.pageHeight - Self.padding {
        panels.append([])
        (x, y, height) = (Self.padding, 44, 0)
      }
      panels[panels.count - 1].append(table.placed(x, y))
      x += table.frame.width + Self.gap
      height = max(height, table.frame.height)
    }
    let filled = panels.filter { !$0.isEmpty }
    return filled.enumerated().map { index, tables in
      // An element is drawn once on each sheet, and a panel may share one with the next.
      panel(of: vpc, tables, part: filled.count > 1 ? index + 1 : nil)
    }
  }

  private func panel(of vpc: NetworkDrawing.VPC, _ tables: [Box], part: Int?) -> Box {
    let words = part.map { "\(vpc.title), part \($0)" } ?? vpc.title
    let title = TextRun(
      words, x: 8 + Metrics.glyph + 8, y: 22, size: Metrics.heading, bold: true, tone: .accent)
    let right = tables.map(\.frame.maxX).max() ?? 0
    return Box(
      name: part.map { "\(vpc.id) part \($0)" } ?? vpc.id.description,
      ids: part ?? 1 == 1 ? [vpc.id] : [], role: .vpc,
      frame: Frame(
        width: max(right, title.x + title.width) + Self.padding,
        height: (tables.map(\.frame.maxY).max() ?? 44) + Self.padding),
      texts: [title],
      glyph: PlacedGlyph(
        .vpc, frame: Frame(x: 8, y: 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: tables)
  }
}
