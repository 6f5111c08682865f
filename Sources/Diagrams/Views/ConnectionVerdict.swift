import Reachability
import Topology

/// What becomes of a declared connection, from the packet walks.
package struct ConnectionVerdict {
  package let connection: Connection
  /// The walks of its packets, one for each way that zones and targets allow.
  package let traces: [Trace]

  package var source: ElementID { connection.source }
  package var target: ElementID { connection.target }

  /// The walk that speaks for those that do not arrive; nil where all do.
  package var failing: Trace? { traces.first { $0.verdict.reason != nil } }

  /// Why it does not arrive; nil where a walk does, or where what the model does not know decides.
  package var refusal: Reason? {
    traces.contains { $0.verdict.reason == nil } ? nil : failing?.verdict.reason
  }

  /// The hops of the walk that speaks for it, to the one that refuses the packet or, where an answer is
  /// refused, to the end.
  var passed: [Hop] {
    guard let trace = failing else { return [] }
    guard let blocker = trace.blockers.first, blocker.direction == .forward else {
      return trace.forward
    }
    return Array(trace.forward.prefix(blocker.hop + 1))
  }

  /// Where on a line from end to end what does not arrive stops.
  func stop(_ facts: Facts) -> SheetEdge.Stop {
    guard let blocker = failing?.blockers.first, let last = passed.last else { return .onTheWay }
    // The packet gets there, and its answer not back.
    if blocker.direction == .reply { return .atTarget }
    if blocker.hop == 0 { return .atSource }
    let ends = Self.endpoints(of: target, facts)
    let end = last.element.map { Endpoint.element($0) } ?? .internet
    return ends.contains(end) ? .atTarget : .onTheWay
  }

  /// How many of its walks arrive.
  package var arriving: Int { traces.filter(\.verdict.isSuccess).count }

  /// Those of all declared connections that are walked, in the order of declaration.
  package static func all(_ reports: [FlowReport], _ facts: Facts) -> [ConnectionVerdict] {
    let legs = Dictionary(
      grouping: reports.flatMap(\.legs).filter { !$0.traces.isEmpty },
      by: { [$0.flow.source, $0.flow.destination] })
    return facts.topology.connections.compactMap { connection in
      let targets = endpoints(of: connection.target, facts)
      let own = endpoints(of: connection.source, facts).lazy.flatMap { source in
        targets.flatMap { legs[[source, $0]] ?? [] }
      }
      let walked = own.first { leg in
        Int(leg.flow.port) == connection.ports.lower
          && leg.flow.transport == IPProtocol(connection.transport)
      }
      return walked.map { ConnectionVerdict(connection: connection, traces: $0.traces) }
    }
  }

  /// What the walks call an element: itself, what it consists of, or the internet where it is a
  /// client.
  static func endpoints(of id: ElementID, _ facts: Facts) -> [Endpoint] {
    let component = facts.index.component(id)
    return [.element(id)]
      + (component?.primary.map { $0 == id ? [] : [.element($0)] } ?? [])
      + (component?.kind == .client ? [.internet] : [])
  }
}
