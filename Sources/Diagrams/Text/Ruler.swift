import TextMetrics

/// Measures and shortens text in whole points.
package enum Ruler {
  /// The width of one line, rounded up.
  package static func width(_ text: String, size: Int, bold: Bool = false) -> Int {
    Int(TextRuler.width(text, size: Double(size), bold: bold).rounded(.up))
  }

  /// The widest word of the texts, which is the same in every size.
  package static func widestWord(_ texts: [String]) -> String {
    let words = texts.lazy.flatMap { text in
      text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }
    // Each word once: names come again in many sentences.
    let distinct = Set(words.map { String(Substring($0)) })
    let widths = distinct.map { ($0, TextRuler.width($0, size: 1)) }
    return widths.max { ($0.1, $0.0) < ($1.1, $1.0) }?.0 ?? ""
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

  /// The text, shortened in its middle where it is wider than this: both ends of an address tell it from
  /// others.
  package static func fitMiddle(_ text: String, width limit: Int, size: Int) -> String {
    guard width(text, size: size) > limit else { return text }
    let all = Array(text)
    var (head, tail) = (all.count / 2, all.count / 2)
    func shortened() -> String { String(all.prefix(head)) + "…" + String(all.suffix(tail)) }
    while head + tail > 0, width(shortened(), size: size) > limit {
      if head > tail { head -= 1 } else { tail -= 1 }
    }
    return shortened()
  }

  /// The text in lines no wider than this, broken at spaces.
  package static func wrap(
    _ text: String, width limit: Int, size: Int, bold: Bool = false
  ) -> [String] {
    TextRuler.wrap(text, width: Double(limit), size: Double(size), bold: bold)
  }
}
