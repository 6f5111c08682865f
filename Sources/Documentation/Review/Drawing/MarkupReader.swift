/// Reads well-formed XML without namespaces or entities of its own, as the diagrams are written.
struct MarkupReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func tokens() -> [MarkupToken] {
    var tokens: [MarkupToken] = []
    while place < bytes.count {
      if bytes[place] != UInt8(ascii: "<") {
        tokens.append(.text(take { $0 == UInt8(ascii: "<") }))
      } else if skips("<!--", to: "-->") || skips("<?", to: "?>") || skips("<!", to: ">") {
        continue
      } else if starts("</") {
        place += 2
        tokens.append(.close(take { $0 == UInt8(ascii: ">") }.trimming(" \n\t")))
        place += 1
      } else {
        tokens.append(tag())
      }
    }
    return tokens
  }

  private mutating func tag() -> MarkupToken {
    place += 1
    let name = take { Self.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
    var attributes: [MarkupToken.Attribute] = []
    var isEmpty = false
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[place]) {
        place += 1
      } else if bytes[place] == UInt8(ascii: "/") {
        isEmpty = true
        place += 1
      } else {
        attributes.append(attribute())
      }
    }
    place += 1
    return .open(name, attributes, isEmpty: isEmpty)
  }

  private mutating func attribute() -> MarkupToken.Attribute {
    let name = take { $0 == UInt8(ascii: "=") }.trimming(" \n\t")
    place += 1
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    guard place < bytes.count else { return MarkupToken.Attribute(name: name, value: "") }
    let quote = bytes[place]
    place += 1
    let value = take { $0 == quote }
    place += 1
    // The other quote may stand in it as it is.
    let isPlain = quote == UInt8(ascii: "\"")
    return MarkupToken.Attribute(
      name: name, value: isPlain ? value : value.replacing("\"", with: "&quot;"))
  }

  private mutating func take(until ends: (UInt8) -> Bool) -> String {
    let start = place
    while place < bytes.count, !ends(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skips(_ opening: String, to closing: String) -> Bool {
    guard starts(opening) else { return false }
    while place < bytes.count, !starts(closing) { place += 1 }
    place = min(bytes.count, place + closing.utf8.count)
    return true
  }

  private func starts(_ text: String) -> Bool {
    var next = place
    for byte in text.utf8 {
      guard next < bytes.count, bytes[next] == byte else { return false }
      next += 1
    }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
