import Foundation
import Plumbline
import TestSupport
import Testing

/// Kills a real process at random moments while it generates.
struct InterruptionTests {
  private let program = BuiltProgram("plumbline-fixture")
  private static let fileCount = "150"

  private func variables(_ revision: Int) -> [String: String] {
    ["FIXTURE_REVISION": "\(revision)", "FIXTURE_FILES": Self.fileCount]
  }

  private func generate(_ revision: Int, in folder: ScratchFolder) throws -> ToolResult {
    try run(
      program.path, arguments: ["generate", "--output", folder.path],
      environment: variables(revision))
  }

  /// What each revision's files hold, made by runs that nobody disturbs.
  private func contents(ofRevisions revisions: ClosedRange<Int>) throws -> [[String: String]] {
    try revisions.map { revision in
      let folder = try ScratchFolder()
      let run = try generate(revision, in: folder)
      try #require(run.exitCode == 0, "\(run.errors)")
      return texts(in: folder)
    }
  }

  private func texts(in folder: ScratchFolder) -> [String: String] {
    var texts: [String: String] = [:]
    for path in folder.files() { texts[path] = folder.read(path) }
    return texts
  }

  @Test(arguments: 0..<4)
  func `A killed run leaves every file old or new, and the next one finishes`(
    seed: Int
  ) throws {
    var random = SplitMix(state: UInt64(seed))
    let revisions = try contents(ofRevisions: 1...6)
    let folder = try ScratchFolder()
    var kills = 0
    for revision in 2...6 {
      for _ in 0..<3 {
        let delay = UInt32(random.below(60_000))
        let wasKilled = try program.runAndKill(
          ["generate", "--output", folder.path], environment: variables(revision),
          after: delay)
        kills += wasKilled ? 1 : 0
        for (path, text) in texts(in: folder) where path != Manifest.path {
          if path.hasSuffix(".tmp") { continue }
          #expect(
            revisions.contains { $0[path] == text }, "\(path) is torn after \(delay) µs")
        }
      }
    }
    #expect(kills > 0)
    // With another model than that of any killed run, and then with the last one's again.
    for revision in [1, 6] {
      let run = try generate(revision, in: folder)
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(texts(in: folder) == revisions[revision - 1])
    }
  }

  /// A limit on the size of files stands for a full disk: both refuse a write half-way.
  @Test func `A full disk is told in the system's words, and the next run goes on`() throws {
    let folder = try ScratchFolder()
    let variables = ["FIXTURE_REVISION": String(repeating: "long ", count: 50)]
    let limited = try run(
      "sh",
      arguments: [
        "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" generate --output \"$1\"", program.path,
        folder.path,
      ], environment: variables)
    #expect(limited.exitCode == 1)
    #expect(limited.errors.contains("error: PLB018: Writing stopped half-way"))
    #expect(limited.errors.contains("File too large. 6 of 14 files were written"))
    #expect(folder.files().allSatisfy { !$0.hasSuffix(".tmp") })
    let next = try run(
      program.path, arguments: ["generate", "--output", folder.path], environment: variables)
    #expect(next.output == "8 files written, 6 unchanged\n")
  }

  @Test func `Runs in the same folder take turns`() async throws {
    let folder = try ScratchFolder()
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for revision in 1...4 {
        group.addTask {
          try generate(revision, in: folder).exitCode
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == [0, 0, 0, 0])
    let results = try contents(ofRevisions: 1...4)
    #expect(results.contains(texts(in: folder)))
  }
}
