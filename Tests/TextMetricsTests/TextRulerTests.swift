import Testing

@testable import TextMetrics

@Suite struct TextRulerTests {
  /// Arial's advance widths in 2048 units, from the Adobe metrics of Helvetica and Arial's hmtx.
  @Test(arguments: [
    ("Hello", false, 1479 + 1139 + 455 + 455 + 1139), ("Hello", true, 1479 + 1139 + 569 * 2 + 1251),
    (" ", false, 569), ("W", false, 1933), ("W", true, 1933), ("0123456789", false, 11390),
    ("", false, 0), ("–—", false, 1139 + 2048), ("→", false, 2048), ("é", false, 1139),
  ])
  func widthsAreThoseOfArial(text: String, bold: Bool, units: Int) {
    #expect(TextRuler.width(text, size: 2048, bold: bold) == Double(units))
    #expect(abs(TextRuler.width(text, size: 10, bold: bold) - Double(units) / 204.8) < 1e-9)
  }

  @Test(arguments: [OutlineFont.regular, OutlineFont.bold])
  func everyCharacterHasAWholeOutline(font: OutlineFont) {
    for code in Array(0x20...0x7E) + Array(0xA1...0xAC) + Array(0xAE...0xFF) {
      guard let outline = font.outlines[UInt32(code)] else {
        Issue.record("no character \(code)")
        continue
      }
      #expect(outline.advance > 0 && outline.advance < 4096)
      #expect(outline.steps.isEmpty == (code == 0x20))
      for step in outline.steps {
        let counts: [UInt8: Int] = [
          UInt8(ascii: "m"): 2, UInt8(ascii: "l"): 2, UInt8(ascii: "q"): 4, UInt8(ascii: "z"): 0,
        ]
        #expect(step.numbers.count == counts[step.command])
      }
    }
    for character in "–—…·×→←↑↓↔⟷≥≤≠°•“”‘’∞".unicodeScalars {
      #expect(font.outlines[character.value] != nil, "\(character)")
    }
  }

  /// Every curve stays inside the character's own box: a wrong start of a second curve does not.
  @Test(arguments: [OutlineFont.regular, OutlineFont.bold])
  func everyCurveStaysInItsCharacter(font: OutlineFont) {
    for (code, outline) in font.outlines {
      var (at, start) = ((x: 0, y: 0), (x: 0, y: 0))
      for step in outline.steps {
        if step.command == UInt8(ascii: "z") { at = start }
        guard let dx = step.numbers.dropLast().last, let dy = step.numbers.last else { continue }
        at = (at.x + dx, at.y + dy)
        if step.command == UInt8(ascii: "m") { start = at }
        #expect((-500...outline.advance + 500).contains(at.x), "\(code)")
        #expect((-2100...650).contains(at.y), "\(code)")
      }
    }
  }

  @Test func aMissingCharacterIsABox() {
    #expect(TextRuler.width("漢", size: 2048) == 1229)
    #expect(
      TextRuler.outline("漢", x: 0, y: 0, size: 2048)
        == "M154 0l0 -1409l921 0l0 1409zm102 -102l717 0l0 -1205l-717 0z")
  }

  @Test func widthGrowsWithTextAndSize() {
    let text = "Transit gateway 10.0.0.0/16"
    var last = -1.0
    for count in 0...text.count {
      let width = TextRuler.width(String(text.prefix(count)), size: 12)
      #expect(width > last)
      last = width
    }
    #expect(TextRuler.width(text, size: 13) > last)
    #expect(TextRuler.lineHeight(size: 12) > TextRuler.ascent(size: 12))
  }

  @Test func outlinesAreClosedPathsToAHundredth() {
    // A capital I: a bar from 189 to 380 units, 1409 high.
    #expect(
      TextRuler.outline("I", x: 10, y: 20, size: 20.48) == "M11.89 20l0 -14.09l1.91 0l0 14.09z")
    // A full stop over a dotless i: the second curve starts from where the first began.
    #expect(
      TextRuler.outline("i", x: 0, y: 0, size: 2048)
        == "M137 -1312l0 -172l180 0l0 172zm0 1312l0 -1082l180 0l0 1082z")
    #expect(TextRuler.outline("   ", x: 1, y: 1, size: 10).isEmpty)
    #expect(TextRuler.outline("II", x: 0, y: 0, size: 10).split(separator: "M").count == 2)
  }

  @Test func theElementIsAnchored() {
    let width = TextRuler.width("hop", size: 10)
    #expect(
      TextRuler.pathElement("hop", x: 50, y: 9, size: 10, anchor: .end, attributes: "fill=\"red\"")
        == "<path fill=\"red\" d=\"\(TextRuler.outline("hop", x: 50 - width, y: 9, size: 10))\"/>")
  }

  /// A text of ASCII words takes a way of its own through the code.
  @Test(arguments: ["over", "über", "over  "], [60.0, 100, 150, 1000])
  func everyLineHoldsAsManyWordsAsFit(word: String, width: Double) {
    let text = "Packets go \(word) the transit gateway to 10.0.0.0/16, i.e. home & a bit on."
    let lines = TextRuler.wrap(text, width: width, size: 11)
    let expected = text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, TextRuler.width("\(last) \(word)", size: 11) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    #expect(lines == expected)
  }

  @Test func wrapsAtSpacesThenInsideWords() {
    let text = "Traffic leaves the private subnet through the firewall"
    let lines = TextRuler.wrap(text, width: 100, size: 12)
    #expect(lines.count > 2)
    #expect(lines.joined(separator: " ") == text)
    for line in lines { #expect(TextRuler.width(line, size: 12) <= 100) }
    #expect(TextRuler.wrap("abcdef", width: 0, size: 12) == ["a", "b", "c", "d", "e", "f"])
    let long = TextRuler.wrap("see arn:aws:iam::123456789012:role/x now", width: 80, size: 12)
    #expect(long.joined().filter { $0 != " " } == "seearn:aws:iam::123456789012:role/xnow")
    #expect(TextRuler.wrap("one\n\ntwo", width: 100, size: 12) == ["one", "", "two"])
    #expect(TextRuler.wrap("", width: 100, size: 12) == [""])
  }
}
