/// Writes a sheet as a file that draw.io (diagrams.net) opens and edits.
///
/// Boxes that hold others are containers, so that what is inside moves with them; lines are
/// attached to the cells they join; icons are draw.io's own shapes for AWS. The XML is plain, not
/// compressed, so that it can be compared.
///
/// Source: draw.io documentation, "Why is my diagram file compressed"; mxGraph manual,
/// `mxGeometry.relative` (a child's place is relative to its parent).
package struct DrawIOWriter: Sendable {
  private let sheet: Sheet

  package init(_ sheet: Sheet) { self.sheet = sheet }

  private static let layer = "layer"

  package func text() -> String { Self.text(of: [sheet]) }

  /// A file with a page for each sheet.
  package static func text(of sheets: [Sheet]) -> String {
    var xml = XMLText()
    xml.open("mxfile", [("compressed", "false")])
    for sheet in sheets { DrawIOWriter(sheet).writePage(&xml) }
    xml.close()
    return xml.text
  }

  private func writePage(_ xml: inout XMLText) {
    xml.open(
      "diagram", [("id", sheet.fileName), ("name", sheet.title)])
    xml.open(
      "mxGraphModel",
      [
        ("grid", "0"), ("guides", "1"), ("tooltips", "1"), ("connect", "1"), ("arrows", "1"),
        ("fold", "1"), ("page", "1"), ("pageScale", "1"), ("pageWidth", "\(sheet.width)"),
        ("pageHeight", "\(sheet.height)"), ("math", "0"), ("shadow", "0"),
      ])
    xml.open("root")
    xml.empty("mxCell", [("id", "root")])
    xml.empty("mxCell", [("id", Self.layer), ("parent", "root")])
    for (index, text) in sheet.texts.enumerated() { write(text, "text \(index)", &xml) }
    for box in sheet.boxes { write(box, in: Self.layer, Surroundings(), &xml) }
    var frames: [String: Frame] = [:]
    for box in sheet.allBoxes { frames[box.name] = box.frame }
    for edge in sheet.edges { write(edge, frames, &xml) }
    for (index, badge) in sheet.badges.enumerated() {
      cell(
        "badge \(index)", DrawIOLabel.escaped(badge.text), DrawIOStyle.badge(badge.tone),
        badge.frame, Self.layer, Point(0, 0), &xml)
    }
    for (index, entry) in sheet.legend.enumerated() { write(entry, index, &xml) }
    for _ in 0..<3 { xml.close() }
  }

  // MARK: Boxes

  /// What a box is in.
  private struct Surroundings {
    var origin = Point(0, 0)
    /// Whether it is in a zone that is out of order.
    var isLost = false
  }

  private func write(
    _ box: Box, in parent: String, _ around: Surroundings, _ xml: inout XMLText
  ) {
    let origin = around.origin
    if box.role == .table {
      write(table: box, in: parent, around, &xml)
      return
    }
    let group = DrawIOStyle.group(box)
    let isSubnet = box.role == .publicSubnet || box.role == .privateSubnet
    let style =
      (group ?? DrawIOStyle.look(box)) + (around.isLost && isSubnet ? DrawIOStyle.lostGround : "")
      + DrawIOStyle.state(box.state)
    let words = DrawIOLabel.html(box.texts)
    cell(
      box.name, box.lostPart == nil ? words : "", style, box.frame, parent, origin,
      elements: box.ids.map(\.description), place: Self.place(of: box, origin), &xml)
    let inside = Point(box.frame.x, box.frame.y)
    if let part = box.lostFrame { write(part, of: box, words, inside, &xml) }
    // A group's shape has its icon already.
    if let glyph = box.glyph, group == nil {
      let shape = DrawIOShape(glyph.glyph)
      cell(
        "\(box.name) icon", "", shape.style, shape.fitted(into: glyph.frame), box.name, inside, &xml
      )
    }
    let isLost = around.isLost || box.state == .lostZone
    for child in box.children {
      write(
        child, in: box.name, Surroundings(origin: inside, isLost: isLost), &xml)
    }
  }

  /// The lost part is a cell in the box, so that it moves with it; it would hide the words of the
  /// box itself.
  private func write(
    _ part: Frame, of box: Box, _ words: String, _ inside: Point, _ xml: inout XMLText
  ) {
    cell(
      "\(box.name) lost part", "", DrawIOStyle.lostPart, part.inset(by: 1), box.name, inside, &xml)
    guard let first = box.texts.first else { return }
    let frame = box.texts.reduce(first.frame) { $0.union($1.frame) }
    cell(
      "\(box.name) words", words, DrawIOStyle.words(size: first.size), frame.inset(by: -2),
      box.name, inside, &xml)
  }

  /// A table of draw.io's: rows are cells of it, and columns cells of their row. A head of several
  /// columns is a row as well.
  private func write(
    table box: Box, in parent: String, _ around: Surroundings, _ xml: inout XMLText
  ) {
    let rows = box.children.filter { $0.role == .row }
    let top = rows.first?.frame.y ?? box.frame.maxY
    let titles = box.texts.filter { $0.y == box.texts.last?.y }
    let hasColumns = titles.count > 1 && !rows.isEmpty
    let head = box.texts.filter { !hasColumns || $0.y != titles.first?.y }
    let titleTop =
      !hasColumns ? top : head.isEmpty ? box.frame.y : top - (rows.first?.frame.height ?? 0)
    cell(
      box.name, DrawIOLabel.html(head.map(Self.inHead)),
      DrawIOStyle.table(box, head: titleTop - box.frame.y), box.frame, parent,
      around.origin, elements: box.ids.map(\.description),
      place: Self.place(of: box, around.origin),
      &xml)
    let inside = Surroundings(origin: Point(box.frame.x, box.frame.y), isLost: around.isLost)
    // Columns of a table are one line through all its rows, also through those that leave some out.
    let starts = Set(rows.flatMap { $0.texts.map(\.x) }).sorted()
    if hasColumns {
      let name = "\(box.name) head"
      let frame = Frame(
        x: box.frame.x, y: titleTop, width: box.frame.width, height: top - titleTop)
      cell(name, "", DrawIOStyle.headRow(box), frame, box.name, inside.origin, &xml)
      write(columns: titles.map(Self.inHead), starts, frame, in: name, DrawIOStyle.inverse, &xml)
    }
    for row in rows {
      let style =
        DrawIOStyle.row + (row.marks.isEmpty ? "" : DrawIOStyle.marked)
        + DrawIOStyle.state(row.state)
      cell(
        row.name, "", style, row.frame, box.name, inside.origin,
        elements: row.ids.map(\.description), &xml)
      write(columns: row.texts, starts, row.frame, in: row.name, "", &xml)
    }
    for child in box.children where child.role != .row {
      write(child, in: box.name, inside, &xml)
    }
  }

  /// Each text is in the column that it begins in.
  private func write(
    columns texts: [TextRun], _ starts: [Int], _ row: Frame, in name: String,
    _ look: String, _ xml: inout XMLText
  ) {
    for (index, start) in starts.enumerated() {
      let isLast = index + 1 == starts.count
      let own = texts.filter {
        (index == 0 || $0.x >= start) && (isLast || $0.x < starts[index + 1])
      }
      let left = index == 0 ? row.x : start - 8
      let right = isLast ? row.maxX : starts[index + 1] - 8
      let indent = own.first.map { $0.x - left } ?? 8
      cell(
        "\(name) column \(index)", DrawIOLabel.html(own), DrawIOStyle.column(indent: indent) + look,
        Frame(x: left, y: row.y, width: right - left, height: row.height), name,
        Point(row.x, row.y), &xml)
    }
  }

  /// All words above the rows are in the coloured head.
  private static func inHead(_ text: TextRun) -> TextRun {
    var text = text
    text.tone = .inverse
    return text
  }

  /// Where the layout has the box, whether or not a person moved it.
  private static func place(of box: Box, _ origin: Point) -> String? {
    if box.role == .label { return nil }
    let (x, y) = (box.frame.x - box.displaced.x, box.frame.y - box.displaced.y)
    return "\(x - origin.x) \(y - origin.y)"
  }

  /// - Parameter place: What ``LayoutFile`` tells by whether a person has moved the cell.
  private func cell(
    _ name: String, _ label: String, _ style: String, _ frame: Frame, _ parent: String,
    _ origin: Point, elements: [String] = [], place: String? = nil, _ xml: inout XMLText
  ) {
    // What stands for elements says which; draw.io shows these properties and searches them.
    let properties =
      (elements.isEmpty ? [] : [("elements", elements.joined(separator: ", "))])
      + (place.map { [("place", $0)] } ?? [])
    if !properties.isEmpty { xml.open("object", [("label", label)] + properties + [("id", name)]) }
    let own =
      properties.isEmpty ? [("id", name)] + (label.isEmpty ? [] : [("value", label)]) : []
    xml.open(
      "mxCell", own + [("style", DrawIOStyle.short(style)), ("vertex", "1"), ("parent", parent)])
    // As draw.io writes it: no place is told that is the origin.
    var geometry: [(String, String)] = []
    if frame.x != origin.x { geometry.append(("x", "\(frame.x - origin.x)")) }
    if frame.y != origin.y { geometry.append(("y", "\(frame.y - origin.y)")) }
    geometry += [("width", "\(frame.width)"), ("height", "\(frame.height)"), ("as", "geometry")]
    xml.empty("mxGeometry", geometry)
    xml.close()
    if !properties.isEmpty { xml.close() }
  }

  // MARK: Lines

  private func write(_ edge: SheetEdge, _ frames: [String: Frame], _ xml: inout XMLText) {
    let corners = edge.corners
    var style = DrawIOStyle.line(edge.style, hasArrow: edge.hasArrow)
    style += anchor(corners.first, of: frames[edge.source], "exit")
    if edge.isWhole { style += anchor(corners.last, of: frames[edge.target], "entry") }
    xml.open("object", [("tooltip", edge.title), ("id", edge.name)])
    xml.open(
      "mxCell",
      [
        ("style", DrawIOStyle.shortened(style)), ("edge", "1"), ("parent", Self.layer),
        ("source", edge.source),
      ] + (edge.isWhole ? [("target", edge.target)] : []))
    xml.open("mxGeometry", [("relative", "1"), ("as", "geometry")])
    if !edge.isWhole, let end = corners.last {
      xml.empty("mxPoint", [("x", "\(end.x)"), ("y", "\(end.y)"), ("as", "targetPoint")])
    }
    let bends = corners.dropFirst().dropLast()
    if !bends.isEmpty {
      xml.open("Array", [("as", "points")])
      for bend in bends { xml.empty("mxPoint", [("x", "\(bend.x)"), ("y", "\(bend.y)")]) }
      xml.close()
    }
    for _ in 0..<3 { xml.close() }
  }

  /// Where a line ends, as shares of the width and height of the cell that it is attached to: on its
  /// border, or on that of the box around it.
  private func anchor(_ point: Point?, of frame: Frame?, _ name: String) -> String {
    guard let point, let frame, frame.width > 0, frame.height > 0 else { return "" }
    let (x, y) = (point.x - frame.x, point.y - frame.y)
    let isOnBorder =
      (x == 0 || x == frame.width) && (0...frame.height).contains(y)
      || (y == 0 || y == frame.height) && (0...frame.width).contains(x)
    let shares = (Self.share(x, of: frame.width), Self.share(y, of: frame.height))
    return "\(name)X=\(shares.0);\(name)Y=\(shares.1);" + (isOnBorder ? "" : "\(name)Perimeter=0;")
  }

  /// A share in no more digits than say the pixel: a line whose end is beside its place has a bend
  /// there, for draw.io goes on at right angles.
  private static func share(_ part: Int, of whole: Int) -> String {
    if part < 0 { return "-" + share(-part, of: whole) }
    var (digits, scale) = (0, 1)
    while true {
      let rounded = (part * scale * 2 + whole) / (whole * 2)
      // A twentieth of a pixel is not seen.
      if abs(rounded * whole - part * scale) * 20 <= scale {
        if digits == 0 { return "\(rounded)" }
        let rest = String(rounded % scale)
        return "\(rounded / scale)." + String(repeating: "0", count: digits - rest.count) + rest
      }
      (digits, scale) = (digits + 1, scale * 10)
    }
  }

  // MARK: Words

  private func write(_ text: TextRun, _ name: String, _ xml: inout XMLText) {
    let frame = Frame(
      x: text.x, y: text.y - text.size, width: text.width + 4, height: text.size + 4)
    cell(
      name, DrawIOLabel.html([text]), DrawIOStyle.words(size: text.size), frame, Self.layer,
      Point(0, 0), &xml)
  }

  private func write(_ entry: LegendEntry, _ index: Int, _ xml: inout XMLText) {
    switch entry.sample {
    case .mark:
      cell(
        "legend \(index)", "", DrawIOStyle.sample(.row) + DrawIOStyle.marked, entry.frame,
        Self.layer, Point(0, 0), &xml)
    case .box(let role, _), .state(let role, _):
      let color = entry.category.map { "strokeColor=\($0.color);fillColor=\($0.color);" } ?? ""
      cell(
        "legend \(index)", "",
        DrawIOStyle.sample(role) + color + DrawIOStyle.state(entry.state),
        entry.frame, Self.layer, Point(0, 0), &xml)
    case .line(let style):
      let y = "\(entry.frame.midY)"
      xml.open(
        "mxCell",
        [
          ("id", "legend \(index)"),
          ("style", DrawIOStyle.short(DrawIOStyle.line(style, hasArrow: entry.hasArrow))),
          ("edge", "1"), ("parent", Self.layer),
        ])
      xml.open("mxGeometry", [("relative", "1"), ("as", "geometry")])
      xml.empty("mxPoint", [("x", "\(entry.frame.x)"), ("y", y), ("as", "sourcePoint")])
      xml.empty("mxPoint", [("x", "\(entry.frame.maxX)"), ("y", y), ("as", "targetPoint")])
      xml.close()
      xml.close()
    }
    write(entry.text, "legend \(index) words", &xml)
  }
}

extension LegendEntry {
  /// The category in whose colour the sample is drawn.
  fileprivate var category: GlyphCategory? {
    if case .box(_, let category) = sample { return category }
    return nil
  }

  /// The state that the sample shows.
  fileprivate var state: Box.State? {
    if case .state(_, let state) = sample { return state }
    return nil
  }
}
