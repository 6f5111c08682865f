import Topology

/// Turns bodies and expressions into tokens; decides where lines break, never how they indent.
struct TokenWriter {
  private(set) var tokens: [Token] = []
  /// Whether all stands on one line, so that no heredoc may.
  var isInline = false
  /// Lists and calls longer than this go over several lines.
  private static let inlineWidth = 80
  private static let commentWidth = 96

  mutating func write(_ body: Body) {
    var previous: Body.Item?
    for item in body.items {
      if let previous, Self.needsBlankLine(between: previous, and: item) { newline() }
      write(item)
      previous = item
    }
  }

  private mutating func write(_ item: Body.Item) {
    switch item {
    case .blank: newline()
    case .comment(let text): write(comment: text)
    case .directive(let text):
      add(.comment, "#\(text.onOneLine)")
      newline()
    case .attribute(let name, let value, let comment):
      write(comment: comment)
      word(name)
      add(.equals, "=")
      write(value)
      newline()
    case .block(let block):
      write(comment: block.comment)
      word(block.type)
      for label in block.labels { word("\"\(HCLEscaping.quoted(label))\"") }
      add(.openBrace, "{")
      if !block.body.items.isEmpty {
        newline()
        write(block.body)
      }
      add(.closeBrace, "}")
      newline()
    }
  }

  private static let metaArguments: Set<String> = ["count", "depends_on", "for_each"]

  /// Blocks and values over several lines stand apart; runs of one-line arguments stay together.
  private static func needsBlankLine(between first: Body.Item, and second: Body.Item) -> Bool {
    func isApart(_ item: Body.Item) -> Bool {
      switch item {
      case .block: true
      case .attribute(let name, let value, let comment):
        // The meta-arguments that multiply a resource head its body.
        isMultiline(value) || !comment.isEmpty || Self.metaArguments.contains(name)
      case .comment, .directive, .blank: false
      }
    }
    if case .directive = first { return false }
    if case .blank = first { return false }
    if case .blank = second { return false }
    if case .comment = first { return false }
    if case .comment = second { return true }
    // A comment asks for air above it, not below its argument.
    if case .attribute(let name, let value, let comment) = first, !comment.isEmpty,
      !metaArguments.contains(name), !isMultiline(value)
    {
      return isApart(second)
    }
    return isApart(first) || isApart(second)
  }

  private mutating func write(comment: String) {
    guard !comment.isEmpty else { return }
    for line in TextWrapping.wrap(comment, width: Self.commentWidth) {
      add(.comment, line.isEmpty ? "#" : "# \(line)")
      newline()
    }
  }

  mutating func write(_ expression: HCLExpression) {
    switch expression {
    case .null: word("null")
    case .bool(let value): word(value ? "true" : "false")
    case .number(let text), .name(let text), .verbatim(let text): word(text)
    case .template(let parts): word(Self.quoted(parts))
    case .heredoc(let parts): write(heredoc: parts)
    case .attribute(let base, let name):
      write(base)
      add(.dot, ".")
      word(name)
    case .index(let base, let key):
      write(base)
      add(.openIndex, "[")
      write(key)
      add(.close, "]")
    case .splat(let base):
      write(base)
      add(.openIndex, "[")
      word("*")
      add(.close, "]")
    case .call(let name, let arguments): write(call: name, arguments)
    case .list(let elements): write(list: elements)
    case .object(let items): write(object: items)
    case .forList(let clause, let value):
      write(clause, open: (.open, "["), close: (.close, "]")) { $0.write(value) }
    case .forObject(let clause, let key, let value):
      write(clause, open: (.openBrace, "{"), close: (.closeBrace, "}")) {
        $0.write(key)
        $0.add(.operator, "=>")
        $0.write(value)
      }
    case .conditional(let condition, let yes, let no):
      write(condition)
      add(.operator, "?")
      write(operand: yes)
      add(.colon, ":")
      write(operand: no)
    case .binary(let left, let sign, let right):
      write(operand: left)
      add(.operator, sign)
      write(operand: right)
    }
  }

  /// An expression that something follows on its last line, where no heredoc may end.
  private mutating func write(operand: HCLExpression) {
    if case .heredoc(let parts) = operand { word(Self.quoted(parts)) } else { write(operand) }
  }

  private mutating func write(call name: String, _ arguments: [HCLExpression]) {
    word(name)
    add(.openCall, "(")
    if !isInline, arguments.count > 1,
      arguments.contains(where: Self.isMultiline) || isTooWide(arguments)
    {
      newline()
      for argument in arguments {
        write(operand: argument)
        add(.comma, ",")
        newline()
      }
    } else {
      separated(arguments)
      // The marker that ends a heredoc must stand alone on its line.
      if !isInline, case .heredoc? = arguments.last { newline() }
    }
    add(.close, ")")
  }

  private mutating func write(list elements: [HCLExpression]) {
    add(.open, "[")
    if !isInline, elements.contains(where: Self.isMultiline) || isTooWide(elements) {
      // One object is hugged by the brackets; several stand under each other.
      if elements.count == 1, case .object = elements[0] {
        write(elements[0])
      } else {
        newline()
        for element in elements {
          write(operand: element)
          add(.comma, ",")
          newline()
        }
      }
    } else {
      separated(elements)
    }
    add(.close, "]")
  }

  private mutating func write(object items: [HCLExpression.ObjectItem]) {
    add(.openBrace, "{")
    if !items.isEmpty { newline() }
    for (index, item) in items.enumerated() {
      if isInline, index > 0 { add(.comma, ",") }
      word(
        HCLEscaping.isIdentifier(item.key) ? item.key : "\"\(HCLEscaping.quoted(item.key))\"")
      add(.equals, "=")
      write(item.value)
      newline()
    }
    add(.closeBrace, "}")
  }

  private mutating func write(
    _ clause: HCLExpression.ForClause, open: (Token.Kind, String), close: (Token.Kind, String),
    result: (inout TokenWriter) -> Void
  ) {
    let isSplit = !isInline && isTooWide(clause, result)
    add(open.0, open.1)
    if isSplit { newline() }
    word("for")
    for (index, name) in clause.names.enumerated() {
      if index > 0 { add(.comma, ",") }
      word(name)
    }
    word("in")
    write(clause.collection)
    add(.colon, ":")
    if isSplit { newline() }
    result(&self)
    if isSplit { newline() }
    add(close.0, close.1)
  }

  private func isTooWide(
    _ clause: HCLExpression.ForClause, _ result: (inout TokenWriter) -> Void
  ) -> Bool {
    var writer = TokenWriter()
    result(&writer)
    let width = writer.tokens.reduce(HCLFormatter.inline(clause.collection).count) {
      $0 + $1.text.count
    }
    return width > Self.inlineWidth
  }

  private static func isNumberList(_ expression: HCLExpression) -> Bool {
    guard case .list(let elements) = expression else { return false }
    return elements.allSatisfy { if case .number = $0 { true } else { false } }
  }

  private mutating func write(heredoc parts: [TemplatePart]) {
    guard !isInline else { return word(Self.quoted(parts)) }
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += HCLEscaping.heredoc(piece)
      case .interpolation(let inner): text += "${\(HCLFormatter.inline(inner))}"
      }
    }
    if text.hasSuffix("\n") { text.removeLast() }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let marker = Self.marker(for: lines)
    word("<<-\(marker)")
    newline()
    for line in lines {
      add(.heredocLine, String(line))
      newline()
    }
    add(.heredocEnd, marker)
  }

  /// `EOT`, or another word where a line of the text is `EOT`: what follows such a line would be
  /// Terraform.
  private static func marker(for lines: [Substring]) -> String {
    let words = Set(
      lines.filter { $0.utf8.count < 80 }.map { line in
        String(line.unicodeScalars.filter { !$0.properties.isWhitespace })
      })
    guard words.contains("EOT") else { return "EOT" }
    var number = 1
    while words.contains("EOT\(number)") { number += 1 }
    return "EOT\(number)"
  }

  private mutating func separated(_ elements: [HCLExpression]) {
    for (index, element) in elements.enumerated() {
      if index > 0 { add(.comma, ",") }
      write(element)
    }
  }

  private static func quoted(_ parts: [TemplatePart]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += HCLEscaping.quoted(piece)
      case .interpolation(let inner): text += "${\(HCLFormatter.inline(inner))}"
      }
    }
    return "\"\(text)\""
  }

  /// Whether the expression's text has a line break.
  static func isMultiline(_ expression: HCLExpression) -> Bool {
    switch expression {
    case .object(let items): !items.isEmpty
    case .heredoc: true
    case .list(let elements):
      elements.contains(where: isMultiline) || isWide(elements)
    case .call(_, let arguments):
      arguments.contains(where: isMultiline) || arguments.count > 1 && isWide(arguments)
    case .template: false
    case .forList(let clause, let value):
      isMultiline(value)
        || TokenWriter().isTooWide(clause) { $0.write(value) }
    case .forObject(let clause, let key, let value):
      isMultiline(value)
        || TokenWriter().isTooWide(clause) {
          $0.write(key)
          $0.write(value)
        }
    default: expression.children.contains(where: isMultiline)
    }
  }

  private func isTooWide(_ elements: [HCLExpression]) -> Bool {
    elements.contains(where: Self.isMultiline) || Self.isWide(elements)
  }

  /// Whether elements without line breaks take more than a line. To ask here again whether they
  /// have any would multiply the work with every level of lists in lists.
  private static func isWide(_ elements: [HCLExpression]) -> Bool {
    // Numbers read better in a row, however many.
    let numbers = elements.filter { if case .number = $0 { true } else { false } }
    guard numbers.count < elements.count else { return false }
    var width = 0
    for element in elements where !isNumberList(element) {
      width += HCLFormatter.inline(element).count + 2
      if width > inlineWidth { return true }
    }
    return false
  }

  private mutating func word(_ text: String) { add(.word, text) }
  private mutating func newline() { tokens.append(.newline) }
  private mutating func add(_ kind: Token.Kind, _ text: String) {
    tokens.append(Token(kind, text))
  }
}
