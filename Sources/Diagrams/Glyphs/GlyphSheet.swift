import TextMetrics

/// The contact sheet: every glyph with its name, large, at the size of the sheets, and at 24 pixels
/// in black and white.
struct GlyphSheet {
  let style: SVGWriter.Style

  private static let columns = 6
  private static let cell = (width: 176, height: 62)
  private static let header = 30
  private static let top = 70

  /// The categories in order, with their glyphs.
  private static let groups: [(category: GlyphCategory, glyphs: [Glyph])] =
    GlyphCategory.allCases.map { category in
      (category, Glyph.all.filter { $0.category == category })
    }

  private static func rows(_ count: Int) -> Int { (count + columns - 1) / columns }

  static let width = 2 * Metrics.margin + columns * cell.width
  static let height =
    groups.reduce(top) { $0 + header + rows($1.glyphs.count) * cell.height } + Metrics.margin

  func text() -> String {
    var svg = XMLText()
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 \(Self.width) \(Self.height)"), ("width", "\(Self.width)"),
        ("height", "\(Self.height)"), ("role", "img"),
        ("aria-labelledby", "sheet:title sheet:description"),
      ])
    svg.leaf("title", [("id", "sheet:title")], "Glyphs")
    svg.leaf("desc", [("id", "sheet:description")], Self.altText)
    let drawing = drawing()
    let theme =
      style == .adaptive ? Theme.adaptive(drawing.classes) : Theme.light(drawing.classes)
    // In black and white the square is the ink of the page, and the lines are the page.
    let ink = style == .adaptive ? "var(--ink)" : "#16191F"
    let page = style == .adaptive ? "var(--page)" : "#FFFFFF"
    svg.leaf(
      "style", [],
      theme + "\n.plain rect{fill:\(ink);stroke:none}\n"
        + ".plain path{fill:none;stroke:\(page);stroke-width:1.5;stroke-linejoin:round;"
        + "stroke-linecap:round}\n.plain .area{fill:\(page);stroke:none}")
    svg.append(drawing)
    svg.close()
    return svg.text
  }

  private func drawing() -> XMLText {
    var svg = XMLText()
    svg.open("defs")
    for glyph in Glyph.all { SVGWriter.define(glyph, &svg) }
    svg.close()
    svg.empty(
      "rect",
      [
        ("class", "page"), ("width", "\(Self.width)"), ("height", "\(Self.height)"),
        ("style", "stroke:none"),
      ])
    write(TextRun("Glyphs", x: Metrics.margin, y: 32, size: Metrics.title, bold: true), &svg)
    let subtitle = "Each at 40 pixels, at 22 as on the sheets, and at 24 in black and white"
    write(TextRun(subtitle, x: Metrics.margin, y: 51, tone: .secondary), &svg)
    var y = Self.top
    for group in Self.groups {
      write(
        TextRun(
          group.category.title, x: Metrics.margin, y: y + 20, size: Metrics.heading, bold: true),
        &svg)
      y += Self.header
      for (index, glyph) in group.glyphs.enumerated() {
        let x = Metrics.margin + index % Self.columns * Self.cell.width
        draw(glyph, x: x, y: y + index / Self.columns * Self.cell.height, &svg)
      }
      y += Self.rows(group.glyphs.count) * Self.cell.height
    }
    return svg
  }

  static let altText =
    "The \(Glyph.all.count) glyphs of the sheets by category: "
    + groups.map { group in
      "\(group.category.title): \(group.glyphs.map(\.name).joined(separator: ", "))"
    }.joined(separator: "; ") + "."

  private func draw(_ glyph: Glyph, x: Int, y: Int, _ svg: inout XMLText) {
    svg.open("g", [("id", glyph.name)])
    for (side, left) in [(40, x), (22, x + 50)] {
      svg.empty(
        "use",
        [
          ("href", "#glyph:\(glyph.name)"), ("x", "\(left)"), ("y", "\(y + 40 - side)"),
          ("width", "\(side)"), ("height", "\(side)"),
        ])
    }
    svg.open(
      "g", [("class", "plain"), ("transform", "translate(\(x + 82) \(y + 16))")])
    svg.empty("rect", [("width", "24"), ("height", "24"), ("rx", "3")])
    svg.empty("path", [("d", glyph.lines)])
    if !glyph.areas.isEmpty { svg.empty("path", [("class", "area"), ("d", glyph.areas)]) }
    svg.close()
    write(TextRun(glyph.name, x: x, y: y + 54), &svg)
    svg.close()
  }

  private func write(_ text: TextRun, _ svg: inout XMLText) {
    SVGWriter.write(text, style: style, &svg)
  }
}
