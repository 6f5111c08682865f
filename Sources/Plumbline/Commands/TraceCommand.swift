import ArgumentParser
import Reachability
import Topology

struct TraceCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Follows a packet and its response, hop by hop.",
    discussion: """
      Ends with 0 when the packet and its response arrive whatever is chosen on the way, and with 1 \
      when they do not, or when the way leads through something that is not modelled.

      trace metrics/app internet --server-name sts.ap-southeast-1.amazonaws.com
      """)

  @ArgumentParser.Argument(
    help: "Who opens the connection: an element's identity, an IPv4 address, or 'internet'.")
  var source: String
  @ArgumentParser.Argument(help: "To whom: an element's identity, an IPv4 address, or 'internet'.")
  var destination: String
  @Option(name: .customLong("protocol"), help: "tcp, udp or icmp.") var transport = "tcp"
  @Option(parsing: .unconditional, help: "The destination's port.") var port: UInt16 = 443
  @Option(help: "The name that the client asks for, by TLS or, on port 80, by HTTP.")
  var serverName: String?
  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print the traces as JSON.") var json = false

  private static let transports: [String: IPProtocol] = ["tcp": .tcp, "udp": .udp, "icmp": .icmp]

  func validate() throws {
    guard Self.transports[transport.lowercased()] != nil else {
      throw ValidationError("'\(transport)' is not tcp, udp or icmp.")
    }
    for end in [source, destination] { try EndText.check(end) }
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(parts: [], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    let networks = result.models
      .filter { selection.includes($0.topology.environment.name) }
      .map { NetworkModel($0) }
    let reports = try networks.map { network in
      TraceReport(
        environment: network.topology.environment.name, traces: try traces(in: network))
    }
    context.console.output(
      json
        ? try JSONText.encode(reports.flatMap(\.records))
        : reports.map(\.text).joined(separator: "\n"))
    return reports.allSatisfy(\.isSuccess) ? .fine : .no
  }

  private func traces(in network: NetworkModel) throws -> [Trace] {
    let topology = network.topology
    guard let source = Endpoint(source), let destination = Endpoint(destination),
      let transport = Self.transports[transport.lowercased()]
    else { return [] }
    let name = serverName.map { ServerName($0, in: port == 80 ? .http : .tls) }
    let known = Set(topology.resources.map(\.id) + topology.components.map(\.id))
    for case .element(let id) in [source, destination] where !known.contains(id) {
      throw ValidationError(
        "There is no element '\(id)' in \(topology.environment.name)\(EndText.advice(id, known)).")
    }
    let flow = FlowQuery(
      from: source, to: destination, transport, port: port, serverName: name)
    // `internet` is whoever is there, a component one of those whom its receiver lists.
    let asked = source == .internet ? flow : network.fromListedClient(flow, isDeclared: true)
    return network.weighingInternet(network.trace(asked), of: asked)
  }
}
