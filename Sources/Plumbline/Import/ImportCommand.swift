import ArgumentParser
import Diagrams
import Import

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
  var path: String?
  @Option(
    help: ArgumentHelp(
      "Write a Swift file with a constant for each resource, for an architecture with Imported.",
      valueName: "file.swift"))
  var names: String?
  @Option(
    help: ArgumentHelp(
      "Write a package that declares every resource in Swift, to begin a model with.",
      valueName: "folder"))
  var swift: String?
  @Option(
    help: ArgumentHelp(
      "Where that package finds Plumbline: a folder, or the address of a Git repository; by default "
        + "the folder that this program was built in.", valueName: "folder-or-address"))
  var plumbline: String?
  @OptionGroup var options: ImportOptions
  @OptionGroup var icons: IconOptions
  @OptionGroup var layouts: LayoutOptions

  func validate() throws {
    guard path != nil || names != nil || swift != nil else {
      throw ValidationError(
        "Give what to write: a folder that gets docs/ with --output, a file with --names, or a "
          + "package with --swift.")
    }
  }

  func run(on console: Console) throws -> ExitStatus {
    guard let (imported, context) = options.context(input, on: console) else {
      return .invalidModel
    }
    console.output(ImportReport(imported).text)
    if let names {
      let status = NamesOutput(path: names).write(NamesFile(imported, of: input), on: console)
      guard status == .fine, path != nil || swift != nil else { return status }
    }
    if let swift {
      let status = SwiftOutput(path: swift, plumbline: plumbline).write(imported, on: console)
      guard status == .fine, path != nil else { return status }
    }
    guard let path else { return .fine }
    var pipeline = context.pipeline
    pipeline.icons = try icons.icons()
    pipeline.layout = try layouts.layout()
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
