import Topology

/// Literal values as expressions.
enum HCLLiteral {
  static func expression(_ value: Value) -> HCLExpression { expression(value, string: string) }

  /// The same for places where Terraform takes literals only: a variable's default, and a file of
  /// variables.
  static func plain(_ value: Value) -> HCLExpression {
    expression(value, string: plainString)
  }

  /// A text in such a place.
  static func plain(_ text: String) -> HCLExpression { plainString([.text(text)]) }

  /// A heredoc always ends with a line feed; to take it away needs a function.
  private static func plainString(_ parts: [TemplatePart]) -> HCLExpression {
    let literal = string(parts)
    if case .heredoc = literal { return literal }
    return .template(parts)
  }

  private static func expression(
    _ value: Value, string: ([TemplatePart]) -> HCLExpression
  ) -> HCLExpression {
    func expression(_ value: Value) -> HCLExpression { self.expression(value, string: string) }
    return switch value {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .double(let number): .number(text(of: number))
    case .string(let text): string([.text(text)])
    case .list(let values): .list(values.map(expression))
    case .object(let members):
      .object(members.elements.map { HCLExpression.ObjectItem($0.key, expression($0.value)) })
    case .blocks(let blocks): .list(blocks.map { expression(.object($0)) })
    case .template(let parts): template(parts.map(expression))
    case .json(let inner): .call("jsonencode", [expression(inner)])
    // Symbols never get here: whoever asks has looked for them.
    case .null, .reference, .context, .input: .null
    }
  }

  /// One string of several parts; strings inside it become part of its text.
  static func template(_ expressions: [HCLExpression]) -> HCLExpression {
    var parts: [TemplatePart] = []
    for expression in expressions {
      let pieces: [TemplatePart] =
        switch expression {
        case .template(let inner), .heredoc(let inner): inner
        case .call("chomp", let arguments): chomped(arguments) ?? [.interpolation(expression)]
        case .number(let text): [.text(text)]
        case .bool(let flag): [.text(flag ? "true" : "false")]
        default: [.interpolation(expression)]
        }
      for piece in pieces where piece != .text("") {
        if case .text(let next) = piece, case .text(let last)? = parts.last {
          parts[parts.count - 1] = .text(last + next)
        } else {
          parts.append(piece)
        }
      }
    }
    // "${x}" is x, which is a string where a template may be.
    if parts.count == 1, case .interpolation(let only) = parts[0] { return only }
    return string(parts)
  }

  /// The parts of a text over several lines that has no line feed at its end.
  private static func chomped(_ arguments: [HCLExpression]) -> [TemplatePart]? {
    if case .heredoc(let parts)? = arguments.first { parts } else { nil }
  }

  /// A quoted string, or a heredoc for a text of several lines or with many quotes.
  static func string(_ parts: [TemplatePart]) -> HCLExpression {
    let text = parts.map { part in
      if case .text(let text) = part { text } else { "x" }
    }.joined()
    let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    // Terraform takes away the indentation that all lines share, so one line must have none; it
    // would also take spaces from a blank line. A heredoc cannot hold control characters.
    let isSafe =
      lines.contains { !$0.isEmpty && $0.utf8.first != UInt8(ascii: " ") }
      && lines.allSatisfy { line in
        (line.isEmpty || line.utf8.contains { $0 != UInt8(ascii: " ") })
          && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
      }
    let hasManyQuotes = text.utf8.count { $0 == UInt8(ascii: "\"") } > 3
    guard lines.count > 1 || text.hasSuffix("\n") || hasManyQuotes, isSafe else {
      return .template(parts)
    }
    // A heredoc always ends with a line break.
    return text.hasSuffix("\n") ? .heredoc(parts) : .call("chomp", [.heredoc(parts)])
  }

  private static func text(of number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
