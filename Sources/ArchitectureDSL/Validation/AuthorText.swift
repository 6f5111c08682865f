import Topology

/// One text that came from an author, with what becomes of it.
struct AuthorText {
  let text: String
  let form: TextForm
  /// What it is, within a sentence: `the title of 'shop/web'`.
  let what: String
  var subject: ElementID?
  var origin: Origin?

  /// What is wrong with it; nil where nothing is.
  var problem: Diagnostic? {
    guard let problem = form.problem(of: text) else { return nil }
    // The text itself may be what no terminal should be shown.
    let shown = String(
      text.unicodeScalars.prefix(60).map { scalar in
        TextForm.line.problem(of: String(scalar)) == nil ? Character(scalar) : "�"
      })
    let isCut = text.unicodeScalars.count > 60
    return Diagnostic(
      form.code, summary: "\(what) cannot be used",
      detail: "'\(shown)\(isCut ? "…" : "")': \(problem)", remedy: "Write it otherwise.",
      subject: subject, origin: origin)
  }
}

extension Lowering {
  /// Reports a text that is not of the form that its use needs.
  package mutating func check(
    _ text: String, as form: TextForm, _ what: String, of subject: ElementID? = nil,
    at location: SourceLocation
  ) {
    let author = AuthorText(
      text: text, form: form, what: what, subject: subject, origin: .source(location))
    if let problem = author.problem { diagnostics.append(problem) }
  }

  /// Reports a number that AWS does not accept (PLB019).
  package mutating func check(
    _ number: Int, isIn range: ClosedRange<Int>, _ what: String, of subject: ElementID? = nil,
    at location: SourceLocation
  ) {
    guard !range.contains(number) else { return }
    refuse(
      [number], at: location,
      [
        Diagnostic(
          .invalidArgument, summary: "\(what) cannot be \(number)",
          detail: "AWS takes numbers from \(range.lowerBound) to \(range.upperBound).",
          remedy: "Give one of them.", subject: subject, location: location)
      ])
  }

  /// Reports ports that are none (PLB010).
  package mutating func check(
    _ ports: PortRange, _ what: String, of subject: ElementID? = nil, at location: SourceLocation
  ) {
    guard !ports.isValid else { return }
    diagnostics.append(
      Diagnostic(
        .invalidPort, summary: "\(ports) is not a port", detail: "It is given for \(what).",
        remedy: "Use 1 to 65535, the lower end first.", subject: subject, location: location))
  }
}
