import ArgumentParser

/// The command line for Terraform that was written without Plumbline.
public enum PlumblineCommand {
  /// Runs the command line and returns the exit code.
  ///
  /// ```swift
  /// let code = PlumblineCommand.run(["import", "plan.json", "--output", "network"])
  /// ```
  public static func run(_ arguments: [String]) -> Int32 {
    run(arguments, console: .standard).rawValue
  }

  package static func run(_ arguments: [String], console: Console) -> ExitStatus {
    do {
      var command = try ImportRoot.parseAsRoot(arguments)
      if let command = command as? any ConsoleCommand { return try command.run(on: console) }
      try command.run()
      return .fine
    } catch {
      let isRequest = ImportRoot.exitCode(for: error) == .success
      let message = ImportRoot.fullMessage(for: error) + "\n"
      if isRequest { console.output(message) } else { console.error(message) }
      return isRequest ? .fine : .usage
    }
  }
}

/// A command that works on a file of Terraform's.
protocol ConsoleCommand: ParsableCommand {
  func run(on console: Console) throws -> ExitStatus
}

struct ImportRoot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "Draws, documents and walks the network of any Terraform, from its plan or state.",
    discussion: """
      INPUT is what 'terraform show -json' prints of a plan or a state, a raw state \
      (terraform.tfstate), '-' for standard input, or a plan file or an initialised folder, of \
      which 'terraform show -json' is run. Nothing is applied and no account is asked.

      terraform plan -out plan.bin && terraform show -json plan.bin > plan.json
      plumbline import plan.json --output network
      plumbline trace plan.json 'aws_instance.app["a"]' internet
      """,
    version: "Plumbline \(Version.current)",
    subcommands: [
      ImportCommand.self, TraceQuery.self, ReachableQuery.self, FailuresQuery.self,
      InventoryQuery.self, ValidateQuery.self, RequirementsQuery.self, DiagramQuery.self,
      DocsQuery.self, DriftQuery.self, InitCommand.self,
    ])
}
