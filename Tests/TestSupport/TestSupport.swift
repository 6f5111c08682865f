import Foundation

/// What a program that a test ran left behind.
package struct ToolResult: Sendable {
  package let exitCode: Int32
  package let output: String
  package let errors: String

  package var succeeded: Bool { exitCode == 0 }
  /// Both streams, for a failure's text.
  package var everything: String { output + errors }
}

/// Runs a program to its end.
///
/// Both streams go to files, not pipes: a program that writes more than a pipe holds would wait
/// forever for a reader.
///
/// - Parameters:
///   - program: a path, or a name that is looked up in `PATH`.
///   - environment: added to the test's own environment.
package func run(
  _ program: String, arguments: [String], environment: [String: String] = [:],
  directory: URL? = nil
) throws -> ToolResult {
  let streams = try TemporaryFolder()
  defer { streams.remove() }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: findTool(program) ?? program)
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  if let directory { process.currentDirectoryURL = directory }
  let outputURL = streams.url.appendingPathComponent("output")
  let errorsURL = streams.url.appendingPathComponent("errors")
  try Data().write(to: outputURL)
  try Data().write(to: errorsURL)
  let output = try FileHandle(forWritingTo: outputURL)
  let errors = try FileHandle(forWritingTo: errorsURL)
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  try output.close()
  try errors.close()
  return ToolResult(
    exitCode: process.terminationStatus,
    output: String(decoding: try Data(contentsOf: outputURL), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errorsURL), as: UTF8.self))
}

/// The path of a program in `PATH`, or at the path that was given; nil where there is none.
package func findTool(_ name: String) -> String? {
  if name.contains("/") {
    return FileManager.default.isExecutableFile(atPath: name) ? name : nil
  }
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").map { "\($0)/\(name)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// A tool that a test needs is not there, and this is CI, where it must be.
package struct MissingTool: Error, CustomStringConvertible {
  package let name: String
  package let purpose: String

  package var description: String { "\(name) is missing: \(purpose) cannot be tested" }
}

/// The path of a tool; nil, after a printed line, where it is missing on a developer's machine.
///
/// - Throws: ``MissingTool`` in CI (where the environment has `CI`), so that no test is lost there
///   without anyone noticing.
package func requireTool(_ name: String, for purpose: String) throws -> String? {
  if let path = findTool(name) { return path }
  return try missing(name, for: purpose)
}

/// The value of an environment variable that names something a test needs; missing as for tools.
package func requireVariable(_ name: String, for purpose: String) throws -> String? {
  if let value = ProcessInfo.processInfo.environment[name], !value.isEmpty { return value }
  return try missing(name, for: purpose)
}

private func missing(_ name: String, for purpose: String) throws -> String? {
  if ProcessInfo.processInfo.environment["CI"] != nil {
    throw MissingTool(name: name, purpose: purpose)
  }
  print("skipped: \(name) is missing, so \(purpose) is not tested")
  return nil
}
