import ArgumentParser
import Topology

struct ValidateCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Says what is wrong with the model, if anything.")

  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print the findings as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(environments: try environments.selected(in: context))
    let diagnostics = context.generate(selection).diagnostics.filter(selection.includes)
    if json {
      let report = DiagnosticReport(diagnostics, environments: context.model.environments)
      context.console.output(try JSONText.encode(report.items.map(DiagnosticRecord.init)))
    } else {
      context.report(diagnostics)
      if diagnostics.isEmpty { context.console.output("The model is valid.\n") }
    }
    return diagnostics.hasErrors ? .invalidModel : .fine
  }
}
