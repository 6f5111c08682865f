import Topology

/// What each single failure does to each named flow of one environment: a row for each failure, a
/// column for each flow.
package struct FailureTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let failure: Failure
    /// What breaks, in words: `Loss of zone a`.
    package let title: String
    /// One for each flow of the table, in order.
    package let impacts: [FailureImpact]

    /// The worst that it does to any flow.
    package var level: FailureImpact.Level { impacts.map(\.level).max() ?? .survives }
  }

  package let environment: String
  package let flows: [NamedFlow]
  package let rows: [Row]
}

extension FailureImpact.Level: Comparable {
  /// Orders by how bad it is.
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .survives: 0
    case .degrades: 1
    case .unknown: 2
    case .stops: 3
    case .broken: 4
    }
  }
}

extension NetworkModel {
  /// What the loss of each zone, NAT gateway, firewall endpoint and single task does to the named
  /// flows.
  package func failureTable() -> FailureTable {
    let (failures, flows) = (singleFailures(), namedFlows())
    let impacts = impacts(of: failures, on: flows)
    let rows = failures.enumerated().map { index, failure in
      FailureTable.Row(
        failure: failure, title: title(of: failure),
        impacts: Array(impacts[(index * flows.count)..<((index + 1) * flows.count)]))
    }
    return FailureTable(environment: topology.environment.name, flows: flows, rows: rows)
  }

  /// What breaks, in words.
  package func title(of failure: Failure) -> String {
    switch failure {
    case .zone(let zone): return "Loss of zone \(zone)"
    case .component(let id, let zone):
      let node = network.nodes.first { $0.element == id && (zone == nil || $0.zone == zone) }
      let title = node?.title ?? title(ofElement: id)
      guard let zone else { return "Loss of the task of the \(title.lowercasedFirst)" }
      if node?.role == .inspector { return "Loss of the \(title)'s endpoint in zone \(zone)" }
      let place = title.hasSuffix("zone \(zone)") ? "" : " in zone \(zone)"
      return "Loss of the \(title.lowercasedFirst)\(place)"
    }
  }
}
