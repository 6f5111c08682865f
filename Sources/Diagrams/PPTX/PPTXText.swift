/// The XML of shapes on a slide: what PowerPoint calls DrawingML. Lengths are in its units, of which a
/// point has 12,700.
///
/// Source: ECMA-376, part 1, 19.3 (slides) and 20.1 (drawings).
struct PPTXText {
  private var xml = XMLText()
  private var lastID = 1

  var text: String { xml.text }

  /// How a shape is filled and bordered.
  struct Look: Hashable {
    var fill: String?
    var stroke: String?
    /// Of the border.
    var width = 0
    /// In points.
    var dashes: [Int] = []
    /// In hundredths of a point, for the dashes.
    var widthInPoints = 100
    var arrow: Arrow?
  }

  /// The length of an arrow's head, which grows with its line.
  enum Arrow: String {
    case long = "lg"
    case medium = "med"
    case short = "sm"

    /// How many times as long as the line is wide.
    ///
    /// Source: what PowerPoint and LibreOffice draw of ECMA-376, part 1, 20.1.10.33.
    private var share: Int {
      switch self {
      case .long: 5
      case .medium: 3
      case .short: 2
      }
    }

    /// About as long as in other formats, and no longer than the last piece of the line, around whose
    /// corner it would be bent.
    init(width: Int, lastPiece: Int) {
      let sizes: [Arrow] = width < 150 ? [.long, .medium] : [.medium]
      self = sizes.first { $0.share * width <= lastPiece } ?? .short
    }
  }

  enum Outline {
    case rectangle
    /// With corners of this radius.
    case rounded(Int)
    case ellipse
    /// A straight line, from the first to the last corner or as mirrored.
    case line(flipsX: Bool, flipsY: Bool)
    case paths(width: Int, height: Int, [Path])
  }

  struct Path {
    var steps: [GlyphPath.Step]
    var isFilled = false
    var isStroked = true
  }

  struct Words {
    var text: String
    /// In hundredths of a point.
    var size: Int
    var isBold: Bool
    var color: String
    /// Whether they are in the middle; else they begin at the shape's corner with these insets.
    var isCentred = false
    var left = 0
    var top = 0
  }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    xml.open(name, attributes)
  }

  mutating func close(_ count: Int = 1) {
    for _ in 0..<count { xml.close() }
  }

  // MARK: Shapes

  private mutating func properties(_ name: String, _ description: String) {
    lastID += 1
    var attributes = [("id", "\(lastID)"), ("name", name)]
    if !description.isEmpty { attributes.append(("descr", description)) }
    xml.empty("p:cNvPr", attributes)
  }

  /// The group that holds all shapes, and has no properties.
  mutating func openTree() {
    xml.open("p:nvGrpSpPr")
    xml.empty("p:cNvPr", [("id", "1"), ("name", "")])
    xml.empty("p:cNvGrpSpPr", [])
    xml.empty("p:nvPr", [])
    xml.close()
    xml.empty("p:grpSpPr", [])
  }

  /// The colours of the master apply.
  mutating func writeColorMap() {
    xml.open("p:clrMapOvr")
    xml.empty("a:masterClrMapping", [])
    xml.close()
  }

  mutating func openGroup(_ name: String, description: String = "", _ frame: Frame) {
    xml.open("p:grpSp")
    xml.open("p:nvGrpSpPr")
    properties(name, description)
    xml.empty("p:cNvGrpSpPr", [])
    xml.empty("p:nvPr", [])
    xml.close()
    xml.open("p:grpSpPr")
    // What is inside has places of its own.
    xml.open("a:xfrm")
    place(frame)
    xml.empty("a:chOff", [("x", "\(frame.x)"), ("y", "\(frame.y)")])
    xml.empty("a:chExt", [("cx", "\(frame.width)"), ("cy", "\(frame.height)")])
    close(2)
  }

  private mutating func place(_ frame: Frame) {
    xml.empty("a:off", [("x", "\(frame.x)"), ("y", "\(frame.y)")])
    xml.empty("a:ext", [("cx", "\(frame.width)"), ("cy", "\(frame.height)")])
  }

  mutating func shape(
    _ name: String, description: String = "", _ outline: Outline, _ frame: Frame, _ look: Look,
    words: Words? = nil
  ) {
    var isLine = false
    if case .line = outline { isLine = true }
    xml.open(isLine ? "p:cxnSp" : "p:sp")
    xml.open(isLine ? "p:nvCxnSpPr" : "p:nvSpPr")
    properties(name, description)
    xml.empty(isLine ? "p:cNvCxnSpPr" : "p:cNvSpPr", [])
    xml.empty("p:nvPr", [])
    xml.close()
    xml.open("p:spPr")
    write(outline, frame)
    write(look)
    xml.close()
    if let words { write([words]) }
    xml.close()
  }

  /// A box without a border that holds nothing but words.
  mutating func words(_ name: String, _ words: Words, _ frame: Frame) {
    xml.open("p:sp")
    xml.open("p:nvSpPr")
    properties(name, "")
    xml.empty("p:cNvSpPr", [("txBox", "1")])
    xml.empty("p:nvPr", [])
    xml.close()
    xml.open("p:spPr")
    write(.rectangle, frame)
    write(Look())
    xml.close()
    write([words])
    xml.close()
  }

  /// The title of the slide, a paragraph for each line.
  mutating func title(_ description: String, _ lines: [Words], _ frame: Frame) {
    xml.open("p:sp")
    xml.open("p:nvSpPr")
    properties("Title", description)
    xml.open("p:cNvSpPr")
    xml.empty("a:spLocks", [("noGrp", "1")])
    xml.close()
    xml.open("p:nvPr")
    xml.empty("p:ph", [("type", "title")])
    close(2)
    xml.open("p:spPr")
    xml.open("a:xfrm")
    place(frame)
    close(2)
    write(lines)
    xml.close()
  }

  // MARK: Geometry

  private mutating func write(_ outline: Outline, _ frame: Frame) {
    var flips: [(String, String)] = []
    if case .line(let flipsX, let flipsY) = outline {
      if flipsX { flips.append(("flipH", "1")) }
      if flipsY { flips.append(("flipV", "1")) }
    }
    xml.open("a:xfrm", flips)
    place(frame)
    xml.close()
    switch outline {
    case .rectangle: preset("rect")
    case .ellipse: preset("ellipse")
    case .line: preset("line")
    case .rounded(let radius):
      let share = radius * 100_000 / max(min(frame.width, frame.height), 1)
      preset("roundRect", adjustment: min(share, 50_000))
    case .paths(let width, let height, let paths): write(paths, width: width, height: height)
    }
  }

  private mutating func preset(_ name: String, adjustment: Int? = nil) {
    xml.open("a:prstGeom", [("prst", name)])
    if let adjustment {
      xml.open("a:avLst")
      xml.empty("a:gd", [("name", "adj"), ("fmla", "val \(adjustment)")])
      xml.close()
    } else {
      xml.empty("a:avLst", [])
    }
    xml.close()
  }

  private mutating func write(_ paths: [Path], width: Int, height: Int) {
    xml.open("a:custGeom")
    for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] { xml.empty(name, []) }
    xml.empty("a:rect", [("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")])
    xml.open("a:pathLst")
    for path in paths {
      var attributes = [("w", "\(width)"), ("h", "\(height)")]
      if !path.isFilled { attributes.append(("fill", "none")) }
      if !path.isStroked { attributes.append(("stroke", "0")) }
      xml.open("a:path", attributes)
      for step in path.steps { write(step) }
      xml.close()
    }
    close(2)
  }

  private mutating func write(_ step: GlyphPath.Step) {
    func points(_ name: String, _ points: [Point]) {
      xml.open(name)
      for point in points { xml.empty("a:pt", [("x", "\(point.x)"), ("y", "\(point.y)")]) }
      xml.close()
    }
    switch step {
    case .move(let point): points("a:moveTo", [point])
    case .line(let point): points("a:lnTo", [point])
    case .curve(let first, let second, let end): points("a:cubicBezTo", [first, second, end])
    case .close: xml.empty("a:close", [])
    }
  }

  // MARK: Colours

  private mutating func fill(_ color: String?) {
    guard let color else {
      xml.empty("a:noFill", [])
      return
    }
    xml.open("a:solidFill")
    xml.empty("a:srgbClr", [("val", String(color.dropFirst()))])
    xml.close()
  }

  private mutating func write(_ look: Look) {
    fill(look.fill)
    guard let stroke = look.stroke else {
      xml.open("a:ln")
      fill(nil)
      xml.close()
      return
    }
    xml.open("a:ln", [("w", "\(look.width)")])
    fill(stroke)
    if look.dashes.count == 2 {
      // As shares of the width of the line, in thousandths of a percent.
      let shares = look.dashes.map { $0 * 10_000_000 / max(look.widthInPoints, 1) }
      xml.open("a:custDash")
      xml.empty("a:ds", [("d", "\(shares[0])"), ("sp", "\(shares[1])")])
      xml.close()
    }
    xml.empty("a:round", [])
    if let arrow = look.arrow {
      xml.empty("a:tailEnd", [("type", "triangle"), ("w", "med"), ("len", arrow.rawValue)])
    }
    xml.close()
  }

  // MARK: Words

  private mutating func write(_ lines: [Words]) {
    guard let first = lines.first else { return }
    xml.open("p:txBody")
    xml.open(
      "a:bodyPr",
      [
        ("wrap", "none"), ("lIns", "\(first.left)"), ("tIns", "\(first.top)"), ("rIns", "0"),
        ("bIns", "0"), ("anchor", first.isCentred ? "ctr" : "t"),
      ])
    xml.empty("a:noAutofit", [])
    xml.close()
    xml.empty("a:lstStyle", [])
    for line in lines {
      xml.open("a:p")
      xml.empty("a:pPr", [("algn", line.isCentred ? "ctr" : "l")])
      xml.open("a:r")
      // Names are no words of a language.
      var attributes = [("lang", "en-US"), ("sz", "\(line.size)")]
      if line.isBold { attributes.append(("b", "1")) }
      xml.open("a:rPr", attributes + [("noProof", "1")])
      fill(line.color)
      xml.close()
      xml.leaf("a:t", [], line.text)
      close(2)
    }
    xml.close()
  }
}
