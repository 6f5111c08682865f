import Foundation

/// A program that the package builds, beside the running tests.
package struct BuiltProgram: Sendable {
  package let path: String

  package init(_ name: String) {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL ?? Bundle.main.bundleURL
    path = tests.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Starts the program, and kills it after so many microseconds.
  ///
  /// - Returns: whether it was still running then.
  package func runAndKill(
    _ arguments: [String], environment: [String: String] = [:], after microseconds: UInt32
  ) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(microseconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }
}
