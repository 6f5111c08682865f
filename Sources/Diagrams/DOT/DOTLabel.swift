import Topology

/// The words of a box as one of Graphviz's HTML-like labels: a table whose cells have the size and
/// the place that the words have on the sheet.
enum DOTLabel {
  /// The label of a box; the rows of a table are rows of the label, in their colours.
  static func html(_ box: Box) -> String {
    let frame = box.frame.inset(by: 1)
    var rows: [String] = []
    var y = frame.y
    func add(_ texts: [TextRun], of owner: Box, from top: Int, to bottom: Int, fill: String) {
      if top > y { rows.append(row(cell(width: frame.width, height: top - y))) }
      rows.append(row(line(texts, owner, frame, height: bottom - max(top, y)), fill: fill))
      y = bottom
    }
    let lines = lines(box.texts)
    for (index, line) in lines.enumerated() {
      let baseline = line[0].y
      let isHead = box.role == .table && index == 0
      let next =
        lines.indices.contains(index + 1)
        ? lines[index + 1][0].y - lines[index + 1][0].size : frame.maxY
      let top = isHead ? frame.y : max(y, baseline - line[0].size)
      let bottom = isHead ? box.frame.y + BoxBuilder.tableHeader : min(next, baseline + 4)
      add(
        line, of: box, from: top, to: max(bottom, top + 1),
        fill: isHead ? box.category?.color ?? "none" : "none")
    }
    for child in box.children {
      if child.frame.y > y { rows.append(row(cell(width: frame.width, height: child.frame.y - y))) }
      rows.append(row(cell(width: frame.width, height: 1), fill: DOTStyle.color("rule")))
      y = child.frame.y + 1
      add(
        child.texts, of: child, from: y, to: child.frame.maxY,
        fill: DOTStyle.paint(child).fill)
    }
    guard !rows.isEmpty else { return "\"\"" }
    if frame.maxY > y { rows.append(row(cell(width: frame.width, height: frame.maxY - y))) }
    return "<\(table(rows.joined()))>"
  }

  /// Words alone, in a frame of their own, with the colours that they have in a box.
  static func words(_ texts: [TextRun], of box: Box) -> (frame: Frame, label: String) {
    let left = texts.map(\.x).min() ?? 0
    let top = texts.map(\.frame.y).min() ?? 0
    let right = texts.map { $0.x + $0.width }.max() ?? 0
    let bottom = texts.map(\.frame.maxY).max() ?? 0
    var words = box
    // Half as wide again, for fonts that are wider still.
    words.frame = Frame(x: left, y: top, width: (right - left) * 3 / 2, height: bottom - top)
      .inset(by: -3)
    words.texts = texts
    words.children = []
    return (words.frame, html(words))
  }

  /// Texts with one baseline, from the left, each list a line.
  private static func lines(_ texts: [TextRun]) -> [[TextRun]] {
    Dictionary(grouping: texts, by: \.y).sorted { $0.key < $1.key }
      .map { $0.value.sorted { $0.x < $1.x } }
  }

  private static func line(
    _ texts: [TextRun], _ owner: Box, _ frame: Frame, height: Int
  ) -> String {
    let texts = texts.filter { !$0.text.isEmpty }.sorted { $0.x < $1.x }
    var cells = ""
    var x = frame.x
    for (index, text) in texts.enumerated() {
      if text.x > x { cells += cell(width: text.x - x, height: height) }
      let end = index + 1 < texts.count ? texts[index + 1].x : frame.maxX
      cells += cell(width: end - max(text.x, x), height: height, font(text, owner))
      x = end
    }
    if x < frame.maxX { cells += cell(width: frame.maxX - x, height: height) }
    return "<TD>\(table("<TR>\(cells)</TR>"))</TD>"
  }

  private static func row(_ cell: String, fill: String = "none") -> String {
    guard fill != "none" else { return "<TR>\(cell)</TR>" }
    return "<TR><TD BGCOLOR=\"\(fill)\"" + cell.dropFirst(3) + "</TR>"
  }

  private static func cell(width: Int, height: Int, _ words: String = "") -> String {
    "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"\(width)\" HEIGHT=\"\(height)\" ALIGN=\"LEFT\">\(words)</TD>"
  }

  private static func table(_ rows: String) -> String {
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">\(rows)</TABLE>"
  }

  private static func font(_ text: TextRun, _ box: Box) -> String {
    let words = escaped(text.text)
    // Graphviz takes the font that it finds: a wider one than Helvetica is to fit too.
    let size = text.size * 17 / 20
    return "<FONT POINT-SIZE=\"\(size)\" COLOR=\"\(Theme.ink(text.tone, in: box))\">"
      + (text.isBold ? "<B>\(words)</B>" : words) + "</FONT>"
  }

  static func escaped(_ text: String) -> String {
    text.replacingASCII { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case ..<0x20, 0x7F: " "
      default: nil
      }
    }
  }
}
