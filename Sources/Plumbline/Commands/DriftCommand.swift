import ArgumentParser
import Foundation
import Terraform
import Topology

struct DriftCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Compares what Terraform has made, or plans to, with the model.",
    discussion: """
      Reads what 'terraform show -json' prints of an environment's state, or of a plan. Tells \
      every element that is missing or too many, and every argument whose value is not the \
      model's. Ends with 1 where there is one.

      terraform show -json | architecture drift --environment dev --state -
      """)

  @Option(
    help: ArgumentHelp(
      "The output of 'terraform show -json'; '-' for standard input.", valueName: "file"))
  var state: String
  @Option(help: ArgumentHelp("Whose state it is.", valueName: "name")) var environment: String
  @Flag(help: "Print the differences as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(
      parts: [.terraform],
      environments: try EnvironmentOptions.selected([environment], in: context))
    let text = try read()
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors,
      let topology = result.topologies.first(where: { $0.environment.name == environment })
    else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    let comparison: ModelComparison
    do {
      comparison = try ModelComparison(
        json: text, topology: topology, addresses: result.terraform.addresses[environment] ?? [:])
    } catch {
      throw ValidationError("'\(state)' cannot be compared: \(error).")
    }
    let differences = comparison.differences
    if json {
      context.console.output(try JSONText.encode(differences))
    } else {
      context.console.output(differences.map { PlainText.shown($0) + "\n" }.joined())
    }
    guard differences.isEmpty else {
      let found = differences.count == 1 ? "1 difference" : "\(differences.count) differences"
      context.console.error("\(found) between \(environment) and the model.\n")
      return .no
    }
    if !json {
      context.console.output(
        "All \(comparison.count) resources of \(environment) are as the model says.\n")
    }
    return .fine
  }

  private func read() throws -> String {
    do {
      let data =
        state == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(fileURLWithPath: state))
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw ValidationError("'\(state)' cannot be read; see 'drift --help'.")
    }
  }
}
