import ArgumentParser
import Import

struct DriftQuery: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift", abstract: "Tells what is otherwise than the plan or state says.",
    discussion: """
      Of a plan alone it tells what changed outside Terraform since the last apply, as the plan \
      found out. With --state it compares the input with what 'terraform show -json' prints of a \
      state or of another plan. Ends with 1 where there is a difference.
      """)

  @OptionGroup var options: ImportOptions
  @ArgumentParser.Argument(help: "The plan or state.") var input: String
  @Option(
    help: ArgumentHelp("The state to compare with; '-' for standard input.", valueName: "file"))
  var state: String?
  @Flag(help: "Print the differences as JSON.") var json = false

  func run(on console: Console) throws -> ExitStatus {
    let source = TerraformInput(input, name: nil)
    guard let state else { return try tellPlan(source, on: console) }
    guard let (imported, context) = options.context(input, on: console) else {
      return .invalidModel
    }
    return RootCommand.run(
      ["drift", "--environment", imported.topology.environment.name, "--state", state]
        + (json ? ["--json"] : []), in: context)
  }

  private func tellPlan(_ source: TerraformInput, on console: Console) throws -> ExitStatus {
    guard let bytes = source.readBytes(reportingTo: console) else { return .invalidModel }
    let drift: PlanDrift?
    do throws(ImportError) { drift = try PlanDrift(bytes) } catch {
      console.error("\(error.diagnostic(source.shownPath))\n")
      return .invalidModel
    }
    guard let drift else {
      throw ValidationError("'\(input)' is a state: give what to compare it with by --state.")
    }
    if json {
      console.output(try JSONText.encode(drift.differences))
    } else {
      console.output(drift.differences.map { PlainText.shown("\($0)") + "\n" }.joined())
    }
    guard drift.differences.isEmpty else { return .no }
    if !json { console.output("Nothing changed outside Terraform, as far as the state goes.\n") }
    return .fine
  }
}
