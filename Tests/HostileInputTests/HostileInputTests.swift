import Foundation
import HostileModels
import TestSupport
import Testing
import Topology

@testable import Plumbline

/// What hostile and extreme input must not do: one test for every fault that was ever found, named
/// by what it is, and one for every text of an author in every format.
@Suite struct HostileInputTests {
  /// A folder with files as a generator yields them.
  struct Output {
    let folder: TemporaryFolder
    var root: String { folder.path + "/out" }

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: folder.path + "/out", withIntermediateDirectories: true)
    }

    func write(_ texts: [String: String], isWhole: Bool = true) -> WriteReport {
      Writer(OutputFolder(root)).write(
        GeneratedOutput(
          files: texts.sorted { $0.key < $1.key }.map {
            GeneratedFile(path: $0.key, text: $0.value)
          }, isWhole: isWhole))
    }

    func put(_ text: String, at path: String) throws {
      try folder.write(text.utf8, to: "out/" + path)
    }

    func read(_ path: String) -> String? {
      FileManager.default.contents(atPath: "\(root)/\(path)").map {
        String(decoding: $0, as: UTF8.self)
      }
    }

    /// A manifest that lists a path with the digest of a text.
    func list(_ path: String, as text: String) throws {
      let digest = ContentDigest(Array(text.utf8))
      let quoted = path.replacingOccurrences(of: "\\", with: "\\\\")
      try put(
        "{\n  \"version\": 1,\n  \"files\": {\n    \"\(quoted)\": \"\(digest)\"\n  }\n}\n",
        at: Manifest.path)
    }
  }

  func codes(_ report: WriteReport) -> [String] { report.diagnostics.map(\.code.number) }

  /// Runs a program of the package.
  func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ToolResult {
    try TestSupport.run(
      BuiltProgram(program).path, arguments: arguments, environment: environment)
  }

  /// Runs a line of a shell.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> ToolResult {
    try TestSupport.run("bash", arguments: ["-c", line], environment: environment)
  }
}
