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
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
