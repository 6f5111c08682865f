/// The words of a cell as the HTML that draw.io shows.
enum DrawIOLabel {
  /// Texts of one height are one line.
  static func html(_ texts: [TextRun]) -> String {
    var lines: [(y: Int, parts: [String])] = []
    for text in texts {
      if let last = lines.indices.last, lines[last].y == text.y {
        lines[last].parts.append(html(text))
      } else {
        lines.append((text.y, [html(text)]))
      }
    }
    return lines.map { $0.parts.joined(separator: "&nbsp; ") }.joined(separator: "<br>")
  }

  private static func html(_ text: TextRun) -> String {
    var html = escaped(text.text)
    if text.isBold { html = "<b>\(html)</b>" }
    switch text.tone {
    case .secondary: return "<font color=\"#545B64\">\(html)</font>"
    default: return html
    }
  }

  static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
