import Topology

/// Writes a sheet as a DOT file whose positions are pinned, so that plain Graphviz
/// (`neato -n2`) shows the same picture.
package struct DOTWriter: Sendable {
  private let sheet: Sheet

  package init(_ sheet: Sheet) { self.sheet = sheet }

  /// The DOT text. Edges are written with their paths, which Graphviz keeps.
  package func text() -> String {
    let page = "0,0,\(sheet.width),\(sheet.height)"
    var lines = [
      "digraph \(quoted(sheet.fileName)) {",
      "  graph [bb=\"\(page)\", splines=line, outputorder=nodesfirst, fontname=Helvetica,",
      "    fontsize=\(Metrics.body), tooltip=\(quoted(sheet.title)), pad=0, margin=0]",
      "  node [shape=box, fixedsize=true, style=filled, margin=0, label=\"\", fontname=Helvetica,",
      "    fontsize=\(Metrics.body)]",
      "  edge [arrowsize=0.6]",
      // A frame of the sheet's own size, so that the picture is not moved to its outermost box.
      "  subgraph \"cluster_sheet\" {",
      "    graph [bb=\"\(page)\", label=\"\", style=filled, fillcolor=\"#FFFFFF\", color=transparent]",
    ]
    for box in sheet.boxes { write(box, depth: 2, isLost: false, &lines) }
    lines.append("  }")
    for (index, text) in sheet.texts.enumerated() { write(text, "words \(index)", &lines) }
    for edge in sheet.edges { write(edge, &lines) }
    for (index, badge) in sheet.badges.enumerated() { write(badge, index, &lines) }
    for (index, entry) in sheet.legend.enumerated() { write(entry, index, &lines) }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Boxes

  private func write(_ box: Box, depth: Int, isLost: Bool, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    let paint = DOTStyle.paint(box, isLost: isLost)
    guard box.isContainer else {
      let label = box.lostPart == nil ? DOTLabel.html(box) : "\"\""
      let style = paint.isDashed ? ["style=\"filled,dashed\""] : []
      lines.append(
        indent
          + node(
            box.name, box.frame,
            ["label=\(label)"] + style + colors(paint.border, paint.fill)))
      writeLostPart(of: box, indent, &lines)
      writeGlyph(of: box, indent, &lines)
      return
    }
    lines.append("\(indent)subgraph \(quoted("cluster_" + box.name)) {")
    let frame = box.frame
    var attributes = [
      "bb=\"\(frame.x),\(sheet.height - frame.maxY),\(frame.maxX),\(sheet.height - frame.y)\""
    ]
    if box.texts.isEmpty || box.lostPart != nil {
      attributes.append("label=\"\"")
    } else {
      let words = DOTLabel.words(box.texts, of: box)
      attributes.append("label=\(words.label)")
      attributes.append("lp=\"\(centre(words.frame))\"")
    }
    let styles = (paint.fill == "none" ? [] : ["filled"]) + (paint.isDashed ? ["dashed"] : [])
    attributes.append("style=\"\(styles.joined(separator: ","))\", penwidth=\(paint.width)")
    attributes += colors(paint.border, paint.fill)
    lines.append("\(indent)  graph [\(attributes.joined(separator: ", "))]")
    if sheet.edges.contains(where: { [$0.source, $0.target].contains(box.name) }) {
      // Lines end at nodes alone.
      lines.append("\(indent)  " + node(box.name, box.frame, ["style=invis"]))
    }
    writeLostPart(of: box, indent + "  ", &lines)
    writeGlyph(of: box, indent + "  ", &lines)
    for child in box.children {
      write(child, depth: depth + 1, isLost: isLost || box.state == .lostZone, &lines)
    }
    lines.append("\(indent)}")
  }

  /// A box's lost part, which would hide the words of the box itself: they come after it.
  private func writeLostPart(of box: Box, _ indent: String, _ lines: inout [String]) {
    guard let part = box.lostFrame else { return }
    let fill = colors("none", DOTStyle.color("lost-zone"))
    lines.append(indent + node("lost part of \(box.name)", part.inset(by: 1), fill))
    guard !box.texts.isEmpty else { return }
    let words = DOTLabel.words(box.texts, of: box)
    lines.append(
      indent
        + node(
          "words of \(box.name)", words.frame, ["label=\(words.label)"] + colors("none", "none")))
  }

  /// A square in the colour of the glyph's category.
  private func writeGlyph(of box: Box, _ indent: String, _ lines: inout [String]) {
    guard let glyph = box.glyph else { return }
    let color = glyph.glyph.category.color
    lines.append(
      indent
        + node(
          "glyph of \(box.name)", glyph.frame,
          ["tooltip=\(quoted(glyph.glyph.name))"] + colors(color, color)))
  }

  private func write(_ text: TextRun, _ name: String, _ lines: inout [String]) {
    let box = Box(name: name, role: .legend, frame: text.frame)
    let words = DOTLabel.words([text], of: box)
    lines.append(
      "  " + node(name, words.frame, ["label=\(words.label)"] + colors("none", "none")))
  }

  private func node(_ name: String, _ frame: Frame, _ attributes: [String]) -> String {
    let place = [
      "pos=\"\(centre(frame))\"", "width=\(Self.inches(frame.width))",
      "height=\(Self.inches(frame.height))",
    ]
    return "\(quoted(name)) [\((place + attributes).joined(separator: ", "))]"
  }

  private func colors(_ border: String, _ fill: String) -> [String] {
    let names = [border, fill].map { $0 == "none" ? "transparent" : $0 }
    return ["color=\"\(names[0])\", fillcolor=\"\(names[1])\""]
  }

  // MARK: Lines

  private func write(_ edge: SheetEdge, _ lines: inout [String]) {
    var attributes = ["id=\(quoted(edge.name))"] + pen(edge.style)
    if !edge.hasArrow { attributes.append("arrowhead=none") }
    if !edge.path.isEmpty {
      let way = DOTPath(edge, around: sheet.badges, height: sheet.height)
      attributes.append("pos=\"\(way.text)\"")
    }
    lines.append(
      "  \(quoted(edge.source)) -> \(quoted(edge.target)) [\(attributes.joined(separator: ", "))]")
  }

  private func pen(_ style: SheetEdge.Style) -> [String] {
    let line = DOTStyle.line(style)
    return ["color=\"\(line.color)\"", "penwidth=\(line.width)"]
      + (style.isDashed ? ["style=dashed"] : style.isDotted ? ["style=dotted"] : [])
  }

  private func write(_ badge: Badge, _ index: Int, _ lines: inout [String]) {
    let color = DOTStyle.color(badge.tone.rawValue)
    lines.append(
      "  "
        + node(
          "badge \(index)", badge.frame,
          [
            "shape=circle", "label=\(quoted(badge.text))", "fontname=\"Helvetica-Bold\"",
            "fontsize=\(Badge.size)", "fontcolor=\"#FFFFFF\"",
          ] + colors(color, color)))
  }

  // MARK: Legend

  private func write(_ entry: LegendEntry, _ index: Int, _ lines: inout [String]) {
    let name = "legend \(index)"
    func sample(_ paint: DOTStyle.Paint) {
      lines.append(
        "  "
          + node(
            name, entry.frame,
            (paint.isDashed ? ["style=\"filled,dashed\""] : [])
              + colors(paint.border, paint.fill)))
    }
    switch entry.sample {
    case .box(.table, let category):
      let color = (category ?? .networking).color
      sample(DOTStyle.Paint(border: color, fill: color))
    case .box(let role, let category): sample(DOTStyle.paint(role, category))
    case .mark: sample(DOTStyle.Paint(border: "none", fill: DOTStyle.color("mark")))
    case .state(let role, let state):
      var box = Box(name: name, role: role, frame: entry.frame)
      box.state = state
      sample(DOTStyle.paint(box))
    case .line(let style):
      let ends = [entry.frame.x, entry.frame.maxX].map { Point($0, entry.frame.midY) }
      var edge = SheetEdge(from: "\(name) a", to: "\(name) b", style: style, title: "")
      edge.run(through: ends)
      for (end, place) in zip([edge.source, edge.target], ends) {
        lines.append(
          "  "
            + node(end, Frame(x: place.x, y: place.y, width: 1, height: 1), ["style=invis"]))
      }
      write(edge, &lines)
    }
    write(entry.text, "\(name) words", &lines)
  }

  // MARK: Words and numbers

  private func centre(_ frame: Frame) -> String {
    Self.hundredths(frame.x * 100 + frame.width * 50) + ","
      + Self.hundredths((sheet.height - frame.maxY) * 100 + frame.height * 50)
  }

  /// A number given in hundredths, as shortly as it can be written.
  static func hundredths(_ number: Int) -> String {
    let whole = abs(number) / 100
    let rest = abs(number) % 100
    let sign = number < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Points as inches with five decimals; Graphviz reads them back to the same point.
  static func inches(_ points: Int) -> String {
    let scaled = (points * 100_000 + 36) / 72
    let rest = String(scaled % 100_000)
    return "\(scaled / 100_000)." + String(repeating: "0", count: 5 - rest.count) + rest
  }

  private func quoted(_ text: String) -> String { Self.quoted(text) }

  /// A text as DOT writes it, in quotation marks.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacingASCII { byte in
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "\n"): "\\n"
      // A carriage return before a line feed, and what no text should have.
      case ..<0x20, 0x7F: ""
      default: nil
      }
    }
    return "\"\(escaped)\""
  }
}
