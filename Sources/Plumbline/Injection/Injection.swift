import Topology

/// A Markdown file of the user's with marked regions that are filled.
package struct Injection: Sendable {
  /// The file that is looked at where the architecture says nothing else.
  package static let usual = "README.md"

  /// The path below the output folder.
  package let path: String
  package let fragments: Fragments

  package init(path: String, fragments: Fragments) {
    self.path = path
    self.fragments = fragments
  }

  /// Whether the author named the file, so that its absence is a mistake.
  var isRequired: Bool { path != Self.usual }

  /// The file with its regions filled; nil where it has none.
  ///
  /// Throws ``Refused`` where the markers are wrong.
  func filled(_ bytes: [UInt8]) throws(Refused) -> String? {
    // What is not text has no markers.
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let marked = MarkedText(text)
    var problems = marked.problems.map { problem in
      Diagnostic(
        .brokenMarkers, summary: problem.summary, detail: problem.detail,
        remedy: "Write each marker on a line of its own: "
          + "'<!-- plumbline:begin NAME -->', then '<!-- plumbline:end -->'.",
        location: SourceLocation(file: path, line: problem.line))
    }
    var pieces: [String: String] = [:]
    for region in marked.regions {
      if let piece = fragments.text(region.name, path) {
        pieces[region.name] = piece
        continue
      }
      problems.append(
        Diagnostic(
          .unknownFragment, summary: "no fragment is named '\(region.name)'",
          detail: fragments.names.isEmpty
            ? "The architecture yields none."
            : "There is \(fragments.names.map { "'\($0)'" }.joined(separator: ", ")).",
          remedy: "Correct the name in the marker.",
          location: SourceLocation(file: path, line: region.line)))
    }
    guard problems.isEmpty else { throw Refused(diagnostics: problems) }
    guard !marked.regions.isEmpty else { return nil }
    return marked.filled { pieces[$0] ?? "" }
  }

  /// The markers of a file cannot be made sense of.
  struct Refused: Error {
    let diagnostics: [Diagnostic]
  }
}
