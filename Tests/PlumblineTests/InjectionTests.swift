import Foundation
import Testing
import Topology

@testable import Plumbline

@Suite struct InjectionTests {
  private static let fragments = Fragments(names: ["x"]) { name, path in
    name == "x" ? "filled for \(path)" : nil
  }

  private static func output(_ paths: String...) -> GeneratedOutput {
    var output = GeneratedOutput(
      files: [GeneratedFile(path: "docs/a.md", text: "a\n")], isWhole: true)
    output.injections = paths.map { Injection(path: $0, fragments: fragments) }
    return output
  }

  private static let marked = "# Mine\n<!-- plumbline:begin x -->\n<!-- plumbline:end -->\nrest\n"

  @Test func onlyTheRegionOfAPersonsFileIsWritten() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.marked, to: "README.md")
    let report = Writer(OutputFolder(scratch.path)).write(Self.output("README.md"))
    #expect(report.diagnostics.isEmpty)
    #expect(
      scratch.read("README.md")
        == "# Mine\n<!-- plumbline:begin x -->\n\nfilled for README.md\n\n<!-- plumbline:end -->\nrest\n"
    )
    // It stays a person's file: not listed, and edits elsewhere in it are nobody's business.
    #expect(scratch.read(Manifest.path)?.contains("README.md") == false)
    let edited = try #require(scratch.read("README.md")).replacing("rest", with: "more")
    try scratch.write(edited, to: "README.md")
    let second = Writer(OutputFolder(scratch.path)).write(Self.output("README.md"))
    #expect(second.diagnostics.isEmpty)
    #expect(second.written == 0)
    #expect(scratch.read("README.md") == edited)
  }

  @Test func aFileWithoutMarkersIsLeftAlone() throws {
    let scratch = try ScratchFolder()
    try scratch.write("# Mine\n", to: "README.md")
    let report = Writer(OutputFolder(scratch.path)).write(Self.output("README.md"))
    #expect(report.diagnostics.isEmpty)
    #expect(scratch.read("README.md") == "# Mine\n")
  }

  @Test func theUsualFileMayBeMissingAndANamedOneMayNot() throws {
    let scratch = try ScratchFolder()
    let folder = OutputFolder(scratch.path)
    #expect(Writer(folder).write(Self.output("README.md")).diagnostics.isEmpty)
    let report = Writer(folder).write(Self.output("guide/design.md"))
    #expect(report.diagnostics.map(\.code) == [.cannotWrite])
    #expect(report.diagnostics.hasErrors)
  }

  @Test(arguments: [
    (marked.replacing("begin x", with: "begin y"), DiagnosticCode.unknownFragment),
    (marked.replacing("plumbline:end", with: "plumbline:fin"), .brokenMarkers),
  ])
  func wrongMarkersStopTheWholeRun(text: String, code: DiagnosticCode) throws {
    let scratch = try ScratchFolder()
    try scratch.write(text, to: "README.md")
    let report = Writer(OutputFolder(scratch.path)).write(Self.output("README.md"))
    #expect(report.diagnostics.contains { $0.code == code })
    #expect(report.diagnostics.first?.location?.file == "README.md")
    #expect(report.written == 0)
    #expect(scratch.read("README.md") == text)
    #expect(scratch.read("docs/a.md") == nil)
  }
}
