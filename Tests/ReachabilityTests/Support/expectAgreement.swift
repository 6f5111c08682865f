import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Expects the class walk and the concrete walk to agree on a packet of every class between two
/// endpoints.
func expectAgreement(
  _ model: NetworkModel, from source: Endpoint, to destination: Endpoint, _ context: String = "",
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let outcomes = model.outcomes(from: source, to: destination)
  for reachable in outcomes.reachable {
    guard let packet = reachable.sample(in: model.names) else { continue }
    let traces = model.trace(packet, from: source, to: destination)
    #expect(
      !traces.isEmpty && traces.allSatisfy(\.verdict.isSuccess),
      "\(context) class arrives: \(reachable)\n\(story(traces))", sourceLocation: sourceLocation)
  }
  for outcome in outcomes where !outcome.result.isSuccess {
    guard let packet = outcome.packets.sample(in: model.names) else { continue }
    let traces = model.trace(packet, from: source, to: destination)
    #expect(
      traces.contains { !$0.verdict.isSuccess },
      "\(context) class fails: \(outcome.result) \(outcome.packets)\n\(story(traces))",
      sourceLocation: sourceLocation)
  }
}
