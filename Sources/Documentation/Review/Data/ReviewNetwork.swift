import Reachability
import Topology

/// One environment's network with the flows that the page speaks of.
struct ReviewNetwork {
  let model: NetworkModel
  let flows: [NamedFlow]

  init(_ topology: Topology) {
    model = NetworkModel(topology)
    flows = model.namedFlows()
  }
}
