import Reachability
import Topology

/// The flow sheets of one environment, one for each named flow.
struct FlowSheets {
  let topology: Topology
  let facts: Facts
  let model: NetworkModel
  let reports: [FlowReport]

  init(_ topology: Topology, facts: Facts, model: NetworkModel, reports: [FlowReport]) {
    self.topology = topology
    self.facts = facts
    self.model = model
    self.reports = reports
  }

  /// Flows of a kind that every service has, such as the pull of its image, are drawn once for
  /// those that go the same way.
  func sheets() -> [Sheet] {
    var views: [FlowView] = []
    var places: [[String]: Int] = [:]
    for report in reports {
      guard let view = FlowView(topology, facts: facts, model: model, report: report) else {
        continue
      }
      let isCommon = report.flow.kind == .imagePull || report.flow.kind == .logShipping
      if isCommon, let place = places[view.way] {
        views[place].likewise.append(report.flow.title)
      } else {
        places[view.way] = views.count
        views.append(view)
      }
    }
    return views.map { $0.sheet() }
  }
}
