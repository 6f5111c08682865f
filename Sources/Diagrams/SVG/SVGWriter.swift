import TextMetrics
import Topology

/// Writes a sheet as one SVG file that refers to nothing outside itself.
///
/// Every element drawn is a group whose `id` is the element's identity; what stands for several
/// elements is a group inside a group for each. Glyphs are symbols, written once.
package struct SVGWriter: Sendable {
  /// How the words and colours are written.
  package enum Style: Hashable, Sendable {
    /// Text as text and colours that follow the reader's theme.
    case adaptive
    /// Light colours, and text as outlines, so that a renderer needs no fonts.
    case outlined
    /// Light colours and no text, for a renderer that writes it itself.
    case wordless
  }

  private let sheet: Sheet
  private let style: Style
  private let addresses: [ElementID: String]

  /// Creates a writer.
  ///
  /// - Parameter addresses: where the documents tell of an element: a path below the output folder
  ///   and an anchor. Its box links there.
  package init(
    _ sheet: Sheet, style: Style = .adaptive, addresses: [ElementID: String] = [:]
  ) {
    self.sheet = sheet
    self.style = style
    self.addresses = addresses
  }

  package func text() -> String {
    var svg = XMLText()
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(sheet.width) \(sheet.height)"),
        ("width", "\(sheet.width)"), ("height", "\(sheet.height)"), ("role", "img"),
        ("aria-labelledby", "sheet:title sheet:description"),
      ])
    svg.leaf(
      "title", [("id", "sheet:title")],
      sheet.title)
    svg.leaf("desc", [("id", "sheet:description")], sheet.altText)
    let drawing = drawing()
    let classes = drawing.classes
    svg.leaf("style", [], style == .adaptive ? Theme.adaptive(classes) : Theme.light(classes))
    svg.append(drawing)
    svg.close()
    return svg.text
  }

  private func drawing() -> XMLText {
    var svg = XMLText()
    svg.open("defs")
    for glyph in glyphs { Self.define(glyph, &svg) }
    svg.close()
    svg.empty(
      "rect",
      [
        ("class", "page"), ("width", "\(sheet.width)"), ("height", "\(sheet.height)"),
        ("style", "stroke:none"),
      ])
    for text in sheet.texts { write(text, &svg) }
    for box in sheet.boxes { write(box, &svg) }
    for edge in sheet.edges where !edge.path.isEmpty { write(edge, &svg) }
    for badge in sheet.badges { write(badge, &svg) }
    for entry in sheet.legend { write(entry, &svg) }
    return svg
  }

  // MARK: Glyphs

  /// The glyphs of the sheet, each once, by name.
  private var glyphs: [Glyph] {
    var seen: Set<String> = []
    return sheet.allBoxes.compactMap(\.glyph?.glyph).filter { seen.insert($0.name).inserted }
      .sorted { $0.name < $1.name }
  }

  static func define(_ glyph: Glyph, _ svg: inout XMLText) {
    svg.open(
      "symbol",
      [
        ("id", "glyph:\(glyph.name)"), ("viewBox", "0 0 24 24"),
        ("class", "glyph \(glyph.category.rawValue)"),
      ])
    if let icon = glyph.icon {
      svg.empty(
        "image",
        [("width", "24"), ("height", "24"), ("href", "data:image/svg+xml;base64,\(icon)")])
      svg.close()
      return
    }
    svg.empty("rect", [("width", "24"), ("height", "24"), ("rx", "3")])
    svg.empty("path", [("d", glyph.lines)])
    if !glyph.areas.isEmpty { svg.empty("path", [("class", "area"), ("d", glyph.areas)]) }
    svg.close()
  }

  // MARK: Boxes

  private func write(_ box: Box, _ svg: inout XMLText) {
    var classes = box.role.rawValue
    if let category = box.category { classes += " \(category.rawValue)" }
    if !box.marks.isEmpty { classes += " marked" }
    if let state = box.state { classes += " \(state.rawValue)" }
    for id in box.ids.dropLast() { svg.open("g", [("id", id.description)]) }
    var attributes: [(String, String)] = []
    if let last = box.ids.last {
      attributes.append(("id", last.description))
    } else if box.role != .label, box.role != .row {
      attributes.append(("data-name", box.name))
    }
    let address = box.ids.lazy.compactMap { addresses[$0] }.first
    if address == nil { attributes.append(("class", classes)) }
    svg.open("g", attributes)
    if !box.ids.isEmpty {
      svg.leaf("title", [], box.ids.map(\.description).joined(separator: ", "))
    }
    // A link must not hold another: what is inside the box is beside the link, not in it.
    if let address { svg.open("a", [("class", classes), ("href", relative(address))]) }
    draw(box, &svg)
    if let glyph = box.glyph { use(glyph, &svg) }
    for text in box.texts { write(text, &svg) }
    if address != nil { svg.close() }
    for child in box.children { write(child, &svg) }
    svg.close()
    for _ in box.ids.dropLast() { svg.close() }
  }

  /// The address as seen from the folder of the sheet's file.
  private func relative(_ address: String) -> String {
    let up = String(repeating: "../", count: sheet.fileName.count { $0 == "/" } + 1)
    return address.hasPrefix("docs/") ? up + address.dropFirst(5) : up + "../" + address
  }

  private func draw(_ box: Box, _ svg: inout XMLText) {
    let frame = box.frame
    switch box.role {
    case .label: return
    case .row:
      if box.texts.isEmpty { return }
      if !box.marks.isEmpty || box.state != nil {
        rect(
          Frame(x: frame.x + 1, y: frame.y, width: frame.width - 2, height: frame.height),
          radius: 0,
          &svg)
      }
      svg.empty(
        "path", [("class", "rule"), ("d", "M\(frame.x) \(frame.y)H\(frame.maxX)")])
    case .table:
      rect(frame, radius: 2, &svg)
      svg.empty(
        "rect",
        [
          ("class", "head"), ("x", "\(frame.x)"), ("y", "\(frame.y)"),
          ("width", "\(frame.width)"), ("height", "\(BoxBuilder.tableHeader)"),
        ])
    default:
      rect(frame, radius: box.role.isContainer ? 0 : Self.radius, &svg)
      if let part = box.lostFrame { draw(part, of: frame, &svg) }
    }
  }

  private static let radius = 3

  /// A lost part, just within the border: round where the box is.
  private func draw(_ part: Frame, of frame: Frame, _ svg: inout XMLText) {
    let isFirst = part.x == frame.x
    let isLast = part.maxX == frame.maxX
    // The border is one wide, half of it inside; all numbers are hundredths.
    let left = 100 * part.x + (isFirst ? 50 : 0)
    let right = 100 * part.maxX - (isLast ? 50 : 0)
    let top = 100 * part.y + 50
    let height = 100 * part.height - 100
    let round = 100 * Self.radius - 50
    let first = isFirst ? round : 0
    let last = isLast ? round : 0
    func arc(_ dx: Int, _ dy: Int) -> String {
      "a2.5 2.5 0 0 1 \(pair(Point(dx, dy)))"
    }
    func number(_ hundredths: Int) -> String { DOTWriter.hundredths(hundredths) }
    var line = "M\(pair(Point(left + first, top)))H\(number(right - last))"
    if isLast { line += arc(round, round) }
    line += "v\(number(height - 2 * last))"
    if isLast { line += arc(-round, round) }
    line += "H\(number(left + first))"
    if isFirst {
      line += arc(-round, -round) + "v\(number(2 * round - height))" + arc(round, -round)
    }
    svg.empty("path", [("class", "lost-part"), ("d", line + "z")])
  }

  private func rect(_ frame: Frame, radius: Int, _ svg: inout XMLText) {
    var attributes = [
      ("x", "\(frame.x)"), ("y", "\(frame.y)"), ("width", "\(frame.width)"),
      ("height", "\(frame.height)"),
    ]
    if radius > 0 { attributes.append(("rx", "\(radius)")) }
    svg.empty("rect", attributes)
  }

  private func use(_ placed: PlacedGlyph, _ svg: inout XMLText) {
    let frame = placed.frame
    svg.empty(
      "use",
      [
        ("href", "#glyph:\(placed.glyph.name)"), ("x", "\(frame.x)"), ("y", "\(frame.y)"),
        ("width", "\(frame.width)"), ("height", "\(frame.height)"),
      ])
  }

  private func write(_ text: TextRun, size: Int = Metrics.body, _ svg: inout XMLText) {
    Self.write(text, style: style, size: size, &svg)
  }

  /// - Parameter size: The size that the text has by the style sheet.
  static func write(
    _ text: TextRun, style: Style, size: Int = Metrics.body, _ svg: inout XMLText
  ) {
    var classes: [String] = []
    if text.isBold { classes.append("bold") }
    if text.tone != .primary { classes.append(text.tone.rawValue) }
    var attributes = [("x", "\(text.x)"), ("y", "\(text.y)")]
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    if text.size != size { attributes.append(("style", "font-size:\(text.size)px")) }
    if style == .wordless { return }
    if style == .outlined {
      let outline = TextRuler.outline(
        text.text, x: Double(text.x), y: Double(text.y), size: Double(text.size),
        bold: text.isBold)
      svg.empty("path", [("class", (["words"] + classes).joined(separator: " ")), ("d", outline)])
      return
    }
    // Whatever font the reader has, the text is as wide as it was measured; a letter or two are, to
    // a pixel, anyway.
    guard text.text.count > 2 else {
      svg.leaf("text", attributes, text.text)
      return
    }
    let width = TextRuler.width(text.text, size: Double(text.size), bold: text.isBold)
    attributes.append(("textLength", DOTWriter.hundredths(Int((width * 100).rounded()))))
    svg.leaf("text", attributes, text.text)
  }

  // MARK: Lines

  private func write(_ edge: SheetEdge, _ svg: inout XMLText) {
    let line = pathData(edge.path + (edge.tip.map { [edge.path.last ?? $0, $0, $0] } ?? []))
    svg.open("g", [("data-from", edge.source), ("data-to", edge.target)])
    svg.leaf("title", [], edge.title)
    svg.empty("path", [("class", "edge \(edge.style.rawValue)"), ("d", line)])
    if let tip = edge.tip, let end = edge.path.last {
      svg.empty(
        "path", [("class", "tip \(edge.style.rawValue)"), ("d", arrow(from: end, to: tip))])
    }
    svg.close()
  }

  private func write(_ badge: Badge, _ svg: inout XMLText) {
    svg.open("g", [("class", "badge \(badge.tone.rawValue)")])
    svg.empty(
      "circle",
      [("cx", "\(badge.place.x)"), ("cy", "\(badge.place.y)"), ("r", "\(Badge.radius)")])
    write(badge.run, size: Badge.size, &svg)
    svg.close()
  }

  /// A point, then three for each curve; curves that are straight are written as lines.
  private func pathData(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    var data = "M\(pair(first))"
    for index in stride(from: 1, to: points.count - 2, by: 3) {
      let (start, end) = (points[index - 1], points[index + 2])
      if start == points[index], points[index + 1] == end {
        if start == end { continue }
        data +=
          start.y == end.y
          ? "H" + DOTWriter.hundredths(end.x)
          : start.x == end.x ? "V" + DOTWriter.hundredths(end.y) : "L" + pair(end)
      } else {
        data += "C\(pair(points[index])) \(pair(points[index + 1])) \(pair(end))"
      }
    }
    return data
  }

  /// An arrow head along the longer of the two directions; lines are orthogonal.
  private func arrow(from start: Point, to tip: Point) -> String {
    let length = SheetEdge.arrowLength
    let half = 260
    let dx = tip.x - start.x
    let dy = tip.y - start.y
    let back: Point
    let side: Point
    if abs(dx) >= abs(dy) {
      back = Point(tip.x - (dx < 0 ? -length : length), tip.y)
      side = Point(0, half)
    } else {
      back = Point(tip.x, tip.y - (dy < 0 ? -length : length))
      side = Point(half, 0)
    }
    return "M\(pair(tip))L\(pair(Point(back.x + side.x, back.y + side.y)))"
      + "L\(pair(Point(back.x - side.x, back.y - side.y)))Z"
  }

  private func pair(_ point: Point) -> String {
    DOTWriter.hundredths(point.x) + " " + DOTWriter.hundredths(point.y)
  }

  private func write(_ entry: LegendEntry, _ svg: inout XMLText) {
    switch entry.sample {
    case .state(let role, let state):
      svg.open("g", [("class", "\(role.rawValue) \(state.rawValue)")])
      rect(entry.frame, radius: 0, &svg)
      svg.close()
    case .mark:
      svg.open("g", [("class", "row marked")])
      rect(entry.frame, radius: 0, &svg)
      svg.close()
    case .box(.table, let category):
      let frame = entry.frame
      svg.open("g", [("class", "table \((category ?? .networking).rawValue)")])
      svg.empty(
        "rect",
        [
          ("class", "head"), ("x", "\(frame.x)"), ("y", "\(frame.y)"),
          ("width", "\(frame.width)"), ("height", "\(frame.height)"),
        ])
      svg.close()
    case .box(let role, _):
      svg.open("g", [("class", role.rawValue)])
      rect(entry.frame, radius: 0, &svg)
      svg.close()
    case .line(let style):
      let y = entry.frame.midY
      let start = Point(entry.frame.x * 100, y * 100)
      let end = Point(entry.frame.maxX * 100, y * 100)
      svg.empty(
        "path",
        [("class", "edge \(style.rawValue)"), ("d", "M\(pair(start))L\(pair(end))")])
      if entry.hasArrow {
        svg.empty(
          "path", [("class", "tip \(style.rawValue)"), ("d", arrow(from: start, to: end))])
      }
    }
    write(entry.text, &svg)
  }
}
