import Topology

/// The command line of an architecture.
public enum ArchitectureCommand {
  /// Runs the command with these arguments and returns the exit code.
  package static func run(_ arguments: [String], in context: CommandContext) -> Int32 {
    RootCommand.run(arguments, in: context).rawValue
  }
}
