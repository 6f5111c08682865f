/// Writes a sheet as a DOT file whose positions are pinned, so that plain Graphviz
/// (`neato -n2`) shows the same picture.
package struct DOTWriter: Sendable {
  private let sheet: Sheet

  package init(_ sheet: Sheet) { self.sheet = sheet }

  /// The DOT text. Edges are written with their paths, which Graphviz keeps.
  package func text() -> String {
    var lines = [
      "digraph \(quoted(sheet.fileName)) {",
      "  graph [bb=\"0,0,\(sheet.width),\(sheet.height)\", splines=line, outputorder=nodesfirst,",
      "    label=\(quoted(sheet.title)), labelloc=t, fontname=Helvetica, fontsize=10]",
      "  node [shape=box, fixedsize=true, style=filled, fontname=Helvetica, fontsize=9]",
      "  edge [arrowsize=0.6, penwidth=0.9]",
      // A frame of the sheet's own size, so that the picture is not moved to its outermost box.
      "  subgraph \"cluster_sheet\" {",
      "    graph [bb=\"0,0,\(sheet.width),\(sheet.height)\", label=\"\", style=invis]",
    ]
    for box in sheet.boxes { write(box, depth: 2, &lines) }
    lines.append("  }")
    for edge in sheet.edges { write(edge, &lines) }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ box: Box, depth: Int, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    guard box.isContainer else {
      let width = Self.inches(box.frame.width)
      let height = Self.inches(box.frame.height)
      var attributes = [
        "pos=\"\(centre(box.frame))\"", "width=\(width)", "height=\(height)",
        "label=\(quoted(label(box)))",
      ]
      let style = Self.style(box)
      attributes.append("color=\"\(style.color)\", fillcolor=\"\(style.fill)\"")
      lines.append("\(indent)\(quoted(box.name)) [\(attributes.joined(separator: ", "))]")
      return
    }
    lines.append("\(indent)subgraph \(quoted("cluster_" + box.name)) {")
    let frame = box.frame
    var attributes = [
      "bb=\"\(frame.x),\(sheet.height - frame.maxY),\(frame.maxX),\(sheet.height - frame.y)\""
    ]
    if let first = box.texts.first {
      let words = box.texts.map(\.text).joined(separator: " ")
      let last = box.texts.last ?? first
      let middle = first.y == last.y ? (first.x + last.x + last.width) / 2 : first.frame.midX
      attributes.append("label=\(quoted(words))")
      attributes.append("lp=\"\(middle),\(sheet.height - first.frame.midY)\"")
    } else {
      attributes.append("label=\"\"")
    }
    let style = Self.style(box)
    attributes.append(
      "style=\"\(style.line)\", fillcolor=\"\(style.fill)\", color=\"\(style.color)\"")
    lines.append("\(indent)  graph [\(attributes.joined(separator: ", "))]")
    for child in box.children { write(child, depth: depth + 1, &lines) }
    lines.append("\(indent)}")
  }

  private func write(_ edge: SheetEdge, _ lines: inout [String]) {
    var attributes = ["id=\(quoted(edge.name))"]
    if edge.style.isDashed { attributes.append("style=dashed") }
    if !edge.hasArrow { attributes.append("arrowhead=none") }
    if !edge.path.isEmpty { attributes.append("pos=\"\(position(edge))\"") }
    lines.append(
      "  \(quoted(edge.source)) -> \(quoted(edge.target)) [\(attributes.joined(separator: ", "))]")
  }

  /// Colours for light pages, as in the SVG.
  private static func style(_ box: Box) -> (line: String, fill: String, color: String) {
    switch box.role {
    case .region: ("dashed", "none", "#00797B")
    case .zone: ("dashed", "none", "#147EBA")
    case .vpc: ("filled", "#FFFFFF", GlyphCategory.networking.color)
    case .hub: ("filled", "#F7F2FF", GlyphCategory.networking.color)
    case .publicSubnet: ("filled", "#F2F6E8", "#7AA116")
    case .privateSubnet: ("filled", "#E6F6F7", "#00A4A6")
    case .label: ("filled", "none", "none")
    case .chip: ("filled", "#FFFFFF", "#C3CAD1")
    default: ("filled", "#FFFFFF", box.category?.color ?? "#C3CAD1")
    }
  }

  /// The words of a box: those of one line together, then one line for each row.
  private func label(_ box: Box) -> String {
    var lines: [String] = []
    for (index, text) in box.texts.enumerated() {
      if index > 0, box.texts[index - 1].y == text.y {
        lines[lines.count - 1] += "  " + text.text
      } else {
        lines.append(text.text)
      }
    }
    lines += box.children.map { $0.texts.map(\.text).joined(separator: "  ") }
    return lines.joined(separator: "\n")
  }

  /// Graphviz's `splineType`: the arrow's tip first, then the control points.
  private func position(_ edge: SheetEdge) -> String {
    var points = edge.path.map { point in
      Self.hundredths(point.x) + "," + Self.hundredths(sheet.height * 100 - point.y)
    }
    if let tip = edge.tip {
      let place = Self.hundredths(tip.x) + "," + Self.hundredths(sheet.height * 100 - tip.y)
      points.insert("e,\(place)", at: 0)
    }
    return points.joined(separator: " ")
  }

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
    var escaped = ""
    for character in text {
      switch character {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return "\"\(escaped)\""
  }
}
