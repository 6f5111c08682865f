import Reachability
import Topology

/// What becomes of a declared connection, from the packet walks.
struct ConnectionVerdict {
  let connection: Connection
  /// The walks of its packets, one for each way that zones and targets allow.
  let traces: [Trace]

  var source: ElementID { connection.source }
  var target: ElementID { connection.target }

  /// The walk that speaks for those that do not arrive; nil where all do.
  var failing: Trace? { traces.first { $0.verdict.reason != nil } }

  /// Why it does not arrive; nil where a walk does, or where what the model does not know decides.
  var refusal: Reason? {
    traces.contains { $0.verdict.reason == nil } ? nil : failing?.verdict.reason
  }

  /// How many of its walks arrive.
  var arriving: Int { traces.filter(\.verdict.isSuccess).count }

  /// Those of all declared connections that are walked, in the order of declaration.
  static func all(_ reports: [FlowReport], _ facts: Facts) -> [ConnectionVerdict] {
    let legs = reports.flatMap(\.legs)
    return facts.topology.connections.compactMap { connection in
      let own = legs.filter { leg in
        Int(leg.flow.port) == connection.ports.lower
          && leg.flow.transport == IPProtocol(connection.transport)
          && matches(leg.flow.source, connection.source, facts)
          && matches(leg.flow.destination, connection.target, facts)
      }
      guard let walked = own.first(where: { !$0.traces.isEmpty }) else { return nil }
      return ConnectionVerdict(connection: connection, traces: walked.traces)
    }
  }

  static func matches(_ endpoint: Endpoint, _ id: ElementID, _ facts: Facts) -> Bool {
    switch endpoint {
    case .element(let element): element == id || facts.index.component(id)?.primary == element
    case .internet: facts.index.component(id)?.kind == .client
    case .address: false
    }
  }
}
