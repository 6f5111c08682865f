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
    let known = networks.map { network in
      Dictionary(network.reports.map { ($0.flow.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    flows = ids.compactMap { id in
      let reports = known.map { $0[id] }
      guard let first = reports.lazy.compactMap({ $0 }).first else { return nil }
      return WalkedFlow(first: first.flow, reports: reports)
    }
  }
}
