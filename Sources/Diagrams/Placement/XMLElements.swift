/// Reads the elements of an XML text, one after another, with their attributes: as much of XML as
/// drawing programs write, and nothing that reaches beyond the text.
///
/// What declares entities is refused, so no text grows while it is read.
///
/// Source: XML 1.0, fifth edition.
struct XMLElements {
  enum Event {
    case open(name: String, attributes: [String: String])
    case close(name: String)
    /// What is between tags, where that is more than white space.
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var names: [String] = []
  private var hasRoot = false
  /// The end of an element without contents.
  private var pending: Event?

  private static let deepest = 200

  /// - Throws: `LayoutFileError.notXML` where it is not text in UTF-8.
  init(_ bytes: [UInt8]) throws(LayoutFileError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .notXML("It is not text in UTF-8.")
    }
    self.bytes = bytes
    // A mark of the byte order may come first.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next event; nil at the end.
  mutating func next() throws(LayoutFileError) -> Event? {
    if let event = pending {
      pending = nil
      return event
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        if let event = try text() { return event }
        continue
      }
      if skips("<!--") {
        try skip(to: "-->")
      } else if skips("<?") {
        try skip(to: "?>")
      } else if skips("<![CDATA[") {
        guard !names.isEmpty else { throw wrong("There is text outside the elements.") }
        let first = place
        try skip(to: "]]>")
        return .text(String(decoding: bytes[first..<(place - 3)], as: UTF8.self))
      } else if starts("<!") {
        throw wrong("It declares a document type, which draw.io does not write.")
      } else if skips("</") {
        return try end()
      } else {
        place += 1
        return try start()
      }
    }
    guard names.isEmpty, hasRoot else { throw wrong("It ends too early.") }
    return nil
  }

  // MARK: Pieces

  private mutating func text() throws(LayoutFileError) -> Event? {
    var isBlank = true
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
      if !Self.isSpace(bytes[place]) { isBlank = false }
      if bytes[place] == UInt8(ascii: "&") {
        text += Array(try reference().utf8)
      } else {
        text.append(bytes[place])
        advance()
      }
    }
    if isBlank { return nil }
    guard !names.isEmpty else { throw wrong("There is text outside the elements.") }
    return .text(String(decoding: text, as: UTF8.self))
  }

  private mutating func end() throws(LayoutFileError) -> Event {
    let name = try self.name()
    skipSpace()
    guard skips(">"), names.popLast() == name else {
      throw wrong("'</\(name)>' ends nothing.")
    }
    return .close(name: name)
  }

  private mutating func start() throws(LayoutFileError) -> Event {
    let name = try self.name()
    guard !hasRoot || !names.isEmpty else { throw wrong("There are two roots.") }
    hasRoot = true
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      if skips("/>") {
        pending = .close(name: name)
        break
      }
      if skips(">") {
        names.append(name)
        guard names.count <= Self.deepest else { throw wrong("It is nested too deeply.") }
        break
      }
      let key = try self.name()
      skipSpace()
      guard skips("=") else { throw wrong("The attribute '\(key)' has no value.") }
      skipSpace()
      guard attributes.updateValue(try value(), forKey: key) == nil else {
        throw wrong("The attribute '\(key)' is there twice.")
      }
    }
    return .open(name: name, attributes: attributes)
  }

  private mutating func name() throws(LayoutFileError) -> String {
    let first = place
    while place < bytes.count, Self.isOfName(bytes[place]) { place += 1 }
    guard first < place, place - first <= 1000 else { throw wrong("A name is expected.") }
    return String(decoding: bytes[first..<place], as: UTF8.self)
  }

  private mutating func value() throws(LayoutFileError) -> String {
    guard place < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[place])
    else { throw wrong("A value in quotation marks is expected.") }
    let quote = bytes[place]
    advance()
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != quote {
      switch bytes[place] {
      case UInt8(ascii: "<"): throw wrong("A value has a '<'.")
      case UInt8(ascii: "&"): text += Array(try reference().utf8)
      default:
        text.append(Self.isSpace(bytes[place]) ? UInt8(ascii: " ") : bytes[place])
        advance()
      }
    }
    guard place < bytes.count else { throw wrong("It ends within a value.") }
    advance()
    return String(decoding: text, as: UTF8.self)
  }

  /// What a reference such as `&amp;` or `&#10;` stands for.
  private mutating func reference() throws(LayoutFileError) -> String {
    let most = min(place + 12, bytes.count)
    guard let end = bytes[place..<most].firstIndex(of: UInt8(ascii: ";")) else {
      throw wrong("A '&' begins no reference.")
    }
    let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
    place = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init) else {
      throw wrong("It does not say what '&\(name);' stands for.")
    }
    return String(Character(scalar))
  }

  // MARK: Bytes

  private mutating func advance() {
    if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private mutating func skipSpace() {
    while place < bytes.count, Self.isSpace(bytes[place]) { advance() }
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[place...].starts(with: $0) }
  }

  private mutating func skips(_ text: StaticString) -> Bool {
    guard starts(text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private mutating func skip(to end: StaticString) throws(LayoutFileError) {
    while place < bytes.count {
      if skips(end) { return }
      advance()
    }
    throw wrong("It ends too early.")
  }

  private func wrong(_ what: String) -> LayoutFileError { .notXML("Line \(line): \(what)") }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }
}
