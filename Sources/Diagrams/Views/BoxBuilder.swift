import Topology

/// Boxes that several views draw, at the origin and as small as their words allow.
enum BoxBuilder {
  /// A glyph with a title beside it, and a detail below the title or, on a flat one with room for it,
  /// after it. Words that a given width has no room for stand in several lines: none are cut.
  static func element(
    name: String, ids: [ElementID], title: String, detail: String = "", type: String,
    glyph given: Glyph? = nil, role: BoxRole = .element, width: Int? = nil, isFlat: Bool = false
  ) -> Box {
    let glyph = given ?? ResourceKind(type: type).glyph
    let side = isFlat || role == .chip || role == .gateway ? 16 : Metrics.glyph
    let left = side + 13
    let titleWidth = Ruler.width(title, size: Metrics.body, bold: true)
    let detailWidth = Ruler.width(detail, size: Metrics.body)
    let beside = titleWidth + detailGap + detailWidth
    let natural = isFlat && !detail.isEmpty ? beside : max(titleWidth, detailWidth)
    let total = width ?? left + natural + 8
    let room = max(total - left - 5, 1)
    let titles = lines(title, width: room, bold: true)
    let isBeside = isFlat && beside <= room
    let details = detail.isEmpty || isBeside ? [] : lines(detail, width: room, bold: false)
    let count = titles.count + details.count
    let height = count > 1 ? count * Metrics.line + 8 : side + 10
    let top = (height - count * Metrics.line) / 2 + (count > 1 ? 11 : 12)
    var texts = (titles + details).enumerated().map { index, words in
      let isTitle = index < titles.count
      return TextRun(
        words, x: left, y: top + index * Metrics.line, bold: isTitle,
        tone: isTitle ? .primary : .secondary)
    }
    if isBeside, !detail.isEmpty {
      texts.append(TextRun(detail, x: left + titleWidth + detailGap, y: top, tone: .secondary))
    }
    texts.removeAll { $0.text.isEmpty }
    return Box(
      name: name, ids: ids, role: role, frame: Frame(width: total, height: height), texts: texts,
      glyph: PlacedGlyph(
        glyph, frame: Frame(x: 6, y: (height - side) / 2, width: side, height: side)),
      category: glyph.category)
  }

  /// The words in one line where they fit, as most do, else in as many as they take.
  private static func lines(_ words: String, width: Int, bold: Bool) -> [String] {
    Ruler.width(words, size: Metrics.body, bold: bold) <= width
      ? [words] : Ruler.wrap(words, width: width, size: Metrics.body, bold: bold)
  }

  /// Something that is in several zones, or in one of them that nobody knows: as wide as all of them,
  /// so that it is over none alone.
  static func across(_ item: NetworkDrawing.Item, width: Int? = nil) -> Box {
    var box = element(
      name: item.name, ids: item.ids, title: item.title, detail: item.detail,
      type: item.type, role: .chip, width: width, isFlat: true)
    let shift = 4
    box.frame.height -= 2 * shift
    for index in box.texts.indices { box.texts[index].y -= shift }
    if let glyph = box.glyph {
      box.glyph = PlacedGlyph(glyph.glyph, frame: glyph.frame.moved(0, -shift))
    }
    return box
  }

  private static let acrossHeight = 18

  /// What is in all zones alike, such as endpoints: names without boxes of their own, line by line as
  /// wide as the zones, so that none is over one of them alone.
  ///
  /// - Returns: lines at the origin, each with its names.
  static func lines(_ items: [NetworkDrawing.Item], width: Int) -> [Box] {
    var lines: [[NetworkDrawing.Item]] = []
    var room = 0
    for item in items {
      let own = Ruler.width("\(item.title),  ", size: Metrics.body)
      if lines.isEmpty || own > room {
        lines.append([])
        room = width - 14
      }
      lines[lines.count - 1].append(item)
      room -= own
    }
    return lines.map { items in
      // A name wider than the zones has several lines.
      let words = Ruler.wrap(
        items.map(\.title).joined(separator: ", "), width: width - 12, size: Metrics.body)
      return Box(
        name: items[0].name, ids: items.flatMap(\.ids), role: .chip,
        frame: Frame(width: width, height: acrossHeight + (words.count - 1) * Metrics.line),
        texts: words.enumerated().map { TextRun($1, x: 7, y: 14 + $0 * Metrics.line) })
    }
  }

  /// The parts of a bar across the zones, at the origin.
  static func parts(of bar: NetworkDrawing.Bar, width: Int) -> [Box] {
    let areAlike =
      bar.chips.count > 1 && bar.chips.allSatisfy { $0.detail.isEmpty && $0.tasks == nil }
    return areAlike ? lines(bar.chips, width: width) : bar.chips.map { across($0, width: width) }
  }

  private static let detailGap = 8

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
