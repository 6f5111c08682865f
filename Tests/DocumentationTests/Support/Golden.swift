import Foundation
import Testing

/// Compares a text with the one committed under `Goldens/`.
enum Golden {
  /// Fails where the text differs from the golden, or writes it where `PLUMBLINE_ACCEPT` is set.
  static func expect(
    _ text: String, named name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Goldens").appending(path: name)
    if ProcessInfo.processInfo.environment["PLUMBLINE_ACCEPT"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let difference = firstDifference(golden, text)
    #expect(
      difference == nil,
      """
      \(name) differs from its golden: \(difference ?? "")
      To accept: PLUMBLINE_ACCEPT=1 swift test --filter DocumentationTests
      """, sourceLocation: sourceLocation)
  }

  private static func firstDifference(_ golden: String, _ text: String) -> String? {
    guard golden != text else { return nil }
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(expected.count, actual.count) {
      let old = index < expected.count ? String(expected[index]) : "(end)"
      let new = index < actual.count ? String(actual[index]) : "(end)"
      if old != new { return "line \(index + 1):\n- \(old)\n+ \(new)" }
    }
    return "line ends"
  }
}
