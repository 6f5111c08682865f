import Topology

/// What Elastic Load Balancing refuses of a load balancer's targets and rules.
///
/// Source: Elastic Load Balancing user guide, "Listener rules for your Application Load Balancer",
/// "Rule condition types", and "Quotas for your Application Load Balancers".
struct ForwardsChecks {
  let balancer: ApplicationLoadBalancer
  let id: ElementID

  /// Values of all conditions of one rule together.
  private static let mostValues = 5
  private static let longestValue = 128
  private static let priorities = 1...50_000

  var diagnostics: [Diagnostic] {
    none + clients + duplicates + balancer.forwards.flatMap(problems)
  }

  private func report(
    _ code: DiagnosticCode, _ summary: String, _ detail: String, _ remedy: String,
    at location: SourceLocation, other: SourceLocation? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, summary: summary, detail: detail, remedy: remedy, subject: id, location: location,
      related: other.map { [RelatedPlace(.source($0), "the other one")] } ?? [])
  }

  private var none: [Diagnostic] {
    guard balancer.forwards.isEmpty else { return [] }
    return [
      report(
        .unknownTarget, "the load balancer '\(balancer.name)' sends to nothing",
        "It would answer every request with 404.", "Add 'Forwards(to:)'.", at: balancer.location)
    ]
  }

  private var clients: [Diagnostic] {
    guard case .blocks(let blocks) = balancer.clients else { return [] }
    if blocks.isEmpty {
      return [
        report(
          .invalidArgument, "nobody may connect to the load balancer '\(balancer.name)'",
          "The list of its clients' blocks is empty.",
          "Name a block, or write '.anywhere' for everybody.", at: balancer.location)
      ]
    }
    let invalid = blocks.filter { IPv4Network($0) == nil }.map {
      Diagnostic.invalidCIDR(
        $0, of: "clients of the load balancer '\(balancer.name)'",
        at: .source(balancer.location))
    }
    guard invalid.isEmpty, Set(blocks).count < blocks.count else { return invalid }
    return [
      report(
        .duplicateName, "the load balancer '\(balancer.name)' has one block of clients twice",
        "AWS refuses a second rule for it.", "Leave one of them out.", at: balancer.location)
    ]
  }

  private var duplicates: [Diagnostic] {
    var names: [String: Forwards] = [:]
    var priorities: [Int: Forwards] = [:]
    var first: Forwards?
    var diagnostics: [Diagnostic] = []
    for forward in balancer.forwards {
      guard let priority = forward.priority else {
        if let other = first {
          diagnostics.append(
            report(
              .duplicateName, "two targets of '\(balancer.name)' take every request",
              "One listener has one default action.",
              "Give one of them 'hosts' or 'paths' and a 'priority'.", at: forward.location,
              other: other.location))
        }
        first = forward
        continue
      }
      if let other = names.updateValue(forward, forKey: forward.name) {
        diagnostics.append(
          report(
            .duplicateName, "two rules of '\(balancer.name)' are named '\(forward.name)'",
            "Each has a target group of its own.", "Give one of them a 'name'.",
            at: forward.location, other: other.location))
      }
      if let other = priorities.updateValue(forward, forKey: priority) {
        diagnostics.append(
          report(
            .duplicateName, "two rules of '\(balancer.name)' have the priority \(priority)",
            "The one with the lower number decides, so that each needs its own.",
            "Give one of them another priority.", at: forward.location, other: other.location))
      }
    }
    return diagnostics
  }

  private func problems(_ forward: Forwards) -> [Diagnostic] {
    guard let priority = forward.priority else { return [] }
    var problems: [(String, String, String)] = []
    if !Self.priorities.contains(priority) {
      problems.append(
        ("the priority \(priority)", "It is 1 to 50000.", "Write a number from 1 to 50000."))
    }
    if forward.hosts.isEmpty, forward.paths.isEmpty {
      problems.append(
        (
          "no condition", "A rule with a priority needs a host or a path.",
          "Add 'hosts' or 'paths', or leave out 'priority' for what takes every request."
        ))
    }
    if forward.hosts.count + forward.paths.count > Self.mostValues {
      problems.append(
        (
          "\(forward.hosts.count + forward.paths.count) hosts and paths",
          "One rule has \(Self.mostValues) values in all its conditions.",
          "Divide it into several rules, each with a 'name'."
        ))
    }
    if !Words.isName(forward.name) {
      problems.append(
        (
          "the name '\(forward.name)'", "It becomes part of an identity and of AWS's names.",
          "Use lowercase letters, digits and hyphens, beginning with a letter."
        ))
    }
    for host in forward.hosts where !Self.isHost(host) {
      problems.append(
        (
          "the host '\(host)'",
          "It has up to \(Self.longestValue) letters, digits, - . * ? and a dot among them.",
          "Write a name such as \"api.example.com\" or \"*.example.com\"."
        ))
    }
    for path in forward.paths where !Self.isPath(path) {
      problems.append(
        (
          "the path '\(path)'",
          "It begins with a slash or an asterisk, and has up to \(Self.longestValue) letters, "
            + "digits and _ - . $ / ~ \" ' @ : + & * ?",
          "Write a path such as \"/api/*\", without what follows a question mark."
        ))
    }
    return problems.map { what, why, remedy in
      report(
        .invalidArgument, "a rule of the load balancer '\(balancer.name)' has \(what)", why, remedy,
        at: forward.location)
    }
  }

  private static func isHost(_ text: String) -> Bool {
    (1...longestValue).contains(text.utf8.count) && text.contains(".")
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "-.*?".utf8.contains($0) }
  }

  private static func isPath(_ text: String) -> Bool {
    (1...longestValue).contains(text.utf8.count) && (text.hasPrefix("/") || text.hasPrefix("*"))
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "_-.$/~\"'@:+&*?".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
