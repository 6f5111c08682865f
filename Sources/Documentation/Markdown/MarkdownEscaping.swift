/// Writes text so that a Markdown reader shows exactly that text.
///
/// Source: CommonMark 0.31, "Backslash escapes", "Code spans" and "Entity references"; GitHub
/// Flavored Markdown, "Tables" and "Strikethrough"; GitHub's `$` for mathematics.
enum MarkdownEscaping {
  /// Plain text within a line.
  static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    let characters = Array(singleLine(text))
    var escaped = ""
    for (index, character) in characters.enumerated() {
      if needsEscape(character, at: index, in: characters) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
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
    _ character: Character, at index: Int, in text: [Character]
  ) -> Bool {
    switch character {
    case "\\", "`", "*", "[", "]", "<", "~", "$", "|": return true
    case "_":
      // Between two letters or digits it is only a character, as in `snake_case`.
      let before = index > 0 ? text[index - 1] : " "
      let after = index + 1 < text.count ? text[index + 1] : " "
      return !(isWord(before) && isWord(after))
    case "&":
      guard index + 1 < text.count else { return false }
      return text[index + 1] == "#" || text[index + 1].isLetter
    case "!": return index + 1 < text.count && text[index + 1] == "["
    default: return false
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// A line that begins a block: what would make it a heading, a quote or a list is escaped.
  static func lineStart(_ line: String) -> String {
    guard let first = line.first else { return line }
    if "#>+-=".contains(first) { return "\\" + line }
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
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    // A table cell ends at every unescaped bar, even within code.
    if inTable, text.utf8.contains(UInt8(ascii: "|")) { text = text.replacing("|", with: "\\|") }
    let isPadded = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`")
    return isPadded ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// The fence of a code block whose text may itself have fences.
  static func blockFence(_ text: String) -> String {
    String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
  }

  /// The value of an HTML attribute.
  static func attribute(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    return text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
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
    guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7F }),
      text.contains(where: \.isNewline)
    else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return 0 }
    var longest = 0
    var current = 0
    for other in text {
      current = other == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
