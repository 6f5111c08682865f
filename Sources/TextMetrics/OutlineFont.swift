/// The characters of one ``OutlineTable``, read once.
struct OutlineFont: Sendable {
  static let regular = OutlineFont(table: OutlineTable.regular)
  static let bold = OutlineFont(table: OutlineTable.bold)

  private(set) var outlines: [UInt32: Outline] = [:]
  /// The advances of the characters below 256, which nearly all text is made of.
  private var advances: [Int] = []

  subscript(scalar: Unicode.Scalar) -> Outline { outlines[scalar.value] ?? .missing }

  /// How far the text advances, in the table's units.
  func advance(of text: some StringProtocol) -> Int {
    asciiAdvance(of: text)
      ?? text.unicodeScalars.reduce(0) { sum, scalar in
        sum + (scalar.value < 256 ? advances[Int(scalar.value)] : self[scalar].advance)
      }
  }

  func advance(ofASCII byte: UInt8) -> Int { advances[Int(byte)] }

  /// The same where every byte is a character, as almost always; nil where not.
  private func asciiAdvance(of text: some StringProtocol) -> Int? {
    let sum = text.utf8.withContiguousStorageIfAvailable { bytes in
      var sum = 0
      for byte in bytes {
        guard byte < 128 else { return -1 }
        sum += advances[Int(byte)]
      }
      return sum
    }
    return sum.flatMap { $0 < 0 ? nil : $0 }
  }

  init(table: String) {
    var code: UInt32?
    var outline = Outline(advance: 0, steps: [])
    var awaitsAdvance = false
    for token in table.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard let first = token.first else { continue }
      switch first {
      case UInt8(ascii: "@"):
        if let code { outlines[code] = outline }
        code = UInt32(Self.number(token.dropFirst()))
        outline = Outline(advance: 0, steps: [])
        awaitsAdvance = true
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        let rest = token.dropFirst()
        outline.steps.append(
          Outline.Step(command: first, numbers: rest.isEmpty ? [] : [Self.number(rest)]))
      default:
        if awaitsAdvance {
          outline.advance = Self.number(token)
          awaitsAdvance = false
        } else {
          outline.steps[outline.steps.count - 1].numbers.append(Self.number(token))
        }
      }
    }
    if let code { outlines[code] = outline }
    advances = (0..<256).map { (outlines[$0] ?? .missing).advance }
  }

  /// The table is written by a tool and tested whole, so every token is a number.
  private static func number(_ digits: Substring.UTF8View) -> Int {
    var value = 0
    var sign = 1
    for digit in digits {
      if digit == UInt8(ascii: "-") { sign = -1 } else { value = value * 10 + Int(digit) - 48 }
    }
    return sign * value
  }
}
