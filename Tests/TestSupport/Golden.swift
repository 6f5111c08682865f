import Foundation

/// A text that a test expects, in a file that a reader can review.
///
/// Goldens live in `Goldens/` beside the test's own file. With `PLUMBLINE_ACCEPT=1` in the
/// environment they are rewritten instead of compared.
package enum Golden {
  /// Compares a text with its golden.
  ///
  /// - Returns: nil where they are equal; otherwise what differs and how to accept it.
  package static func difference(
    of actual: String, from name: String, file: String = #filePath
  ) throws -> String? {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Goldens").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["PLUMBLINE_ACCEPT"] == "1" {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: golden)
      return nil
    }
    let advice = "To accept the new text: PLUMBLINE_ACCEPT=1 swift test, then review the diff."
    guard let data = try? Data(contentsOf: golden) else {
      return "There is no golden '\(name)'. \(advice)"
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != actual else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func text(_ lines: [Substring]) -> String {
      line < lines.count ? String(lines[line]) : "(the end)"
    }
    return """
      The text differs from the golden '\(name)' at line \(line + 1):
        golden: \(text(old))
        actual: \(text(new))
      \(advice)
      """
  }
}
