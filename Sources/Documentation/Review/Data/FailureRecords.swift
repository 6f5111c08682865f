import OrderedCollections
import Reachability
import Topology

/// What each single failure does to the flows, reason by reason; it leaves the others as they are.
struct FailureRecords {
  let landscape: Landscape
  let networks: [WalkedNetwork]

  var list: RecordList {
    let failures = networks.enumerated().flatMap { environment, network in
      network.failures.map { (environment, $0) }
    }
    return RecordList(count: failures.count) { index in
      let (environment, failure) = failures[index]
      return record(failure, Array(networks[environment].impacts.of(failure)), in: environment)
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
      "impacts": .list(causes(impacts)),
    ])
  }

  private struct Cause: Hashable {
    let level: FailureImpact.Level
    let reason: String
  }

  private func causes(_ impacts: [FailureImpact]) -> [JSON] {
    let touching = impacts.filter { $0.level != .survives }
    return OrderedDictionary(grouping: touching) { Cause(level: $0.level, reason: $0.sentence) }
      .map { cause, impacts in
        .array([
          .string(cause.level.rawValue), .string(cause.reason),
          .array(impacts.map { .string($0.flow.id) }),
        ])
      }
  }

  private func title(_ element: ElementID?, _ zone: Zone?) -> String {
    guard let element else { return "Zone \(zone?.key ?? "")" }
    let title = landscape.title(of: element)
    guard let zone, !title.hasSuffix("zone \(zone)") else { return title }
    return "\(title) in zone \(zone)"
  }
}
