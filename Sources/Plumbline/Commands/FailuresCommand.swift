import ArgumentParser
import Reachability
import Topology

struct FailuresCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "failures",
    abstract: "Tells what each single failure does to each flow of the architecture.",
    discussion: """
      A failure is the loss of a zone, a NAT gateway, a firewall endpoint, or the only task of a \
      service or instance of a group. Flows that survive are counted, the others listed by what becomes of \
      them: they degrade, stop, do not work at all (broken), or depend on something that is not \
      modelled (unknown). --json also tells why.
      """)

  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print every failure and flow as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(parts: [], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    let records = result.models
      .filter { selection.includes($0.topology.environment.name) }
      .flatMap { model -> [FailureRecord] in
        let (topology, network) = (model.topology, WalkedNetwork(NetworkModel(model)))
        // Each failure comes with every flow, and its title is looked up among all elements.
        var titles: [Failure: String] = [:]
        return network.impacts.map { impact in
          let title = titles[impact.failure] ?? network.model.title(of: impact.failure)
          titles[impact.failure] = title
          return FailureRecord(impact, title: title, environment: topology.environment.name)
        }
      }
    if json {
      context.console.output(try JSONText.encode(records))
    } else {
      context.console.output(FailureReport(records: records).text)
    }
    return .fine
  }
}

/// One failure and one flow as `failures --json` prints them.
struct FailureRecord: Encodable {
  let environment: String
  let failure: String
  /// What breaks, in words.
  let failureTitle: String
  let flow: String
  let title: String
  let effect: String
  let reason: String

  init(_ impact: FailureImpact, title failureTitle: String, environment: String) {
    self.failureTitle = failureTitle
    self.environment = environment
    failure = impact.failure.description
    flow = "\(impact.flow.title): \(impact.flow.flow)"
    title = impact.flow.title
    effect = impact.level.rawValue
    reason = impact.sentence
  }
}
