/// A JSON value whose members keep their order, written without spaces, and the items of outer lists
/// on lines of their own, so that a difference is told by lines.
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSON
  }

  /// The members that have a value, in their order.
  static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A list that is left out where it is empty.
  static func list(_ items: [JSON]) -> JSON? { items.isEmpty ? nil : .array(items) }

  /// A text that is left out where it is empty.
  static func text(_ text: String?) -> JSON? {
    text.flatMap { $0.isEmpty ? nil : .string($0) }
  }
}

extension JSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

extension JSON {
  /// The text.
  ///
  /// - Parameter isInHTML: Whether it is to be safe inside a `<script>` element: no `<`, and no line
  ///   separator that an older reader of JavaScript takes for a line's end.
  func text(isInHTML: Bool) -> String {
    var text = ""
    write(to: &text, depth: 0, isInHTML: isInHTML)
    return text
  }

  /// Whether it is written on a line of its own, in a list within so many others.
  private func hasLine(depth: Int) -> Bool {
    switch self {
    case .array, .object: depth <= 3
    case .null, .bool, .number, .string: depth == 1
    }
  }

  func write(to text: inout String, depth: Int, isInHTML: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += String(number)
    case .string(let string): Self.write(string, to: &text, isInHTML: isInHTML)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += item.hasLine(depth: depth) ? ",\n" : "," }
        item.write(to: &text, depth: depth + 1, isInHTML: isInHTML)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.name, to: &text, isInHTML: isInHTML)
        text += ":"
        member.value.write(to: &text, depth: depth + 1, isInHTML: isInHTML)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String, isInHTML: Bool) {
    text += "\""
    // Most texts have nothing to escape, which their bytes tell at once.
    guard string.utf8.contains(where: mayNeedEscape) else {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<" where !isInHTML, ">" where !isInHTML, "&" where !isInHTML:
        text.unicodeScalars.append(scalar)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Whether a scalar that begins with the byte may be written in another way; those of line
  /// separators begin with 0xE2.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0..<0x20, 0xE2:
      true
    default: false
    }
  }
}
