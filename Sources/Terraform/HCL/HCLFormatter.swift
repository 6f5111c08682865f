/// Lays tokens out as `terraform fmt` does. It changes only white space.
///
/// Source: hashicorp/hcl, `hclwrite/format.go`.
package enum HCLFormatter {
  /// The text of a file.
  package static func format(_ body: Body) -> String {
    var writer = TokenWriter()
    writer.write(body)
    return format(writer.tokens)
  }

  /// The text of an expression that stands inside a quoted string.
  package static func inline(_ expression: HCLExpression) -> String {
    var writer = TokenWriter()
    writer.isInline = true
    writer.write(expression)
    return text(of: writer.tokens.filter { $0.kind != .newline })
  }

  /// The text of an expression as an attribute's value, over several lines where it has them.
  package static func value(_ expression: HCLExpression) -> String {
    var writer = TokenWriter()
    writer.write(expression)
    return String(format(writer.tokens).dropLast())
  }

  static func format(_ tokens: [Token]) -> String {
    var lines = tokens.split(separator: .newline, omittingEmptySubsequences: false).map {
      Line(Array($0))
    }
    if lines.last?.tokens.isEmpty == true { lines.removeLast() }
    indent(&lines)
    align(&lines)
    return lines.map { $0.text + "\n" }.joined()
  }

  /// A line in the making: what stands before a `=` that may be aligned, and the rest.
  private struct Line {
    let tokens: [Token]
    var indent = 0
    let lead: String
    /// From the `=` on, where the whole value stands on this line.
    let assignment: String?
    var padding = 0

    init(_ tokens: [Token]) {
      self.tokens = tokens
      if let equals = tokens.firstIndex(where: { $0.kind == .equals }), equals > 0,
        tokens[equals...].reduce(0, { $0 + $1.bracketChange }) == 0
      {
        lead = HCLFormatter.text(of: Array(tokens[..<equals]))
        assignment = HCLFormatter.text(of: Array(tokens[equals...]))
      } else {
        lead = HCLFormatter.text(of: tokens)
        assignment = nil
      }
    }

    /// Whether it is a line of a heredoc, or the one that ends it.
    var isHeredoc: Bool {
      tokens.first?.kind == .heredocLine || tokens.first?.kind == .heredocEnd
    }

    var text: String {
      guard !tokens.isEmpty, !(tokens.count == 1 && tokens[0].text.isEmpty) else { return "" }
      let margin = String(repeating: " ", count: indent)
      guard let assignment else { return margin + lead }
      return margin + lead + String(repeating: " ", count: padding + 1) + assignment
    }
  }

  /// A line that opens more brackets than it closes indents what follows by one step, however many
  /// it opens; a line that closes them goes back as far.
  private static func indent(_ lines: inout [Line]) {
    var openers: [Int] = []
    var heredocIndent = 0
    for index in lines.indices {
      let kinds = lines[index].tokens.first?.kind
      // A heredoc hangs below the line that opens it, whatever brackets that line opens too.
      if kinds == .heredocLine || kinds == .heredocEnd {
        lines[index].indent = heredocIndent + (kinds == .heredocLine ? 2 : 0)
        continue
      }
      let change = lines[index].tokens.reduce(0) { $0 + $1.bracketChange }
      if change < 0 {
        var closing = -change
        while closing > 0, let last = openers.last {
          if closing >= last {
            closing -= last
            openers.removeLast()
          } else {
            openers[openers.count - 1] -= closing
            closing = 0
          }
        }
      }
      // `}, {` closes and opens: it stands at the level that it returns to.
      let startsWithClose = kinds == .close || kinds == .closeBrace
      let level = change == 0 && startsWithClose ? max(0, openers.count - 1) : openers.count
      lines[index].indent = 2 * level
      heredocIndent = 2 * level
      if change > 0 { openers.append(change) }
    }
  }

  /// Lines in a row with a whole assignment get their `=` in one column. The lines of a heredoc
  /// belong to the one that opens it.
  private static func align(_ lines: inout [Line]) {
    var start = 0
    while start < lines.count {
      guard lines[start].assignment != nil else {
        start += 1
        continue
      }
      var end = start
      while end < lines.count, lines[end].assignment != nil || lines[end].isHeredoc { end += 1 }
      let assignments = lines[start..<end].indices.filter { lines[$0].assignment != nil }
      let width = assignments.map { lines[$0].lead.count }.max() ?? 0
      for index in assignments { lines[index].padding = width - lines[index].lead.count }
      start = end
    }
  }

  private static func text(of tokens: [Token]) -> String {
    var result = ""
    for (index, token) in tokens.enumerated() {
      if index > 0, needsSpace(between: tokens[index - 1], and: token) { result += " " }
      result += token.text
    }
    return result
  }

  private static func needsSpace(between first: Token, and second: Token) -> Bool {
    switch (first.kind, second.kind) {
    case (.openBrace, .closeBrace): false
    case (_, .comma), (_, .dot), (.dot, _): false
    case (_, .openCall), (_, .openIndex): false
    case (.open, _), (.openCall, _), (.openIndex, _), (_, .close): false
    default: true
    }
  }
}
