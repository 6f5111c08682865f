import TextMetrics

/// One sheet as a slide: the same boxes, lines and words at the same places as in the SVG, as
/// PowerPoint's own shapes.
///
/// What belongs together is a group: a box with its words, its glyph and the boxes inside it. The whole
/// picture is one, too, which has the sheet's words for those who cannot see it.
struct PPTXSlide {
  private let sheet: Sheet
  private let size: PPTXSize
  /// Where the sheet's corner is.
  private let origin: Point
  private var text = PPTXText()
  private var styles: [[ThemeStyle.Node]: ThemeStyle] = [:]

  init(_ sheet: Sheet, size: PPTXSize) {
    self.sheet = sheet
    self.size = size
    origin = Point(
      (size.width - sheet.width * size.unit) / 2, (size.height - sheet.height * size.unit) / 2)
  }

  static func xml(of sheet: Sheet, size: PPTXSize) -> String {
    var slide = PPTXSlide(sheet, size: size)
    slide.write()
    return slide.text.text
  }

  private mutating func write() {
    text.open("p:sld", PPTXParts.namespaces)
    text.open("p:cSld")
    text.open("p:spTree")
    text.openTree()
    let title = sheet.titleLines
    writeTitle(title.isEmpty ? [TextRun(sheet.title, x: Metrics.margin, y: 32)] : title)
    text.openGroup(
      "Picture", description: sheet.altText, frame(Frame(width: sheet.width, height: sheet.height)))
    for run in sheet.texts where !title.contains(run) { write(run, in: nil) }
    for box in sheet.boxes { write(box, in: []) }
    for edge in sheet.edges where !edge.path.isEmpty { write(edge) }
    for badge in sheet.badges { write(badge) }
    for entry in sheet.legend { write(entry) }
    text.close(3)
    text.writeColorMap()
    text.close()
  }

  // MARK: Units

  private func frame(_ frame: Frame) -> Frame {
    Frame(
      x: origin.x + frame.x * size.unit, y: origin.y + frame.y * size.unit,
      width: frame.width * size.unit, height: frame.height * size.unit)
  }

  /// A place in hundredths of a point.
  private func place(_ point: Point) -> Point {
    Point(origin.x + point.x * size.unit / 100, origin.y + point.y * size.unit / 100)
  }

  private mutating func look(_ path: [ThemeStyle.Node]) -> PPTXText.Look {
    let style: ThemeStyle
    if let known = styles[path] {
      style = known
    } else {
      style = ThemeStyle(of: path)
      styles[path] = style
    }
    return PPTXText.Look(
      fill: style.fill, stroke: style.stroke, width: style.width * size.unit / 100,
      dashes: style.dashes, widthInPoints: style.width)
  }

  // MARK: Words

  private func words(_ run: TextRun, in box: Box?) -> PPTXText.Words {
    PPTXText.Words(
      text: run.text, size: size.ofText(run.size), isBold: run.isBold,
      color: Theme.ink(run.tone, in: box))
  }

  /// Around a line of text: its ascenders are as high as the font says.
  private func frame(_ run: TextRun) -> Frame {
    let ascent = Int((TextRuler.ascent(size: Double(run.size)) * 100).rounded())
    let height = Int((TextRuler.lineHeight(size: Double(run.size)) * 100).rounded())
    let corner = place(Point(run.x * 100, run.y * 100 - ascent))
    return Frame(
      x: corner.x, y: corner.y, width: run.width * size.unit, height: height * size.unit / 100)
  }

  private mutating func write(_ run: TextRun, in box: Box?) {
    guard !run.text.isEmpty else { return }
    text.words("Text", words(run, in: box), frame(run))
  }

  private mutating func writeTitle(_ lines: [TextRun]) {
    guard let first = lines.first else { return }
    let frame = lines.dropFirst().reduce(frame(first)) { $0.union(self.frame($1)) }
    text.title(sheet.title, lines.map { words($0, in: nil) }, frame)
  }

  // MARK: Boxes

  private mutating func write(_ box: Box, in around: [ThemeStyle.Node]) {
    var classes: Set<String> = [box.role.rawValue]
    if let category = box.category { classes.insert(category.rawValue) }
    if !box.marks.isEmpty { classes.insert("marked") }
    if let state = box.state { classes.insert(state.rawValue) }
    let path = around + [ThemeStyle.Node("g", classes)]
    let ids = box.ids.map(\.description).joined(separator: ", ")
    // A shape holds one line of words itself.
    let isSimple = isPlain(box) && box.texts.count == 1 && box.glyph == nil && box.children.isEmpty
    if isSimple, let run = box.texts.first {
      var words = words(run, in: box)
      let (inner, outer) = (frame(run), frame(box.frame))
      (words.left, words.top) = (inner.x - outer.x, inner.y - outer.y)
      drawFrame(of: box, path, ids, words: words)
      return
    }
    text.openGroup(box.name, description: ids, frame(Self.bounds(box)))
    draw(box, path)
    if let glyph = box.glyph { write(glyph) }
    for run in box.texts { write(run, in: box) }
    for child in box.children { write(child, in: path) }
    text.close()
  }

  /// Whether it is drawn as one rectangle.
  private func isPlain(_ box: Box) -> Bool {
    switch box.role {
    case .label, .row, .table: false
    default: box.lostPart == nil
    }
  }

  private static func bounds(_ box: Box) -> Frame {
    box.children.reduce(box.texts.reduce(box.frame) { $0.union($1.frame) }) {
      $0.union(bounds($1))
    }
  }

  private mutating func drawFrame(
    of box: Box, _ path: [ThemeStyle.Node], _ ids: String = "", words: PPTXText.Words? = nil
  ) {
    let isSharp = box.role.isContainer
    let radius = box.role == .table ? 2 : 3
    text.shape(
      words == nil ? "Box" : box.name, description: ids,
      isSharp ? .rectangle : .rounded(radius * size.unit), frame(box.frame),
      look(path + [ThemeStyle.Node("rect")]), words: words)
  }

  private mutating func draw(_ box: Box, _ path: [ThemeStyle.Node]) {
    let own = box.frame
    switch box.role {
    case .label: return
    case .row:
      if box.texts.isEmpty { return }
      if !box.marks.isEmpty || box.state != nil {
        text.shape(
          "Row", .rectangle,
          frame(Frame(x: own.x + 1, y: own.y, width: own.width - 2, height: own.height)),
          look(path + [ThemeStyle.Node("rect")]))
      }
      var rule = look(path + [ThemeStyle.Node("path", ["rule"])])
      rule.fill = nil
      text.shape(
        "Rule", .line(flipsX: false, flipsY: false),
        frame(Frame(x: own.x, y: own.y, width: own.width, height: 0)), rule)
    case .table:
      drawFrame(of: box, path)
      text.shape(
        "Head", .rectangle,
        frame(Frame(x: own.x, y: own.y, width: own.width, height: BoxBuilder.tableHeader)),
        look(path + [ThemeStyle.Node("rect", ["head"])]))
    default:
      drawFrame(of: box, path)
      guard let part = box.lostFrame else { return }
      text.shape(
        "Lost part", .rectangle, frame(part.inset(by: 1)),
        look([ThemeStyle.Node("path", ["lost-part"])]))
    }
  }

  /// A square in the category's colour, and the drawing on it.
  private mutating func write(_ placed: PlacedGlyph) {
    let glyph = placed.glyph
    let around = [ThemeStyle.Node("symbol", ["glyph", glyph.category.rawValue])]
    let own = frame(placed.frame)
    text.openGroup("Glyph: \(glyph.name)", own)
    var square = look(around)
    square.stroke = nil
    text.shape("Square", .rounded(own.width / 8), own, square)
    var lines = look(around + [ThemeStyle.Node("path")])
    let side = 24
    // Strokes are as thick as on a glyph of 24 points, made smaller with it.
    lines.width = lines.width * placed.frame.width / side
    lines.fill = look(around + [ThemeStyle.Node("path", ["area"])]).fill
    var paths = [PPTXText.Path(steps: GlyphPath(glyph.lines).steps)]
    if !glyph.areas.isEmpty {
      paths.insert(
        PPTXText.Path(steps: GlyphPath(glyph.areas).steps, isFilled: true, isStroked: false), at: 0)
    }
    text.shape(
      "Drawing", .paths(width: side * 1000, height: side * 1000, paths), own, lines)
    text.close()
  }

  // MARK: Lines

  private mutating func write(_ edge: SheetEdge) {
    var points = edge.path
    if let tip = edge.tip, let end = points.last { points += [end, tip, tip] }
    draw(points, edge.style, name: edge.name, edge.title, hasArrow: edge.tip != nil)
  }

  /// A line through a point, then three for each curve, in hundredths of a point.
  private mutating func draw(
    _ points: [Point], _ style: SheetEdge.Style, name: String, _ title: String, hasArrow: Bool
  ) {
    var look = look([ThemeStyle.Node("path", ["edge", style.rawValue])])
    if hasArrow, let last = Self.pieces(points).last {
      let length = abs(last.end.x - last.start.x) + abs(last.end.y - last.start.y)
      look.arrow = PPTXText.Arrow(width: look.widthInPoints, lastPiece: length)
    }
    let places = points.map(place)
    guard let start = places.first else { return }
    let corner = Point(places.map(\.x).min() ?? 0, places.map(\.y).min() ?? 0)
    let frame = Frame(
      x: corner.x, y: corner.y, width: (places.map(\.x).max() ?? 0) - corner.x,
      height: (places.map(\.y).max() ?? 0) - corner.y)
    let pieces = Self.pieces(places)
    if pieces.count == 1, let piece = pieces.first, piece.isStraight {
      let (dx, dy) = (piece.end.x - start.x, piece.end.y - start.y)
      text.shape(name, description: title, .line(flipsX: dx < 0, flipsY: dy < 0), frame, look)
      return
    }
    func inside(_ point: Point) -> Point { Point(point.x - corner.x, point.y - corner.y) }
    let steps: [GlyphPath.Step] = pieces.map { piece in
      piece.isStraight
        ? .line(inside(piece.end))
        : .curve(inside(piece.first), inside(piece.second), inside(piece.end))
    }
    text.shape(
      name, description: title,
      .paths(
        width: frame.width, height: frame.height,
        [PPTXText.Path(steps: [.move(inside(start))] + steps)]), frame, look)
  }

  /// A piece of a line, with the points that pull it if it is a curve.
  private struct Piece {
    var start: Point
    var first: Point
    var second: Point
    var end: Point

    var isStraight: Bool { start == first && second == end }

    /// Whether the other goes on along the grid where this one ends.
    func leads(into other: Piece) -> Bool {
      isStraight && other.isStraight
        && (start.x == end.x && end.x == other.end.x || start.y == end.y && end.y == other.end.y)
    }
  }

  private static func pieces(_ places: [Point]) -> [Piece] {
    var pieces: [Piece] = []
    for index in stride(from: 1, to: places.count - 2, by: 3) {
      let piece = Piece(
        start: places[index - 1], first: places[index], second: places[index + 1],
        end: places[index + 2])
      if piece.isStraight, piece.start == piece.end { continue }
      if let last = pieces.last, last.leads(into: piece) {
        let joined = Piece(start: last.start, first: last.start, second: piece.end, end: piece.end)
        pieces[pieces.count - 1] = joined
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  private mutating func write(_ badge: Badge) {
    let path = [
      ThemeStyle.Node("g", ["badge", badge.tone.rawValue]), ThemeStyle.Node("circle"),
    ]
    var words = words(badge.run, in: nil)
    words.isCentred = true
    text.shape("Badge", .ellipse, frame(badge.frame), look(path), words: words)
  }

  private mutating func write(_ entry: LegendEntry) {
    func draw(_ classes: Set<String>, _ own: Set<String> = []) {
      text.shape(
        "Sample", .rectangle, frame(entry.frame),
        look([ThemeStyle.Node("g", classes), ThemeStyle.Node("rect", own)]))
    }
    switch entry.sample {
    case .state(let role, let state): draw([role.rawValue, state.rawValue])
    case .mark: draw(["row", "marked"])
    case .box(.table, let category):
      draw(["table", (category ?? .networking).rawValue], ["head"])
    case .box(let role, _): draw([role.rawValue])
    case .line(let style):
      let y = 100 * entry.frame.midY
      let ends = [Point(100 * entry.frame.x, y), Point(100 * entry.frame.maxX, y)]
      self.draw(
        [ends[0], ends[0], ends[1], ends[1]], style, name: "Sample", "",
        hasArrow: entry.hasArrow)
    }
    write(entry.text, in: nil)
  }
}

extension Sheet {
  /// The lines of the heading that are the title.
  fileprivate var titleLines: [TextRun] {
    texts.filter { $0.isBold && $0.x == Metrics.margin && $0.y < 50 && $0.tone == .primary }
  }
}
