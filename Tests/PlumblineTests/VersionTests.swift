import Foundation
import Plumbline
import TestSupport
import Testing

/// The programs and the changelog speak of one version.
struct VersionTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `The version is the newest of the changelog`() throws {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
    let released = text.split(separator: "\n").first {
      $0.hasPrefix("## ") && $0 != "## Unreleased"
    }
    let heading = try #require(released)
    #expect(heading.hasPrefix("## \(Version.current) - "), "\(heading)")
  }

  @Test func `A program says its version`() throws {
    let run = try TestSupport.run(
      BuiltProgram("plumbline-fixture").path, arguments: ["--version"])
    #expect(run.exitCode == 0)
    #expect(run.output == "Plumbline \(Version.current)\n")
  }
}
