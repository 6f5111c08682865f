import Reachability
import Topology

/// The packet walks of every environment, as the pages speak of them.
struct Walks: Sendable {
  /// One network for each environment.
  let networks: [NetworkModel]
  /// Every named flow, in the order of the first environment that has it.
  let flows: [WalkedFlow]

  init(_ landscape: Landscape) {
    networks = landscape.environments.map { NetworkModel($0.topology) }
    let named = networks.map { $0.namedFlows() }
    let ids = named.flatMap { $0.map(\.id) }.uniqued()
    let networks = networks
    flows = ids.compactMap { id in
      let found = named.map { flows in flows.first { $0.id == id } }
      guard let first = found.lazy.compactMap({ $0 }).first else { return nil }
      return WalkedFlow(
        first: first,
        reports: found.indices.map { environment in
          found[environment].map { networks[environment].report($0) }
        })
    }
  }
}
