/// One rule in Suricata's language: its header and its options, as text.
///
/// Source: Suricata, "Rules format".
package struct SuricataRule: Hashable, Sendable {
  package struct Option: Hashable, Sendable {
    package let keyword: String
    package let value: String?

    package init(keyword: String, value: String?) {
      self.keyword = keyword
      self.value = value
    }
  }

  package let action: String
  package let proto: String
  package let source: String
  package let sourcePort: String
  package let direction: String
  package let destination: String
  package let destinationPort: String
  package let options: [Option]

  /// The rule as text, in the order that Suricata writes it.
  package var line: String {
    let header = [action, proto, source, sourcePort, direction, destination, destinationPort]
    let parts = options.map { option in
      option.value.map { "\(option.keyword):\($0);" } ?? "\(option.keyword);"
    }
    return header.joined(separator: " ") + " (" + parts.joined(separator: " ") + ")"
  }

  /// The value of the first option with this keyword.
  package func value(_ keyword: String) -> String? {
    options.first { $0.keyword == keyword }?.value
  }

  /// The rules of a text: one on each line, where a backslash continues a line and `#` begins a
  /// comment. A line that is not a rule is given back as it is.
  package static func parse(_ text: String) -> (rules: [SuricataRule], rest: [String]) {
    var rules: [SuricataRule] = []
    var rest: [String] = []
    var pending = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let trimmed = line.trimmed
      if trimmed.hasSuffix("\\") {
        pending += trimmed.dropLast() + " "
        continue
      }
      let whole = (pending + trimmed).trimmed
      pending = ""
      if whole.isEmpty || whole.hasPrefix("#") { continue }
      if let rule = SuricataRule(line: whole) { rules.append(rule) } else { rest.append(whole) }
    }
    return (rules, rest)
  }

  package init(
    action: String, proto: String, source: String, sourcePort: String, direction: String,
    destination: String, destinationPort: String, options: [Option]
  ) {
    self.action = action
    self.proto = proto
    self.source = source
    self.sourcePort = sourcePort
    self.direction = direction
    self.destination = destination
    self.destinationPort = destinationPort
    self.options = options
  }

  init?(line: String) {
    guard let open = line.firstIndex(of: "("), line.hasSuffix(")") else { return nil }
    let header = Self.fields(line[..<open])
    guard header.count == 7 else { return nil }
    self.init(
      action: header[0].lowercased(), proto: header[1].lowercased(), source: header[2],
      sourcePort: header[3], direction: header[4], destination: header[5],
      destinationPort: header[6],
      options: Self.options(line[line.index(after: open)...].dropLast()))
  }

  /// The words of the header; a list in brackets is one word even with spaces in it.
  private static func fields(_ text: Substring) -> [String] {
    var fields: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character.isWhitespace {
        if depth == 0, !current.isEmpty {
          fields.append(current)
          current = ""
        }
      } else {
        current.append(character)
      }
    }
    return current.isEmpty ? fields : fields + [current]
  }

  /// The options, split at semicolons outside quotes.
  private static func options(_ text: Substring) -> [Option] {
    var options: [Option] = []
    var current = ""
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == ";", !isQuoted, !isEscaped {
        append(current, to: &options)
        current = ""
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      current.append(character)
    }
    append(current, to: &options)
    return options
  }

  private static func append(_ text: String, to options: inout [Option]) {
    let text = text.trimmed
    guard !text.isEmpty else { return }
    guard let colon = text.firstIndex(of: ":") else {
      options.append(Option(keyword: text.lowercased(), value: nil))
      return
    }
    options.append(
      Option(
        keyword: text[..<colon].trimmed.lowercased(),
        value: text[text.index(after: colon)...].trimmed))
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  package var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }

  /// The text without quotation marks around it.
  package var unquoted: String {
    let text = trimmed
    return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
      ? String(text.dropFirst().dropLast()) : text
  }
}
