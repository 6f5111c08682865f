import ArgumentParser
import Diagrams
import Topology

/// A subcommand that writes what generators yield.
protocol WritingCommand: ModelCommand {
  static var parts: Set<Selection.Part> { get }
  var environments: EnvironmentOptions { get }
  var output: OutputOptions { get }
  /// The icons in the place of the glyphs; for commands that draw.
  func iconSet() throws -> IconSet
  /// Where a person has moved boxes; for commands that draw.
  func layout() throws -> LayoutFile?
  /// The formats of diagrams in the place of the declared ones; nil for those.
  func chosenFormats() -> [DiagramFormat]?
}

extension WritingCommand {
  func iconSet() throws -> IconSet { IconSet() }

  func layout() throws -> LayoutFile? { nil }

  func chosenFormats() -> [DiagramFormat]? { (try? output.folder.manifest())?.formats }

  func run(in context: CommandContext) throws -> ExitStatus { try write(in: context) }

  func write(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(
      parts: Self.parts, environments: try environments.selected(in: context))
    var pipeline = context.pipeline
    pipeline.icons = try iconSet()
    pipeline.layout = try layout()
    pipeline.formats = chosenFormats()
    var generation = Generation(
      pipeline, into: output.folder, memo: context.generators.memo())
    generation.onWait = { [path = output.path] in
      context.console.endProgress()
      context.console.error("Waiting for another run in '\(path)' to end.\n")
    }
    let outcome = generation.run(selection)
    context.console.endProgress()
    guard let report = outcome.report else {
      context.report(outcome.diagnostics, conclusion: "nothing was written")
      return .invalidModel
    }
    let hasFailed = report.diagnostics.hasErrors
    let hasChanged = report.written + report.removed > 0
    context.report(
      outcome.diagnostics + report.diagnostics,
      conclusion: hasFailed ? (hasChanged ? "not all was written" : "nothing was written") : "")
    guard !hasFailed else { return .no }
    context.console.output("\(report)\n")
    return .fine
  }
}
