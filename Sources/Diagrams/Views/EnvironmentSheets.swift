import Reachability
import Topology

/// Every sheet of one environment, before it is compared with the others'.
struct EnvironmentSheets {
  private let topology: Topology

  init(_ topology: Topology) { self.topology = topology }

  func sheets() -> [Sheet] {
    let facts = Facts(topology)
    let whole = NetworkReader(topology).model()
    let model = whole.folded()
    let walks = Reachability.NetworkModel(topology)
    let flows = walks.namedFlows()
    let reports = flows.map { walks.report($0) }
    let network = OrthogonalRouter.routed(NetworkView(topology, model: model).sheet())
    var sheets: [Sheet] = []
    if let sheet = OverviewView(topology, facts: facts, model: model, reports: reports).sheet() {
      sheets.append(sheet)
    }
    if !model.vpcs.isEmpty { sheets.append(network) }
    sheets += FlowSheets(topology, facts: facts, model: whole, reports: reports).sheets()
    if let sheet = WorkloadView(topology, facts: facts, model: model).sheet() {
      sheets.append(sheet)
    }
    if let sheet = SecurityView(topology, facts: facts, model: model).sheet() {
      sheets.append(sheet)
    }
    if !flows.isEmpty {
      let failures = walks.singleFailures().filter { failure in
        if case .zone = failure { return true }
        return false
      }
      let impacts = walks.impacts(of: failures, on: flows)
      for case .zone(let zone) in failures {
        let own = impacts.filter { $0.failure == .zone(zone) }
        sheets.append(FailureView(topology, model: model, zone: zone, impacts: own).sheet())
      }
    }
    return sheets + ResourcesView(topology).sheets()
  }
}
