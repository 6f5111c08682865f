import ArgumentParser
import Diagrams

struct ImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Writes documents and pictures of a plan or a state.",
    discussion: """
      Writes docs/ into the output folder: pictures, pages, review.html and, in docs/import.md, \
      what the import rests on. Files that it did not write are never touched.

      Ends with 0 when all is written, 1 when files are in the way, 2 on misuse, 3 when the input \
      cannot be read.
      """)

  @ArgumentParser.Argument(help: "The plan or state; '-' for standard input.") var input: String
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder that gets docs/.", valueName: "folder"))
  var path: String
  @Option(help: "What to call it, in lowercase with hyphens; by default after the input.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The initialised folder that the plan is of: Terraform plans there once more, with mocked "
        + "providers, to tell what the plan's JSON leaves open.", valueName: "folder"))
  var exact: String?
  @OptionGroup var icons: IconOptions

  func run(on console: Console) throws -> ExitStatus {
    var source = TerraformInput(input, name: name)
    source.configuration = exact
    guard let imported = source.read(reportingTo: console) else { return .invalidModel }
    let context = CommandContext(
      model: .imported(imported), generators: .imported(imported), console: console)
    console.output(ImportReport(imported).text)
    var pipeline = context.pipeline
    pipeline.icons = try icons.icons()
    let outcome = Generation(pipeline, into: OutputFolder(path)).run(Selection())
    console.endProgress()
    guard let report = outcome.report else {
      context.report(outcome.diagnostics, conclusion: "nothing was written")
      return .invalidModel
    }
    let hasFailed = report.diagnostics.hasErrors
    context.report(
      outcome.diagnostics + report.diagnostics, conclusion: hasFailed ? "not all was written" : "")
    guard !hasFailed else { return .no }
    console.output("\(report)\n")
    return .fine
  }
}
