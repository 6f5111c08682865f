import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Walks the flow and expects one trace: its verdict, and the hops there and back.
///
/// - Parameters:
///   - zone: walks from the senders of this zone only.
///   - destinationZone: walks to the receivers of this zone only.
@discardableResult
func testTrace(
  _ model: NetworkModel, _ flow: FlowQuery, from zone: String? = nil,
  to destinationZone: String? = nil,
  _ verdict: String, _ forward: [String], _ reply: [String] = [],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [Trace] {
  let traces = model.trace(flow).filter { trace in
    let first = trace.forward.first { $0.zone != nil }
    let last = trace.forward.last { $0.zone != nil }
    return (zone == nil || first?.zone?.key == zone)
      && (destinationZone == nil || last?.zone?.key == destinationZone)
  }
  #expect(
    Set(traces.map { "\($0.verdict)" }) == [verdict], "\(story(traces))",
    sourceLocation: sourceLocation)
  #expect(
    traces.contains { $0.forward.map(\.name) == forward },
    "expected \(forward)\n\(story(traces))", sourceLocation: sourceLocation)
  if !reply.isEmpty {
    #expect(
      traces.contains { $0.reply.map(\.name) == reply },
      "expected reply \(reply)\n\(story(traces))",
      sourceLocation: sourceLocation)
  }
  return traces
}

extension FlowQuery {
  /// A flow between endpoints in text form.
  static func tcp(_ source: String, _ destination: String, _ port: UInt16 = 443) -> FlowQuery {
    FlowQuery(
      from: Endpoint(source) ?? .internet, to: Endpoint(destination) ?? .internet, .tcp,
      port: port)
  }

  static func udp(_ source: String, _ destination: String, _ port: UInt16) -> FlowQuery {
    FlowQuery(
      from: Endpoint(source) ?? .internet, to: Endpoint(destination) ?? .internet, .udp,
      port: port)
  }

  /// The same flow with a server name in its TLS handshake.
  func named(_ name: String) -> FlowQuery {
    var copy = self
    copy.serverName = ServerName(name)
    return copy
  }
}

/// What is said of the flow, whichever way it takes, each once.
func verdicts(_ network: TestNetwork, _ flow: FlowQuery) -> Set<String> {
  Set(network.model.trace(flow).map { "\($0.verdict)" })
}
