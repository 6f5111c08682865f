import Reachability
import Topology

/// The flow sheets of one environment, one for each named flow.
struct FlowSheets {
  let topology: Topology
  let facts: Facts
  let model: NetworkDrawing
  let reports: [FlowReport]

  init(_ topology: Topology, facts: Facts, model: NetworkDrawing, reports: [FlowReport]) {
    self.topology = topology
    self.facts = facts
    self.model = model.withUnknownSubnets()
    self.reports = reports
  }

  /// More sheets than this nobody leafs through.
  private static let most = 24

  /// Flows of a kind that every service has, such as the pull of its image, are drawn once for
  /// those that go the same way; where there are very many flows, so are those that go alike
  /// between other ends.
  func sheets() -> [Sheet] {
    let places = FlowPlaces(model, facts)
    let all = reports.concurrentMap {
      FlowView(topology, facts: facts, model: model, places: places, report: $0)
    }
    let found = distinct(all) { view in
      [.imagePull, .logShipping, .secrets, .shell].contains(view.kind) ? view.way : nil
    }
    let drawn = found.count > Self.most ? distinct(all) { $0.shape } : found
    // One flow through several networks takes as long as ten others, so it is begun first.
    let order = drawn.indices.sorted { (-drawn[$0].extent, $0) < (-drawn[$1].extent, $1) }
    let sheets = order.concurrentMap(beginningWith: .first) { drawn[$0].sheets() }
    return zip(order, sheets).sorted { $0.0 < $1.0 }.flatMap(\.1)
  }

  /// - Parameter likeness: what flows have in common that are drawn once; nil where they are not.
  private func distinct(_ all: [FlowView?], likeness: (FlowView) -> [String]?) -> [FlowView] {
    var views: [FlowView] = []
    var places: [[String]: Int] = [:]
    for case (let report, let view?) in zip(reports, all) {
      if let key = likeness(view) {
        if let place = places[key] {
          views[place].likewise.append(report.flow.title)
          continue
        }
        places[key] = views.count
      }
      views.append(view)
    }
    return views
  }
}
