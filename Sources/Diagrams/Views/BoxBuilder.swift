import Topology

/// Boxes that several views draw, at the origin and as small as their words allow.
enum BoxBuilder {
  /// A glyph with one or two lines beside it.
  static func element(
    name: String, ids: [ElementID], title: String, detail: String = "", type: String,
    glyph given: Glyph? = nil, role: BoxRole = .element, width: Int? = nil
  ) -> Box {
    let glyph = given ?? ResourceKind(type: type).glyph
    let side = role == .element || role == .actor ? Metrics.glyph : 16
    let height = detail.isEmpty ? side + 10 : max(side, 2 * Metrics.line) + 8
    let left = side + 14
    let natural = max(
      Ruler.width(title, size: Metrics.body, bold: true), Ruler.width(detail, size: Metrics.body))
    let total = width ?? left + natural + 10
    let room = total - left - 6
    let titleText = Ruler.fit(title, width: room, size: Metrics.body, bold: true)
    var texts: [TextRun]
    if detail.isEmpty {
      texts = [TextRun(titleText, x: left, y: height / 2 + 4, bold: true)]
    } else {
      let top = (height - 2 * Metrics.line) / 2
      texts = [
        TextRun(titleText, x: left, y: top + 11, bold: true),
        TextRun(
          Ruler.fit(detail, width: room, size: Metrics.body), x: left, y: top + 26,
          tone: .secondary),
      ]
    }
    texts.removeAll { $0.text.isEmpty }
    return Box(
      name: name, ids: ids, role: role, frame: Frame(width: total, height: height), texts: texts,
      glyph: PlacedGlyph(
        glyph, frame: Frame(x: 7, y: (height - side) / 2, width: side, height: side)),
      category: glyph.category)
  }

  /// One line of a table.
  struct Line {
    var ids: [ElementID]
    var left: String
    var right: String
  }

  /// A titled table of two columns.
  static func table(
    name: String, ids: [ElementID], title: String, notes: [String] = [], lines: [Line],
    category: GlyphCategory
  ) -> Box {
    let leftWidth = lines.map { Ruler.width($0.left, size: Metrics.body) }.max() ?? 0
    let rightWidth = lines.map { Ruler.width($0.right, size: Metrics.body) }.max() ?? 0
    let titleWidth = Ruler.width(title, size: Metrics.body, bold: true)
    let noteWidth = notes.map { Ruler.width($0, size: Metrics.body) }.max() ?? 0
    let width = max(leftWidth + rightWidth + 30, titleWidth + 16, noteWidth + 16)
    var texts = [TextRun(title, x: 8, y: 15, bold: true, tone: .inverse)]
    var y = tableHeader
    for note in notes {
      texts.append(TextRun(note, x: 8, y: y + 13, tone: .secondary))
      y += Metrics.line
    }
    if !notes.isEmpty { y += 4 }
    var rows: [Box] = []
    for (index, line) in lines.enumerated() {
      rows.append(
        Box(
          name: "\(name) row \(index)", ids: line.ids, role: .row,
          frame: Frame(x: 0, y: y, width: width, height: tableRow),
          texts: [
            TextRun(line.left, x: 8, y: y + 12),
            TextRun(line.right, x: leftWidth + 22, y: y + 12),
          ]))
      y += tableRow
    }
    return Box(
      name: name, ids: ids, role: .table, frame: Frame(width: width, height: y + 2), texts: texts,
      children: rows, category: category)
  }

  static let tableHeader = 21
  static let tableRow = 17

  /// The same table, wider: columns of tables look calm when they are equally wide.
  static func widened(_ table: Box, to width: Int) -> Box {
    var table = table
    table.frame.width = max(width, table.frame.width)
    for index in table.children.indices { table.children[index].frame.width = table.frame.width }
    return table
  }
}
