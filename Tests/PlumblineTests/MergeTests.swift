import Foundation
import Plumbline
import TestSupport
import Testing

/// Two branches that both change the model, merged by Git itself.
struct MergeTests {
  private let program = BuiltProgram("plumbline-fixture").path
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func git(_ arguments: String...) throws -> ToolResult {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    return try TestSupport.run(
      "git", arguments: identity + arguments, directory: URL(fileURLWithPath: folder.path))
  }

  private func generate(_ revision: String) throws -> ToolResult {
    try TestSupport.run(
      program, arguments: ["generate"], environment: ["FIXTURE_REVISION": revision],
      directory: URL(fileURLWithPath: folder.path))
  }

  private func commit(_ revision: String) throws {
    #expect(try generate(revision).exitCode == 0)
    _ = try git("add", "--all")
    #expect(try git("commit", "--quiet", "--message", revision).exitCode == 0)
  }

  @Test func `One generate ends a merge of two changed models`() throws {
    guard try requireTool("git", for: "merging two branches") != nil else { return }
    _ = try git("init", "--quiet", "--initial-branch", "main")
    try commit("1")
    _ = try git("checkout", "--quiet", "-b", "topic")
    try commit("2")
    _ = try git("checkout", "--quiet", "main")
    try commit("3")
    let merge = try git("merge", "--quiet", "topic")
    #expect(merge.exitCode != 0)
    #expect(folder.read(Manifest.path)?.contains("<<<<<<< ") == true)

    let end = try generate("4")
    #expect(end.exitCode == 0, "\(end.errors)")
    let files = folder.files().filter { !$0.hasPrefix(".git/") }
    #expect(files.allSatisfy { folder.read($0)?.contains("<<<<<<< ") != true })
    #expect(try generate("4").output == "0 files written, 14 unchanged\n")
  }
}
