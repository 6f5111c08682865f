import Foundation
import Plumbline

/// An executable whose output the environment variables decide; see ``FixtureModel``.
@main
struct CommandLineFixture {
  static func main() {
    let environment = ProcessInfo.processInfo.environment
    let model = FixtureModel(
      revision: environment["FIXTURE_REVISION"] ?? "1",
      fileCount: environment["FIXTURE_FILES"].flatMap { Int($0) } ?? 5,
      isInvalid: environment["FIXTURE_INVALID"] != nil)
    let arguments = Array(CommandLine.arguments.dropFirst())
    exit(ArchitectureCommand.run(arguments, in: model.context()))
  }
}
