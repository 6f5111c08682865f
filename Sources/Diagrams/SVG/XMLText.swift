/// Writes well-formed XML, one element per line.
struct XMLText {
  private(set) var text = ""
  private var names: [String] = []

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    begin(name, attributes)
    text += ">\n"
    names.append(name)
  }

  mutating func close() {
    guard let name = names.popLast() else { return }
    indent()
    end(name)
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    begin(name, attributes)
    text += "/>\n"
  }

  mutating func leaf(_ name: String, _ attributes: [(String, String)], _ content: String) {
    begin(name, attributes)
    text += ">"
    text += Self.escaped(content)
    end(name)
  }

  // Pieces are appended one by one: to put them together first takes longer than all the rest.

  private mutating func indent() {
    for _ in names { text += " " }
  }

  private mutating func begin(_ name: String, _ attributes: [(String, String)]) {
    indent()
    text += "<"
    text += name
    for (name, value) in attributes {
      text += " "
      text += name
      text += "=\""
      text += Self.escaped(value)
      text += "\""
    }
  }

  private mutating func end(_ name: String) {
    text += "</"
    text += name
    text += ">\n"
  }

  static func escaped(_ text: String) -> String {
    // Nearly all text is numbers and words, which stay as they are.
    guard text.holds(where: isSpecial) else { return text }
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
