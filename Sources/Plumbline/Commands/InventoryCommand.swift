import ArgumentParser
import Topology

struct InventoryCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "Lists every element of the model.")

  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print the elements as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(
      parts: [.terraform], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    let records = result.models
      .filter { selection.includes($0.topology.environment.name) }
      .flatMap { model in
        InventoryRecord.all(
          of: model,
          addresses: result.terraform.addresses[model.topology.environment.name] ?? [:],
          places: result.terraform.places)
      }
    if json {
      context.console.output(try JSONText.encode(records))
    } else {
      let rows = records.map { [$0.environment, $0.id, $0.address ?? "-", $0.title] }
      context.console.output(
        TextTable(header: ["ENVIRONMENT", "ELEMENT", "ADDRESS", "TITLE"], rows: rows).text)
      let unread = records.flatMap { record in
        record.unread.map { [record.environment, record.id, $0] }
      }
      if !unread.isEmpty {
        context.console.output(
          "\nNot followed by the walks; verdicts that depend on it are unknown:\n"
            + TextTable(header: ["ENVIRONMENT", "ELEMENT", "WHAT"], rows: unread).text)
      }
    }
    return .fine
  }
}
