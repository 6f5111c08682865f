/// The words of a cell as the HTML that draw.io shows.
enum DrawIOLabel {
  /// Texts of one height are one line; the first has the size of the cell's letters.
  static func html(_ texts: [TextRun]) -> String {
    let size = texts.first?.size ?? Metrics.body
    let left = texts.map(\.x).min() ?? 0
    var lines: [(y: Int, parts: [String])] = []
    for text in texts {
      if let last = lines.indices.last, lines[last].y == text.y {
        lines[last].parts.append(html(text, in: size))
      } else {
        // The first line of several may be beside an icon, the others below it.
        let indented = text.x - left
        let words = html(text, in: size)
        lines.append(
          (
            text.y,
            [indented == 0 ? words : "<span style=\"padding-left:\(indented)px\">\(words)</span>"]
          ))
      }
    }
    let html = lines.map { $0.parts.joined(separator: "&nbsp; ") }.joined(separator: "<br>")
    guard let height = lineHeight(texts) else { return html }
    return "<div style=\"line-height:\(height)px\">\(html)</div>"
  }

  /// How high the lines of texts are, where so many at draw.io's own height would be beside their
  /// places; nil where they are not.
  static func lineHeight(_ texts: [TextRun]) -> Int? {
    guard let first = texts.first, let last = texts.last else { return nil }
    let gaps = Set(texts.map(\.y)).count - 1
    let drift = last.y - first.y - gaps * first.size * 12 / 10
    return gaps > 0 && abs(drift) > 4 ? (last.y - first.y) / gaps : nil
  }

  private static func html(_ text: TextRun, in size: Int) -> String {
    var html = escaped(text.text)
    if text.isBold { html = "<b>\(html)</b>" }
    let color = text.tone == .secondary ? " color=\"#545B64\"" : ""
    let own = text.size == size ? "" : " style=\"font-size:\(text.size)px\""
    return color.isEmpty && own.isEmpty ? html : "<font\(color)\(own)>\(html)</font>"
  }

  static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
