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

  /// From one baseline to the next.
  package static func lineHeight(size: Double) -> Double { 2355 * size / unitsPerEm }

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

  private static func wrapParagraph(
    _ text: Substring, width limit: Double, size: Double, bold: Bool
  ) -> [String] {
    let font = bold ? OutlineFont.bold : OutlineFont.regular
    let units = limit * unitsPerEm / size
    let plain = text.utf8.withContiguousStorageIfAvailable {
      wrapWords($0, width: units, font: font)
    }
    return (plain ?? nil) ?? wrapAny(text, width: units, font: font)
  }

  /// The lines of words of ASCII characters with one space between them; nil where the text is any
  /// other, or a word is wider than a line. Nearly all text is such, and a line is a piece of it.
  private static func wrapWords(
    _ text: UnsafeBufferPointer<UInt8>, width limit: Double, font: OutlineFont
  ) -> [String]? {
    let space = UInt8(ascii: " ")
    let gap = font.advance(ofASCII: space)
    var lines: [String] = []
    var line = 0..<0
    var (units, wordStart, wordUnits) = (0, 0, 0)
    for place in 0...text.count {
      let byte = place < text.count ? text[place] : space
      guard byte == space else {
        guard byte < 128 else { return nil }
        wordUnits += font.advance(ofASCII: byte)
        continue
      }
      guard wordStart < place, Double(wordUnits) <= limit else { return nil }
      let longer = units + gap + wordUnits
      if line.isEmpty {
        (line, units) = (wordStart..<place, wordUnits)
      } else if Double(longer) <= limit {
        (line, units) = (line.lowerBound..<place, longer)
      } else {
        lines.append(String(decoding: text[line], as: UTF8.self))
        (line, units) = (wordStart..<place, wordUnits)
      }
      (wordStart, wordUnits) = (place + 1, 0)
    }
    lines.append(String(decoding: text[line], as: UTF8.self))
    return lines
  }

  private static func wrapAny(
    _ text: Substring, width limit: Double, font: OutlineFont
  ) -> [String] {
    func fits(_ units: Int) -> Bool { Double(units) <= limit }
    let space = font.advance(of: " ")
    var lines: [String] = []
    var line = ""
    // Widths add up, as there is no kerning.
    var units = 0
    for word in text.split(separator: " ") {
      let own = font.advance(of: word)
      let longer = line.isEmpty ? own : units + space + own
      if fits(longer) {
        if !line.isEmpty { line += " " }
        line += word
        units = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      units = 0
      for character in word {
        let own = font.advance(of: String(character))
        if !line.isEmpty && !fits(units + own) {
          lines.append(line)
          line = ""
          units = 0
        }
        line.append(character)
        units += own
      }
    }
    return lines + [line]
  }
}
