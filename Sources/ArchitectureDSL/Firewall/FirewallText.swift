import Topology

/// What a firewall's rules say, held to what AWS Network Firewall accepts.
///
/// Source: AWS Network Firewall developer guide, "Stateful domain list rule groups in AWS Network
/// Firewall" and "Working with stateful rule groups"; Suricata documentation, "Rules Format".
enum FirewallText {
  /// Where a rule stands.
  struct Place {
    let group: String
    let subject: ElementID
    let location: SourceLocation
  }

  // MARK: Domains

  static func problems(withDomains domains: [String], at place: Place) -> [Diagnostic] {
    guard !domains.isEmpty else {
      return [
        refuse(
          "the domain list '\(place.group)' is empty", "AWS refuses a list without a domain.",
          "Name a domain, or leave the list out.", place)
      ]
    }
    return domains.compactMap { domain in
      guard !isDomain(domain) else { return nil }
      return refuse(
        "'\(domain)' is not a domain that a list takes",
        "'\(place.group)' has it. An entry is a name such as example.com, or .example.com for all "
          + "below it, too.", remedy(for: domain), place)
    }
  }

  private static func isDomain(_ text: String) -> Bool {
    let labels = (text.hasPrefix(".") ? String(text.dropFirst()) : text)
      .split(separator: ".", omittingEmptySubsequences: false)
    return text.count <= 255
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_"
          }
      }
  }

  private static func remedy(for domain: String) -> String {
    var text = domain
    if let scheme = text.firstRange(of: "://") { text.removeSubrange(..<scheme.upperBound) }
    text = text.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    if text.hasPrefix("*.") { text.removeFirst() }
    return isDomain(text) ? "Write \"\(text)\"." : "Write the name of a host or of a domain."
  }

  // MARK: Rules on addresses

  static func problems(with rule: TrafficRule, at place: Place) -> [Diagnostic] {
    [rule.source, rule.destination].compactMap { network -> Diagnostic? in
      guard case .cidr(let text) = network, IPv4Network(text) == nil else { return nil }
      return .invalidCIDR(
        text, of: "a rule of '\(place.group)'", at: .source(rule.location))
    } + portProblem(rule, place)
  }

  private static func portProblem(_ rule: TrafficRule, _ place: Place) -> [Diagnostic] {
    let port = rule.port
    guard port.lower > port.upper || port.lower < 0 || port.upper > 65535 else { return [] }
    return [
      Diagnostic(
        .invalidPort, summary: "\(port) is not a range of ports",
        detail: "A rule of '\(place.group)' has it.",
        remedy: port.lower > port.upper
          ? "Write the lower port first: \(port.upper) to \(port.lower)."
          : "Write ports from 0 to 65535.",
        subject: place.subject, location: rule.location)
    ]
  }

  // MARK: Suricata's own language

  private static let actions = ["pass", "drop", "reject", "alert"]

  static func problems(withRules text: String, at place: Place) -> [Diagnostic] {
    let lines = text.split(separator: "\n").map { line in
      String(line.drop(while: \.isWhitespace))
    }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !lines.isEmpty else {
      return [
        refuse(
          "the rule group '\(place.group)' is empty", "AWS refuses a group without a rule.",
          "Write a rule, or leave the group out.", place)
      ]
    }
    return lines.compactMap { line in
      guard let reason = fault(in: line) else { return nil }
      return refuse(
        "a rule of '\(place.group)' is not one that Suricata reads", "\(reason) The rule: \(line)",
        "Write: action protocol source port -> destination port (options; sid:1; rev:1;)", place)
    }
  }

  /// What is wrong with a rule's form; nil where its header and options can be read.
  private static func fault(in rule: String) -> String? {
    guard let open = rule.firstIndex(of: "("), rule.last(where: { !$0.isWhitespace }) == ")" else {
      return "Its options do not stand in parentheses."
    }
    let header = words(of: rule[..<open])
    guard let action = header.first, actions.contains(action) else {
      return "It begins with '\(header.first ?? "")', not with \(Words.list(actions, "or"))."
    }
    guard header.count == 7 else {
      return "Its header has \(header.count) parts, not seven."
    }
    guard ["->", "<>"].contains(header[4]) else {
      return "Its direction is '\(header[4])', not -> or <>."
    }
    let options = rule[rule.index(after: open)...].dropLast()
    let trimmed = options.reversed().drop { $0.isWhitespace }.first
    guard trimmed == ";" else { return "Its last option does not end in a semicolon." }
    guard options.contains("sid:") || options.contains("sid :") else { return "It has no sid." }
    return nil
  }

  /// The header's parts; a list in brackets is one, whatever spaces are in it.
  private static func words(of header: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    for character in header {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character.isWhitespace, depth == 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func refuse(
    _ summary: String, _ detail: String, _ remedy: String, _ place: Place
  ) -> Diagnostic {
    Diagnostic(
      .firewallText, summary: summary, detail: detail, remedy: remedy, subject: place.subject,
      location: place.location)
  }
}
