/// Text of a file as it may be shown: what a terminal would obey, or would show in another order,
/// is spelled out.
package enum PlainText {
  /// The text with control characters, but line feeds and tabs, and with overrides of the direction
  /// of writing as `\u{1B}`.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isCommand) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isCommand(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// JSON text whose strings have such characters, with them as `\u001B`: JSON asks for that below
  /// U+0020 alone.
  package static func escaped(inJSON text: String) -> String {
    guard text.unicodeScalars.contains(where: isCommand) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if isCommand(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
