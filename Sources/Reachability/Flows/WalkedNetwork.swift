import Topology

/// One environment's network with the walks of its named flows, and of what single failures do to
/// them: walked once for everything that is drawn and written of them.
package struct WalkedNetwork: Sendable {
  package let model: NetworkModel
  package let flows: [NamedFlow]
  /// One for each flow, in order.
  package let reports: [FlowReport]
  /// What single failures do to the flows.
  package let impacts: FailureImpacts

  package init(_ topology: Topology) { self.init(NetworkModel(topology)) }

  package init(_ model: NetworkModel) {
    self.model = model
    flows = model.namedFlows()
    reports = flows.concurrentMap { [model] flow in model.report(flow) }
    impacts = model.impacts(of: flows.isEmpty ? [] : model.singleFailures(), on: flows)
  }

  package var failures: [Failure] { impacts.failures }

  /// The networks of all environments.
  package static func all(_ topologies: [Topology]) -> [WalkedNetwork] {
    topologies.concurrentMap { WalkedNetwork($0) }
  }
}
