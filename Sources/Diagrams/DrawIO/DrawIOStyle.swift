import Synchronization

/// Styles of draw.io's cells, for everything but icons.
///
/// Source: jgraph/drawio 24.7.5, `Sidebar-AWS4.js` (groups) and `Sidebar-Basic.js` (tables).
enum DrawIOStyle {
  /// What draw.io's cells have without being told, but where a named style such as `text` comes first.
  ///
  /// Source: jgraph/drawio 24.7.5, `styles/default.xml` and `mxStylesheet.js`.
  private static let defaults: [String] = [
    "align=center", "dashed=0", "fontSize=12", "fontStyle=0", "gradientColor=none", "sketch=0",
    "startArrow=none", "verticalAlign=middle",
  ]

  /// The styles that were shortened before: thousands of cells have a few hundred of them.
  private static let known = Mutex<[String: String]>([:])

  /// The same as ``shortened(_:)`` of a style that many cells have.
  static func short(_ style: String) -> String {
    if let short = known.withLock({ $0[style] }) { return short }
    let short = shortened(style)
    known.withLock { $0[style] = short }
    return short
  }

  /// The same style in fewer words: of two values of a key the later, and none that is the default.
  static func shortened(_ style: String) -> String {
    // By bytes, and without a table of keys: none has more than a score of entries.
    let entries = style.utf8.split(separator: UInt8(ascii: ";"))
    let keys = entries.map { $0.prefix { $0 != UInt8(ascii: "=") } }
    let isNamed = keys.first?.count == entries.first?.count
    var short = ""
    short.reserveCapacity(style.utf8.count)
    for (index, entry) in entries.enumerated() {
      let isOverridden = keys[(index + 1)...].contains { $0.elementsEqual(keys[index]) }
      if isOverridden || !isNamed && defaults.contains(where: { entry.elementsEqual($0.utf8) }) {
        continue
      }
      short += Substring(entry)
      short += ";"
    }
    return short
  }

  private static let holds = "container=1;collapsible=0;recursiveResize=0;"

  /// The style of one of AWS's groups, whose shape has its icon in the corner; nil for other boxes,
  /// and where the words are not beside that corner.
  static func group(_ box: Box) -> String? {
    // Palette: grey words in a VPC, which are too pale to read.
    let icon: String
    switch box.role {
    case .region: icon = "group_region"
    case .vpc: icon = "group_vpc2"
    default: return nil
    }
    guard let first = box.texts.first, first.y < box.frame.midY else { return nil }
    return "outlineConnect=0;pointerEvents=0;shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.\(icon);"
      + look(box)
  }

  /// The colours of a box, the place of its words, and whether it holds others.
  static func look(_ box: Box) -> String {
    let holds = box.role == .label && box.glyph == nil && box.children.isEmpty ? "" : holds
    return colors(box) + words(box) + holds
  }

  private static func colors(_ box: Box) -> String {
    switch box.role {
    case .region: "strokeColor=#00A4A6;fillColor=none;fontColor=#147EBA;dashed=1;"
    case .vpc: "strokeColor=#8C4FFF;fillColor=none;fontColor=#8C4FFF;"
    case .privateSubnet: "strokeColor=#00A4A6;fillColor=#E6F6F7;fontColor=#147EBA;"
    case .publicSubnet: "strokeColor=#7AA116;fillColor=#F2F6E8;fontColor=#248814;"
    case .zone: "fillColor=none;strokeColor=#147EBA;dashed=1;fontColor=#147EBA;"
    case .label: "fillColor=none;strokeColor=none;"
    case .hub: "fillColor=#F7F2FF;strokeColor=#8C4FFF;fontColor=#8C4FFF;"
    default:
      "rounded=1;absoluteArcSize=1;arcSize=6;fillColor=#FFFFFF;"
        + "strokeColor=\(box.category?.color ?? "#C3CAD1");"
    }
  }

  /// Where a box's words are: from the edge that they are nearest to, so that they stay there when
  /// somebody makes the box larger.
  ///
  /// Source: jgraph/drawio 21.1.6, `Graph.js` and `mxText.js`: lines are 1.2 letters high; between
  /// words and edge are 2 px (`spacing`), and 5 more at the top and 1 at the bottom.
  private static func words(_ box: Box) -> String {
    guard let first = box.texts.first, let last = box.texts.last else { return "html=1;" }
    let (frame, size) = (box.frame, first.size)
    let lines = Set(box.texts.map(\.y)).count
    // The middle of a line is 0.35 of a letter above its baseline.
    let middle = (first.y + last.y) / 2 - size * 7 / 20
    let half = DrawIOLabel.lineHeight(box.texts).map { lines * $0 / 2 } ?? lines * size * 6 / 10
    let place: String
    if abs(middle - frame.midY) <= 2 {
      place = ""
    } else if middle < frame.midY {
      place = "verticalAlign=top;spacingTop=\(middle - half - frame.y - 7);"
    } else {
      place = "verticalAlign=bottom;spacingBottom=\(frame.maxY - middle - half - 3);"
    }
    let left = (box.texts.map(\.x).min() ?? first.x) - frame.x - 2
    return place + "align=left;spacingLeft=\(left);fontSize=\(size);html=1;"
  }

  static func table(_ box: Box, head: Int) -> String {
    let color = box.category?.color ?? "#232F3E"
    return "shape=table;startSize=\(head);container=1;collapsible=0;childLayout=tableLayout;"
      + "fixedRows=1;rowLines=1;columnLines=0;resizeLast=1;align=left;spacingLeft=8;"
      + "fillColor=\(color);strokeColor=\(color);fontColor=#FFFFFF;fontSize=11;html=1;"
  }

  static let row =
    "shape=tableRow;horizontal=0;startSize=0;swimlaneHead=0;swimlaneBody=0;collapsible=0;"
    + "dropTarget=0;top=0;left=0;right=0;bottom=0;fillColor=#FFFFFF;strokeColor=#C3CAD1;"

  /// What a row of the head's own columns gets.
  static func headRow(_ box: Box) -> String {
    row + "fillColor=\(box.category?.color ?? "#232F3E");strokeColor=none;"
  }

  static let inverse = "fontColor=#FFFFFF;"

  /// A column of a row; what is longer goes on over the next one, as in the row itself.
  static func column(indent: Int) -> String {
    "html=1;connectable=0;fillColor=none;strokeColor=none;align=left;spacingLeft=\(indent - 2);"
      + "fontSize=11;"
  }

  static func words(size: Int) -> String {
    "text;html=1;verticalAlign=middle;spacing=0;fontSize=\(size);"
  }

  private static let forward = "#0B5FD9"
  private static let reply = "#C2410C"

  private static let lost = "#B42318"
  private static let hit = "#B54708"

  static func badge(_ tone: Badge.Tone) -> String {
    let fill =
      switch tone {
      case .forward: forward
      case .reply: reply
      case .lost: lost
      case .hit: hit
      case .fine: "#3F6212"
      }
    return "ellipse;html=1;spacing=0;"
      + "strokeColor=#FFFFFF;fontColor=#FFFFFF;fontSize=10;fontStyle=1;fillColor=\(fill);"
  }

  /// What a row gets that a numbered step went by; later keys win.
  static let marked = "fillColor=\(DOTStyle.color("mark"));"

  /// What a failure adds to a box's style; later keys win.
  static func state(_ state: Box.State?) -> String {
    switch state {
    case nil: ""
    case .lostZone: lostGround + "strokeColor=\(red);fontColor=\(red);"
    case .lost: "fillColor=\(DOTStyle.color("lost-fill"));strokeColor=\(red);fontColor=\(red);"
    case .hit: "fillColor=#FEF0C7;strokeColor=\(hit);"
    }
  }

  private static let red = DOTStyle.color("lost")

  /// What a zone that is out of order and its subnets get; later keys win.
  static let lostGround = "fillColor=\(DOTStyle.color("lost-zone"));"

  /// The part of a box that is lost.
  static let lostPart = lostGround + "strokeColor=none;html=1;connectable=0;"

  /// A sample of a box in the legend: its colours without its icon.
  static func sample(_ role: BoxRole) -> String {
    let colors: (stroke: String, fill: String, dashed: Int) =
      switch role {
      case .region: ("#00A4A6", "none", 1)
      case .vpc: ("#8C4FFF", "none", 0)
      case .zone: ("#147EBA", "none", 1)
      case .publicSubnet: ("#7AA116", "#F2F6E8", 0)
      case .privateSubnet: ("#00A4A6", "#E6F6F7", 0)
      case .hub: ("#8C4FFF", "#F7F2FF", 0)
      case .table: ("#8C4FFF", "#8C4FFF", 0)
      case .row: ("none", "#FFFFFF", 0)
      default: ("#C3CAD1", "#FFFFFF", 0)
      }
    return "strokeColor=\(colors.stroke);fillColor=\(colors.fill);dashed=\(colors.dashed);html=1;"
  }

  static func line(_ style: SheetEdge.Style, hasArrow: Bool) -> String {
    let color: String =
      switch style {
      case .flow: GlyphCategory.compute.color
      case .attachment: GlyphCategory.networking.color
      case .association: "#687078"
      case .route: "#232F3E"
      case .forward: forward
      case .reply: reply
      case .refused: red
      case .unknown: hit
      }
    // Lines have no words: those are cells of their own. A head is filled unless told otherwise.
    return "edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;strokeColor=\(color);"
      + (style.isDotted ? "dashed=1;dashPattern=1 2;" : "dashed=\(style.isDashed ? 1 : 0);")
      + (hasArrow ? "endArrow=block;endSize=4;" : "endArrow=none;")
  }
}
