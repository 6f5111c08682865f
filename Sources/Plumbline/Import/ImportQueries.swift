import ArgumentParser

/// A command of an architecture, asked of an imported plan or state: the input first, then the
/// command's own arguments.
protocol ImportQuery: ConsoleCommand {
  static var query: String { get }
  var options: ImportOptions { get }
  var input: String { get }
  var arguments: [String] { get }
}

extension ImportQuery {
  /// Whether it answers what becomes of packets.
  private static var isAnswer: Bool { ["trace", "reachable", "failures"].contains(query) }

  func run(on console: Console) throws -> ExitStatus {
    if input == "--help" || input == "-h" {
      console.output("Give the plan or state first: plumbline \(Self.query) INPUT …\n")
      console.output("Options of the input, such as --exact, stand before or behind it.\n\n")
      return RootCommand.run([Self.query, "--help"], in: .empty(console))
    }
    let (behind, rest) = ImportOptions.taken(from: arguments)
    guard let (imported, context) = try options.adding(behind).context(input, on: console) else {
      return .invalidModel
    }
    let status = RootCommand.run([Self.query] + rest, in: context)
    let assumed = imported.assumedCount
    if Self.isAnswer, assumed > 0 {
      console.error(
        "The answer supposes what \(assumed) arguments name, which the plan does not prove: "
          + "'import' lists them, --exact asks Terraform.\n")
    }
    return status
  }
}

extension CommandContext {
  /// Of no model, to tell what a command takes.
  fileprivate static func empty(_ console: Console) -> CommandContext {
    CommandContext(
      model: ArchitectureModel(name: "", environments: []) {
        ArchitectureModel.Evaluated(topologies: [], diagnostics: [])
      }, generators: .standard, console: console)
  }
}

struct TraceQuery: ImportQuery {
  static let query = "trace"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Follows a packet and its response, hop by hop.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct ReachableQuery: ImportQuery {
  static let query = "reachable"
  static let configuration = CommandConfiguration(
    commandName: query,
    abstract: "Tells whom an element can open connections to, and on which ports.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct FailuresQuery: ImportQuery {
  static let query = "failures"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Tells what each single failure does to each flow.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct InventoryQuery: ImportQuery {
  static let query = "inventory"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Lists the resources.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct ValidateQuery: ImportQuery {
  static let query = "validate"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Says what AWS refuses or regrets, and what is not known.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct RequirementsQuery: ImportQuery {
  static let query = "requirements"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Proves what is required of packets; an import requires nothing.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct DiagramQuery: ImportQuery {
  static let query = "diagram"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Writes the diagrams alone.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}

struct DocsQuery: ImportQuery {
  static let query = "docs"
  static let configuration = CommandConfiguration(
    commandName: query, abstract: "Writes the documents alone.")
  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @ArgumentParser.Argument(parsing: .captureForPassthrough) var arguments: [String] = []
}
