import Foundation
import TestSupport
import Testing

/// Runs `drift` on the reference architecture's own program.
struct DriftCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func drift(_ arguments: String...) throws -> ToolResult {
    try TestSupport.run(BuiltProgram("architecture").path, arguments: ["drift"] + arguments)
  }

  @Test func `An empty state lacks every element, and drift ends with 1`() throws {
    try folder.write(#"{"format_version": "1.0"}"#, to: "state.json")
    let result = try drift("--environment", "dev", "--state", folder.locate("state.json"))
    #expect(result.exitCode == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 200)
    #expect(lines.allSatisfy { $0.hasSuffix("is in the model but not in the state") })
    #expect(result.errors == "\(lines.count) differences between dev and the model.\n")
  }

  @Test func `Differences are told as JSON`() throws {
    try folder.write(#"{"format_version": "1.0"}"#, to: "state.json")
    let result = try drift("--environment", "dev", "--json", "--state", folder.locate("state.json"))
    #expect(result.exitCode == 1)
    let differences = try JSONDecoder().decode([String].self, from: Data(result.output.utf8))
    #expect(differences.count > 200)
  }

  @Test(arguments: [
    ([], "Missing expected argument"),
    (["--environment", "staging"], "There is no environment 'staging'"),
    (["--environment", "dev"], "is not what 'terraform show -json' prints"),
  ])
  func `What is not understood is told and ends with 2`(
    arguments: [String], text: String
  ) throws {
    try folder.write("no changes\n", to: "state.json")
    let result = try TestSupport.run(
      BuiltProgram("architecture").path,
      arguments: ["drift", "--state", folder.locate("state.json")] + arguments)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(text))
    #expect(result.output.isEmpty)
  }

  @Test func `A file that is not there is named`() throws {
    let result = try drift("--environment", "dev", "--state", folder.locate("missing.json"))
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("missing.json' cannot be read"))
  }
}
