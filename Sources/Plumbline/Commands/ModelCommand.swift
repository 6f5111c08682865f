import ArgumentParser

/// A subcommand that works on an architecture.
///
/// The parser makes commands from the arguments alone, so the architecture comes in here.
protocol ModelCommand: ParsableCommand {
  func run(in context: CommandContext) throws -> ExitStatus
}
