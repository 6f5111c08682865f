/// Measures and draws text without any font of the machine.
///
/// Widths are those of Arial, Helvetica and Liberation Sans, without kerning. Lengths are in the
/// unit of `size`, y downwards. A character outside the table (ASCII, Latin-1 and some
/// punctuation and arrows) is an open box of 0.6 of the size.
package enum TextRuler {
  /// The units of the tables to the em.
  private static let unitsPerEm = 2048.0

  package static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let font = bold ? OutlineFont.bold : OutlineFont.regular
    return Double(font.advance(of: text)) * size / unitsPerEm
  }

  /// From the baseline up to the top of the tallest letters' line.
  package static func ascent(size: Double) -> Double { 1854 * size / unitsPerEm }

  /// From the baseline down to the bottom of the line.
  package static func descent(size: Double) -> Double { 434 * size / unitsPerEm }

  /// From one baseline to the next.
  package static func lineHeight(size: Double) -> Double { 2355 * size / unitsPerEm }

  /// From the baseline up to the top of a capital letter.
  package static func capHeight(size: Double) -> Double { 1409 * size / unitsPerEm }

  /// SVG path data of the text with its baseline starting at (x, y), to a hundredth; fill it
  /// with the non-zero rule. Empty for a text without ink.
  package static func outline(
    _ text: String, x: Double, y: Double, size: Double, bold: Bool = false
  ) -> String {
    let font = bold ? OutlineFont.bold : OutlineFont.regular
    var path = OutlinePath(scale: size / unitsPerEm)
    var pen = 0
    for scalar in text.unicodeScalars {
      let outline = font[scalar]
      path.add(outline, x: x + Double(pen) * size / unitsPerEm, y: y)
      pen += outline.advance
    }
    return path.data
  }

  /// One character for a font: its advance in ems, and its outline as steps, each a command of
  /// SVG's path data (m, l, q, z) with its relative numbers in 2048ths of an em.
  package static func glyph(
    _ scalar: Unicode.Scalar, bold: Bool
  ) -> (advance: Double, steps: [Int]) {
    let outline = (bold ? OutlineFont.bold : OutlineFont.regular)[scalar]
    return (
      Double(outline.advance) / unitsPerEm,
      outline.steps.flatMap { [Int($0.command)] + $0.numbers }
    )
  }

  /// A whole `<path>` element in place of a `<text>` one.
  ///
  /// `attributes` go into the element as they are, such as `fill="#232f3e"`.
  package static func pathElement(
    _ text: String, x: Double, y: Double, size: Double, bold: Bool = false,
    anchor: TextAnchor = .start, attributes: String = ""
  ) -> String {
    let width = width(text, size: size, bold: bold)
    let start = x - width * anchor.share
    let data = outline(text, x: start, y: y, size: size, bold: bold)
    return "<path\(attributes.isEmpty ? "" : " ")\(attributes) d=\"\(data)\"/>"
  }

  /// Breaks a text into lines no wider than `width`, at spaces and line feeds.
  ///
  /// A word that is wider by itself is broken between characters; a line has one at least.
  package static func wrap(
    _ text: String, width: Double, size: Double, bold: Bool = false
  ) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "\n")) else {
      return wrapParagraph(text[...], width: width, size: size, bold: bold)
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapParagraph($0, width: width, size: size, bold: bold)
    }
  }

  /// A line is always a piece of the text, so that none is put together.
  private static func wrapParagraph(
    _ text: Substring, width limit: Double, size: Double, bold: Bool
  ) -> [String] {
    guard !text.contains("  ") else {
      let single = text.split(separator: " ").joined(separator: " ")
      return wrapParagraph(single[...], width: limit, size: size, bold: bold)
    }
    let font = bold ? OutlineFont.bold : OutlineFont.regular
    func fits(_ units: Int) -> Bool { Double(units) * size / unitsPerEm <= limit }
    let space = font.advance(of: " ")
    var lines: [String] = []
    var line = text.startIndex..<text.startIndex
    // Widths add up, as there is no kerning.
    var units = 0
    func end() {
      if !line.isEmpty { lines.append(String(text[line])) }
    }
    for word in words(of: text) {
      let own = font.advance(of: text[word])
      let longer = line.isEmpty ? own : units + space + own
      if fits(longer) {
        line = (line.isEmpty ? word.lowerBound : line.lowerBound)..<word.upperBound
        units = longer
        continue
      }
      end()
      line = word
      units = own
      guard !fits(own) else { continue }
      line = word.lowerBound..<word.lowerBound
      units = 0
      for index in text[word].indices {
        let next = text.index(after: index)
        let own = font.advance(of: text[index..<next])
        if !line.isEmpty && !fits(units + own) {
          end()
          line = index..<index
          units = 0
        }
        line = line.lowerBound..<next
        units += own
      }
    }
    return lines + [String(text[line])]
  }

  /// Where the words are between the spaces.
  private static func words(of text: Substring) -> [Range<Substring.Index>] {
    var words: [Range<Substring.Index>] = []
    var start = text.startIndex
    for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: " ") {
      if start < index { words.append(start..<index) }
      start = text.utf8.index(after: index)
    }
    if start < text.endIndex { words.append(start..<text.endIndex) }
    return words
  }
}
