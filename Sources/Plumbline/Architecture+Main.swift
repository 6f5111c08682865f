import ArchitectureDSL
import Foundation

extension Architecture {
  /// Runs the command line with the process's arguments; `@main` on an architecture calls it.
  public static func main() {
    exit(ArchitectureCommand.run(Self.self, arguments: Array(CommandLine.arguments.dropFirst())))
  }
}
