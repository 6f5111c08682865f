/// Writes well-formed XML, one element per line.
struct XMLText {
  // Bytes, and appended piece by piece: strings that grow take several times as long.
  private var bytes: [UInt8] = []
  private var names: [String] = []
  /// The classes of what is written.
  private(set) var classes: Set<String> = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    begin(name, attributes)
    add(">\n")
    names.append(name)
  }

  mutating func close() {
    guard let name = names.popLast() else { return }
    end(name)
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    begin(name, attributes)
    add("/>\n")
  }

  mutating func leaf(_ name: String, _ attributes: [(String, String)], _ content: String) {
    begin(name, attributes)
    add(">")
    add(escaping: content)
    end(name)
  }

  /// Adds what another has written.
  mutating func append(_ other: XMLText) {
    bytes += other.bytes
    classes.formUnion(other.classes)
  }

  private mutating func begin(_ name: String, _ attributes: [(String, String)]) {
    add("<")
    add(name)
    for (name, value) in attributes {
      if name == "class" {
        for word in value.split(separator: " ") { classes.insert(String(word)) }
      }
      add(" ")
      add(name)
      add("=\"")
      add(escaping: value)
      add("\"")
    }
  }

  private mutating func end(_ name: String) {
    add("</")
    add(name)
    add(">\n")
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func add(escaping text: String) {
    var text = text
    text.withUTF8 { text in
      // Nearly all text is numbers and words, which stay as they are.
      guard text.contains(where: { Self.entity($0) != nil || $0 == 0xEF }) else {
        bytes.append(contentsOf: text)
        return
      }
      for (index, byte) in text.enumerated() {
        if let entity = Self.entity(byte) {
          add(entity)
        } else if byte >= 0xBE, index >= 2, text[index - 1] == 0xBF, text[index - 2] == 0xEF {
          // U+FFFE and U+FFFF, which XML has no form for, become U+FFFD.
          bytes.append(0xBD)
        } else {
          bytes.append(byte)
        }
      }
    }
  }

  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    // XML has no form for the other control characters, not even an escaped one.
    // Source: XML 1.0, section 2.2, "Characters".
    case 0x09, 0x0A, 0x0D: nil
    case ..<0x20: "\u{FFFD}"
    default: nil
    }
  }

  static func escaped(_ text: String) -> String {
    guard text.holds(where: { entity($0) != nil }) else { return text }
    var xml = XMLText()
    xml.add(escaping: text)
    return xml.text
  }
}
