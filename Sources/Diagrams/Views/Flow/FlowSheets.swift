import Reachability
import Topology

/// The flow sheets of one environment, one for each named flow.
struct FlowSheets {
  private let topology: Topology

  init(_ topology: Topology) { self.topology = topology }

  /// Flows of a kind that every service has, such as the pull of its image, are drawn once for
  /// those that go the same way.
  func sheets() -> [Sheet] {
    let network = Reachability.NetworkModel(topology)
    let model = NetworkReader(topology).model()
    let facts = Facts(topology)
    var views: [FlowView] = []
    var places: [[String]: Int] = [:]
    for flow in network.namedFlows() {
      guard
        let view = FlowView(topology, facts: facts, model: model, report: network.report(flow))
      else { continue }
      let isCommon = flow.kind == .imagePull || flow.kind == .logShipping
      if isCommon, let place = places[view.way] {
        views[place].likewise.append(flow.title)
      } else {
        places[view.way] = views.count
        views.append(view)
      }
    }
    return views.map { $0.sheet() }
  }
}
