import Topology

/// Writes text so that a Markdown reader shows exactly that text.
///
/// Source: CommonMark 0.31, "Backslash escapes", "Code spans" and "Entity references"; GitHub
/// Flavored Markdown, "Tables" and "Strikethrough"; GitHub's `$` for mathematics.
enum MarkdownEscaping {
  /// Plain text within a line.
  static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    // By scalars: a bar with a combining mark is a bar to whoever reads the file.
    let scalars = Array(singleLine(text).unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if needsEscape(scalar, at: index, in: scalars) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Whether the byte is a character that is never escaped and ends no line.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x20, 0x2C...0x2F, 0x3A, 0x3B, 0x28, 0x29, 0x27: true
    default: false
    }
  }

  private static func needsEscape(
    _ scalar: Unicode.Scalar, at index: Int, in text: [Unicode.Scalar]
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", "~", "$", "|": return true
    case "_":
      // Between two letters or digits it is only a character, as in `snake_case`.
      let before = index > 0 ? text[index - 1] : " "
      let after = index + 1 < text.count ? text[index + 1] : " "
      return !(isWord(before) && isWord(after))
    case "&":
      guard index + 1 < text.count else { return false }
      return text[index + 1] == "#" || text[index + 1].properties.isAlphabetic
    case "!": return index + 1 < text.count && text[index + 1] == "["
    default: return false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// A line that begins a block: what would make it a heading, a quote or a list is escaped.
  static func lineStart(_ line: String) -> String {
    guard let first = line.utf8.first else { return line }
    if "#>+-=".utf8.contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first.map({ $0 == " " }) ?? true
    else { return line }
    return digits + "\\" + rest
  }

  /// A code span: fenced by more backticks than any run inside it.
  static func code(_ text: String, inTable: Bool) -> String {
    var text = singleLine(text)
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    // A table cell ends at every unescaped bar, even within code.
    if inTable { text = text.replacingASCII { $0 == UInt8(ascii: "|") ? "\\|" : nil } }
    let isPadded =
      text.isEmpty || text.utf8.first == UInt8(ascii: "`")
      || text.utf8.last == UInt8(ascii: "`")
    return isPadded ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// The fence of a code block whose text may itself have fences.
  static func blockFence(_ text: String) -> String {
    String(repeating: "`", count: max(3, longestRun(in: text) + 1))
  }

  /// The value of an HTML attribute.
  static func attribute(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    // A blank line would end the HTML that it stands in.
    return singleLine(text).replacingASCII { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: nil
      }
    }
  }

  /// A part of an address: everything but unreserved characters and `/` as percent and code.
  /// Source: RFC 3986, section 2.
  static func address(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isUnreserved) else { return text }
    var encoded = ""
    for byte in text.utf8 {
      if isUnreserved(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return encoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func singleLine(_ text: String) -> String {
    // Line ends are control characters, or beyond ASCII.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7F }) else { return text }
    let lines = text.everyLine
    return lines.count == 1 ? text : lines.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many backticks stand in a row, at most.
  private static func longestRun(in text: String) -> Int {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return 0 }
    var longest = 0
    var current = 0
    for other in text.utf8 {
      current = other == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
