import AWSModel
import Topology

/// The network of one environment, ready to be asked.
///
/// ```swift
/// let network = NetworkModel(topology)
/// let traces = network.trace(FlowQuery(from: .element(app), to: .internet, port: 443))
/// let classes = network.reachable(from: .element(app), to: .element(database))
/// ```
package struct NetworkModel: Sendable {
  package let topology: Topology
  private(set) var lowered: LoweredNetwork

  package init(_ topology: Topology) { self.init(AWSModel(topology)) }

  package init(_ model: AWSModel) {
    topology = model.topology
    lowered = NetworkLowering.lower(model)
  }

  /// What the resources mean that the network is made of.
  package var model: AWSModel { lowered.model }

  var network: ForwardingNetwork { lowered.network }

  /// What the topology has and the walks do not know how to follow, in the order of the model.
  package var unmodelled: [UnmodelledFeature] { lowered.network.unmodelled }

  /// The server names of the network's rules; classes of packets speak of them.
  package var names: NameSpace { lowered.network.names }

  /// The same network as its chosen clients see it: where a security group admits those of a list that
  /// is not in the model, such as a prefix list that is an input, whoever asks is taken to be on it.
  /// That says something of clients outside alone; see ``isFromClients(_:)``.
  var supposingClients: NetworkModel {
    var copy = self
    copy.lowered.network.filters = network.filters.map(\.supposingMatches)
    return copy
  }

  /// Whether the flow is opened by clients outside of the model, whom somebody may put on a list.
  func isFromClients(_ flow: FlowQuery) -> Bool {
    if case .element = normalized(flow.source) { false } else { true }
  }

  /// The same network with nodes out of order.
  func failing(_ nodes: Set<Int>, zones: Set<Zone>) -> NetworkModel {
    var copy = self
    copy.lowered.network.failed = nodes
    copy.lowered.network.failedZones = zones
    return copy
  }
}
