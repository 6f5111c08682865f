/// Writes well-formed XML, one element per line.
struct XMLText {
  private(set) var text = ""
  private var names: [String] = []

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    text += "\(indent)<\(name)\(Self.format(attributes))>\n"
    names.append(name)
  }

  mutating func close() {
    guard let name = names.popLast() else { return }
    text += "\(indent)</\(name)>\n"
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    text += "\(indent)<\(name)\(Self.format(attributes))/>\n"
  }

  mutating func leaf(_ name: String, _ attributes: [(String, String)], _ content: String) {
    text += "\(indent)<\(name)\(Self.format(attributes))>\(Self.escaped(content))</\(name)>\n"
  }

  private var indent: String { String(repeating: " ", count: names.count) }

  private static func format(_ attributes: [(String, String)]) -> String {
    var text = ""
    for (name, value) in attributes {
      text += " "
      text += name
      text += "=\""
      text += escaped(value)
      text += "\""
    }
    return text
  }

  static func escaped(_ text: String) -> String {
    // Nearly all text is numbers and words, which stay as they are.
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
