/// Reads an address or a reference from its beginning: names, dots and keys in brackets.
struct AddressText {
  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  var isAtEnd: Bool { rest.isEmpty }
  /// What has not been read.
  var remaining: String { String(rest) }

  /// A name up to the next dot or bracket; nil where there is none.
  mutating func name() -> String? {
    let name = rest.prefix { $0 != "." && $0 != "[" }
    guard !name.isEmpty else { return nil }
    rest = rest[name.endIndex...]
    return String(name)
  }

  mutating func skip(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// A key in brackets, if one stands here; a text may hold brackets and escaped quotes.
  mutating func key() -> InstanceKey? {
    guard rest.first == "[" else { return nil }
    var inner = rest.dropFirst()
    if inner.first == "\"" {
      inner.removeFirst()
      var text = ""
      while let character = inner.popFirst(), character != "\"" {
        text.append(character == "\\" ? inner.popFirst() ?? character : character)
      }
      guard inner.popFirst() == "]" else { return nil }
      rest = inner
      return .text(text)
    }
    let digits = inner.prefix { $0 != "]" }
    guard let number = Int(digits), digits.endIndex < inner.endIndex else { return nil }
    rest = inner[inner.index(after: digits.endIndex)...]
    return .number(number)
  }
}
