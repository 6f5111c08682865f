import Topology

/// One environment's network with the walks of its named flows, and of what single failures do to
/// them: walked once for everything that is drawn and written of them.
package struct WalkedNetwork: Sendable {
  package let model: NetworkModel
  package let flows: [NamedFlow]
  /// One for each flow, in order.
  package let reports: [FlowReport]
  package let failures: [Failure]
  /// Failure by failure, and for each one flow by flow.
  package let impacts: [FailureImpact]

  package init(_ topology: Topology) { self.init(NetworkModel(topology)) }

  package init(_ model: NetworkModel) {
    self.model = model
    flows = model.namedFlows()
    reports = flows.concurrentMap { [model] flow in model.report(flow) }
    failures = flows.isEmpty ? [] : model.singleFailures()
    impacts = model.impacts(of: failures, on: flows)
  }

  /// What one failure does to each flow.
  package func impacts(of failure: Failure) -> [FailureImpact] {
    guard let index = failures.firstIndex(of: failure) else { return [] }
    return Array(impacts[(index * flows.count)..<((index + 1) * flows.count)])
  }

  /// The networks of all environments.
  package static func all(_ topologies: [Topology]) -> [WalkedNetwork] {
    topologies.concurrentMap { WalkedNetwork($0) }
  }
}
