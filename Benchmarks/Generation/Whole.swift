import Benchmark
import Foundation
import GenerationStages
import Plumbline

/// What a benchmark of the whole needs: the stages, and a folder of its own.
struct Whole: Sendable {
  let stages: GenerationStages
  let folder: URL

  /// Makes the folder, and keeps the routes in it instead of in the user's cache.
  ///
  /// - Parameter isFilled: Whether the folder holds the generated files already.
  init<A: Architecture>(_ architecture: A.Type, isFilled: Bool = false) throws {
    stages = try GenerationStages(architecture)
    folder = Self.folder.appending(path: "output")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    setenv("XDG_CACHE_HOME", Self.folder.appending(path: "cache").path(percentEncoded: false), 1)
    if isFilled { try generate() }
  }

  /// Generates into the folder.
  func generate() throws {
    blackHole(try stages.generate(into: folder.path(percentEncoded: false)))
  }

  /// Removes what was generated.
  func empty() throws {
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Ends the benchmark: removes the output and the remembered routes.
  static func removeFolder() throws { try FileManager.default.removeItem(at: folder) }

  /// Every benchmark runs in a process of its own.
  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "plumbline-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
}
