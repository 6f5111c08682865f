import Topology

/// Values are small and shallow enough for everything that walks through them, and numbers are such
/// as JSON and Terraform can hold (PLB062, PLB019).
///
/// Done before all other checks and without recursion: a value a thousand levels deep must not be
/// walked by anything else.
enum ValueChecks {
  /// A state machine of Step Functions takes four levels for each state within a state.
  static let deepest = 64
  /// How many values an argument may consist of.
  static let most = 200_000
  /// Beyond it a number is not exact in JSON. Source: RFC 8259, section 6.
  private static let exact = 9_007_199_254_740_991

  static func check(_ topology: Topology) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for resource in topology.resources {
      for (name, value) in resource.arguments {
        guard let problem = problem(of: value) else { continue }
        diagnostics.append(
          Diagnostic(
            problem.code, summary: "a value in '\(shortened(name))' \(problem.summary)",
            detail: problem.detail, remedy: problem.remedy, subject: resource.id,
            origin: resource.origin))
      }
    }
    for input in topology.inputs {
      for value in [input.defaultValue, input.example].compactMap(\.self) {
        guard let problem = problem(of: value) else { continue }
        diagnostics.append(
          Diagnostic(
            problem.code,
            summary: "a value of the input '\(shortened(input.name))' "
              + problem.summary,
            detail: problem.detail, remedy: problem.remedy, origin: input.origin))
      }
    }
    return diagnostics
  }

  private struct Problem {
    let code: DiagnosticCode
    let summary: String
    let detail: String
    let remedy: String
  }

  private static func problem(of value: Value) -> Problem? {
    var rest: [(value: Value, depth: Int)] = [(value, 1)]
    var count = 0
    while let (value, depth) = rest.popLast() {
      count += 1
      if depth > deepest {
        return Problem(
          code: .excessiveValue, summary: "is nested too deeply",
          detail: "It has more than \(deepest) levels.", remedy: "Make it flatter.")
      }
      if count > most {
        return Problem(
          code: .excessiveValue, summary: "is too large",
          detail: "It consists of more than \(most) values.", remedy: "Divide it.")
      }
      switch value {
      case .list(let values), .template(let values):
        rest += values.map { ($0, depth + 1) }
      case .object(let members): rest += members.values.map { ($0, depth + 1) }
      case .blocks(let blocks):
        for block in blocks { rest += block.values.map { ($0, depth + 1) } }
      case .json(let inner): rest.append((inner, depth + 1))
      case .double(let number) where !number.isFinite:
        return Problem(
          code: .invalidArgument, summary: "is not a number",
          detail: "Neither JSON nor Terraform has a form for \(number).",
          remedy: "Give a finite number.")
      case .int(let number) where number.magnitude > UInt(exact):
        return Problem(
          code: .invalidArgument, summary: "is too large a number",
          detail: "\(number) is not exact in JSON, which Terraform's plan and state are.",
          remedy: "Give it as text, or a number up to \(exact).")
      case .null, .bool, .int, .double, .string, .reference, .context, .input: break
      }
    }
    return nil
  }

  private static func shortened(_ name: String) -> String { String(name.prefix(60)) }
}
