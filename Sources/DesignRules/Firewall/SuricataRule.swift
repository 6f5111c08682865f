/// A rule in Suricata's language, split into what the rules of this target look at.
struct SuricataRule {
  let action: String
  let transport: String
  /// The options by keyword, in their order.
  let options: [(keyword: String, value: String)]
  let text: String

  /// The signature number.
  var signature: String? { options.first { $0.keyword == "sid" }?.value }

  /// Whether the rule looks at nothing but protocol, addresses and ports.
  var matchesAddressesAlone: Bool {
    let notes: Set = ["msg", "sid", "rev", "gid", "metadata", "priority", "classtype", "reference"]
    return options.allSatisfy { notes.contains($0.keyword) }
  }

  /// The rules of a text: one per line, a backslash at the end continues it, `#` begins a comment.
  static func rules(in text: String) -> [SuricataRule] {
    text.replacing("\\\n", with: "").split(separator: "\n").compactMap { rule(String($0)) }
  }

  private static func rule(_ line: String) -> SuricataRule? {
    let actions: Set = ["pass", "drop", "reject", "alert"]
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, actions.contains(words[0]) else { return nil }
    var options: [(keyword: String, value: String)] = []
    if let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")"), open < close {
      options = split(line[line.index(after: open)..<close]).map { option in
        let parts = option.split(separator: ":", maxSplits: 1).map { trimmed($0) }
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
      }
    }
    return SuricataRule(
      action: words[0], transport: words[1].lowercased(), options: options,
      text: words.joined(separator: " "))
  }

  /// The options between semicolons; those inside quotation marks separate nothing.
  private static func split(_ text: Substring) -> [String] {
    var result: [String] = []
    var current = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        result.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return (result + [current]).filter { !trimmed($0).isEmpty }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
