/// A piece of an SVG file.
enum MarkupToken: Hashable, Sendable {
  /// A start tag; `isEmpty` where it ends itself.
  case open(String, [Attribute], isEmpty: Bool)
  case close(String)
  /// Text as it is written, with its entities.
  case text(String)

  struct Attribute: Hashable, Sendable {
    var name: String
    /// As it is written, with its entities.
    var value: String
  }

  /// Takes the text apart; comments, declarations and processing instructions are left out.
  static func tokens(of text: String) -> [MarkupToken] {
    var reader = MarkupReader(text)
    return reader.tokens()
  }
}
