import ArgumentParser
import Reachability
import Topology

struct ReachableCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "reachable",
    abstract: "Tells whom an element can open connections to, and on which ports.",
    discussion: """
      The answer is exact: every packet was followed, there and back, whatever zones the routers \
      choose. What depends on something that is not modelled is told apart.

      reachable metrics/app
      reachable internet --environment production
      """)

  @ArgumentParser.Argument(
    help: "Who opens connections: an element's identity, an IPv4 address, or 'internet'.")
  var source: String
  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print the exact sets of packets as JSON.") var json = false

  func validate() throws {
    try EndText.check(source)
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(parts: [], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    guard let endpoint = Endpoint(source) else { return .usage }
    var records: [ReachableRecord] = []
    var unread: Set<ElementID> = []
    for model in result.models where selection.includes(model.topology.environment.name) {
      let (topology, network) = (model.topology, NetworkModel(model))
      if case .element(let id) = endpoint, !network.hasInterfaces(id), id != ElementID("internet") {
        throw ValidationError(
          "'\(id)' has no network interface in \(topology.environment.name)"
            + "\(EndText.advice(id, Set(topology.components.map(\.id)))).")
      }
      unread.formUnion(network.model.ledger.map(\.element))
      let notFollowed = network.model.ledger.map(\.feature).uniqued()
      records += network.reachableSets(from: endpoint).map {
        ReachableRecord(
          $0, from: source, environment: topology.environment.name, notFollowed: notFollowed)
      }
    }
    if json {
      context.console.output(try JSONText.encode(records))
      if !unread.isEmpty { context.console.error(Self.remark(on: unread)) }
    } else {
      let rows = records.flatMap(\.rows)
      context.console.output(
        rows.isEmpty
          ? unread.isEmpty
            ? "Nothing can be reached from \(source).\n"
            : "Nothing is known to be reachable from \(source).\n"
          : TextTable(header: ["ENVIRONMENT", "TO", "SERVICE", "NOTE"], rows: rows).text)
      if !unread.isEmpty {
        context.console.output("\n" + Self.remark(on: unread))
      }
    }
    return .fine
  }

  private static func remark(on unread: Set<ElementID>) -> String {
    "What is not followed may open more, or close some of it: 'inventory' lists "
      + "\(unread.count == 1 ? "one element" : "\(unread.count) elements").\n"
  }
}

/// One receiver as `reachable --json` prints it.
struct ReachableRecord: Encodable {
  struct ServiceRecord: Encodable {
    let service: String
    /// What narrows it: addresses that do not count, or what it depends on.
    let note: String
  }

  struct ClassRecord: Encodable {
    let sources: String
    let destinations: String
    let protocols: String
    let sourcePorts: String
    let destinationPorts: String
    let serverNames: String
    /// What it depends on; null for what arrives for certain.
    let unknown: String?
  }

  let environment: String
  let from: String
  let to: String
  let title: String
  let services: [ServiceRecord]
  let classes: [ClassRecord]
  /// What the model has and no walk follows: it may open more, or close some of it.
  let notFollowed: [String]

  init(_ set: ReachableSet, from source: String, environment: String, notFollowed: [String]) {
    self.notFollowed = notFollowed
    self.environment = environment
    from = source
    to = set.receiver.description
    title = set.title
    services = set.services.map { ServiceRecord(service: $0.text, note: $0.note) }
    classes = set.classes.map {
      ClassRecord(
        sources: $0.packets.sources.addressText, destinations: $0.packets.destinations.addressText,
        protocols: $0.packets.protocolText, sourcePorts: $0.packets.sourcePorts.portText,
        destinationPorts: $0.packets.destinationPorts.portText, serverNames: $0.names,
        unknown: $0.unknown)
    }
  }

  var rows: [[String]] {
    services.map { [environment, to, $0.service, $0.note] }
  }
}
