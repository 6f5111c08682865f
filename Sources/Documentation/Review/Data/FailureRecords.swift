import Reachability
import Topology

/// What each single failure does to each flow.
struct FailureRecords {
  let landscape: Landscape
  let networks: [WalkedNetwork]

  var json: [JSON] {
    networks.enumerated().flatMap { environment, network in
      network.failures.map { record($0, network.impacts(of: $0), in: environment) }
    }
  }

  private func record(
    _ failure: Failure, _ impacts: [FailureImpact], in environment: Int
  ) -> JSON {
    var zone: Zone?
    var element: ElementID?
    switch failure {
    case .zone(let failed): zone = failed
    case .component(let id, let place):
      element = id
      zone = place
    }
    return .members([
      "environment": .number(environment), "id": .string(failure.description),
      "title": .string(title(element, zone)),
      "element": element.map { .string($0.description) }, "zone": zone.map { .string($0.key) },
      "impacts": .list(
        impacts.map {
          .array(
            [.string($0.flow.id), .string($0.level.rawValue)]
              + ($0.level == .survives ? [] : [.string($0.sentence)]))
        }),
    ])
  }

  private func title(_ element: ElementID?, _ zone: Zone?) -> String {
    guard let element else { return "Zone \(zone?.key ?? "")" }
    let title = landscape.title(of: element)
    guard let zone, !title.hasSuffix("zone \(zone)") else { return title }
    return "\(title) in zone \(zone)"
  }
}
