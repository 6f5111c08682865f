import Foundation
import TestSupport
import Topology

/// An architecture's own program, run as a user runs it, and what it generated.
struct GeneratedArchitecture: Sendable {
  let program: String
  let folder: TemporaryFolder

  /// Runs `generate`, or another command, into a new folder.
  init(
    _ program: String, command: String = "generate", environment: [String: String] = [:]
  ) throws {
    self.program = program
    folder = try TemporaryFolder()
    let result = try run([command], environment: environment)
    guard result.exitCode == 0 else { throw Failure(description: result.everything) }
  }

  /// What a program generates, made once for all tests that only read it.
  static func shared(_ program: String) throws -> GeneratedArchitecture {
    try (program == "two-vpcs" ? twoVPCs : reference).get()
  }

  private static let reference = Result { try GeneratedArchitecture("architecture") }
  private static let twoVPCs = Result { try GeneratedArchitecture("two-vpcs") }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> ToolResult {
    try TestSupport.run(
      BuiltProgram(program).path, arguments: arguments + ["--output", folder.path],
      environment: environment)
  }

  /// The elements of an environment as `inventory --json` tells them.
  func inventory(_ environment: String) throws -> [Element] {
    let result = try TestSupport.run(
      BuiltProgram(program).path,
      arguments: ["inventory", "--environment", environment, "--json"])
    guard result.exitCode == 0 else { throw Failure(description: result.everything) }
    return try JSONDecoder().decode([Element].self, from: Data(result.output.utf8))
  }

  func topologies() throws -> [Topology] {
    try ModelDocument(json: text("docs/model.json")).environments
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every file below the folder, by its path, in order.
  func files() throws -> [(path: String, bytes: Data)] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (paths ?? []).sorted().compactMap { path in
      let url = folder.url.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      return (path, try Data(contentsOf: url))
    }
  }

  struct Element: Decodable, Hashable {
    let id: String
    let type: String
    let address: String?
    let title: String
    let location: String
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
