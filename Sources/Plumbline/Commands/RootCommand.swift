import ArgumentParser
import Foundation

struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: CommandLine.arguments.first.map { ($0 as NSString).lastPathComponent },
    abstract: "Computes diagrams, documents and Terraform from an architecture's model.",
    discussion: """
      Ends with 0 when all is well, 1 when the answer is no (stale files, or files that cannot be \
      written), 2 when the command line is not understood, 3 when the model has errors.
      """,
    version: "Plumbline \(Self.version)",
    subcommands: [
      GenerateCommand.self, CheckCommand.self, ValidateCommand.self, InventoryCommand.self,
      TraceCommand.self, ReachableCommand.self, RequirementsCommand.self, FailuresCommand.self,
      DriftCommand.self, TerraformCommand.self, DiagramCommand.self, DocsCommand.self,
    ],
    defaultSubcommand: GenerateCommand.self)

  /// As the changelog counts; `-dev` until it is released.
  private static let version = "0.1.0-dev"

  /// Parses the arguments and runs the command that they name.
  static func run(_ arguments: [String], in context: CommandContext) -> ExitStatus {
    do {
      var command = try parseAsRoot(arguments)
      if let command = command as? any ModelCommand { return try command.run(in: context) }
      try command.run()
      return .fine
    } catch {
      // Asking for help or for a completion script is an error to the parser, with exit code 0.
      let isRequest = exitCode(for: error) == .success
      let message = PlainText.shown(fullMessage(for: error)) + "\n"
      if isRequest { context.console.output(message) } else { context.console.error(message) }
      return isRequest ? .fine : .usage
    }
  }
}
