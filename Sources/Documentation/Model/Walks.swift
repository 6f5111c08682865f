import Reachability
import Topology

/// The packet walks of every environment, as the pages speak of them.
struct Walks: Sendable {
  /// One network for each environment.
  let networks: [WalkedNetwork]
  /// Every named flow, in the order of the first environment that has it.
  let flows: [WalkedFlow]

  init(_ networks: [WalkedNetwork]) {
    self.networks = networks
    let ids = networks.flatMap { $0.flows.map(\.id) }.uniqued()
    flows = ids.compactMap { id in
      let reports = networks.map { network in network.reports.first { $0.flow.id == id } }
      guard let first = reports.lazy.compactMap({ $0 }).first else { return nil }
      return WalkedFlow(first: first.flow, reports: reports)
    }
  }
}
