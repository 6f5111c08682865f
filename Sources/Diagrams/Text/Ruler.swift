import TextMetrics

/// Measures and shortens text in whole points.
package enum Ruler {
  /// The width of one line, rounded up.
  package static func width(_ text: String, size: Int, bold: Bool = false) -> Int {
    Int(TextRuler.width(text, size: Double(size), bold: bold).rounded(.up))
  }

  /// The width of the widest word of one text, rounded up.
  package static func widestWord(_ text: String, size: Int) -> Int {
    let words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return words.map { width(String(Substring($0)), size: size) }.max() ?? 0
  }

  /// The text, shortened with an ellipsis where it is wider than this.
  package static func fit(
    _ text: String, width limit: Int, size: Int, bold: Bool = false
  ) -> String {
    guard width(text, size: size, bold: bold) > limit else { return text }
    var kept = text
    while !kept.isEmpty, width(kept + "…", size: size, bold: bold) > limit { kept.removeLast() }
    while kept.hasSuffix(" ") { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines no wider than this, broken at spaces.
  package static func wrap(
    _ text: String, width limit: Int, size: Int, bold: Bool = false
  ) -> [String] {
    TextRuler.wrap(text, width: Double(limit), size: Double(size), bold: bold)
  }
}
