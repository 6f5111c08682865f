/// A token of HCL text; the spaces between tokens are the formatter's business.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A name, number, keyword or quoted string.
    case word
    case equals
    case comma
    case dot
    case `operator`
    case colon
    /// `(` of a call: close to the name before it.
    case openCall
    /// `(`, `[` or `{` on its own.
    case open
    /// `[` of an index: close to what it indexes.
    case openIndex
    case openBrace
    case close
    case closeBrace
    case comment
    case newline
    case heredocLine
    case heredocEnd
  }

  let kind: Kind
  let text: String

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  static let newline = Token(.newline, "")

  /// How many brackets the token leaves open (positive) or closes (negative).
  var bracketChange: Int {
    switch kind {
    case .open, .openCall, .openIndex, .openBrace: 1
    case .close, .closeBrace: -1
    default: 0
    }
  }
}
