import Reachability

/// What `requirements` prints: a line and the evidence for each, and the walk of what breaks one.
struct RequirementListing {
  let reports: [RequirementReport]
  let isColoured: Bool

  var text: String {
    guard !reports.isEmpty else { return "The architecture requires nothing of its packets.\n" }
    var environments: [String] = []
    for name in reports.map(\.environment) where !environments.contains(name) {
      environments.append(name)
    }
    let sections = environments.map { name -> String in
      let own = reports.filter { $0.environment == name }
      let heading = TerminalStyle.strong(name, isOn: isColoured)
      return heading + "\n" + own.map(entry).joined()
    }
    let proved = reports.filter { $0.verdict == .proved }.count
    return sections.joined(separator: "\n") + "\n\(proved) of \(reports.count) proved.\n"
  }

  private func entry(_ report: RequirementReport) -> String {
    let style: TerminalStyle =
      switch report.verdict {
      case .proved: .good
      case .unknown: .doubtful
      case .refuted: .bad
      }
    let word = report.verdict.rawValue.padded(to: 7)
    var lines = ["  \(style(word, isOn: isColoured))  \(report.requirement.title)"]
    for sentence in report.claims.map(\.evidence) { lines += Self.wrapped(sentence) }
    if let note = report.requirement.note { lines += Self.wrapped("It rests on this: \(note)") }
    if report.verdict != .proved, let example = report.counterexample {
      if let trace = example.trace {
        lines.append("\(Self.indent)\(trace.packet)")
        lines += hops(trace.forward)
        if !trace.reply.isEmpty {
          lines.append("\(Self.indent)and back:")
          lines += hops(trace.reply)
        }
        lines.append("\(Self.indent)verdict: \(trace.verdict)")
      }
      if let decider = example.decider {
        let place = example.location.map { " (\($0))" } ?? ""
        lines.append("\(Self.indent)decided by: \(decider)\(place)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let indent = String(repeating: " ", count: 11)

  private func hops(_ hops: [Hop]) -> [String] {
    hops.enumerated().map { "\(Self.indent)\($0.offset + 1). \($0.element.sentence)" }
  }

  /// The sentence in lines of at most 100 characters.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append("\(indent)\(word)")
      }
    }
    return lines
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
