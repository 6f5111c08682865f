import Topology

/// A family of route tables, with those that route alike put together.
///
/// Tables route alike when every route of one has a counterpart in the other whose target is the
/// same element, or the member of one family that belongs to each table's own zone. Destinations
/// may differ between environments; they are shown side by side.
struct RouteTableReading: Sendable {
  struct Row: Hashable, Sendable {
    let destination: Inline
    let target: Inline
    /// Whether the target is not known, and the text says why.
    let isUnknown: Bool
  }

  struct Group: Sendable {
    /// The tables' keys by environment; empty where an environment has none of them.
    let keys: [[String]]
    /// The tables by environment.
    let tables: [[ElementID]]
    let rows: [Row]
    let associations: [Inline]
  }

  let groups: [Group]

  init(_ family: Family, of network: VPCReading, in landscape: Landscape) {
    let reader = DecidingRoutes(family: family, network: network, landscape: landscape)
    var signatures: [Signature] = []
    var tables: [[DecidingRoutes.Table]] = []
    for table in landscape.environments.indices.flatMap({ reader.tables(in: $0) }) {
      let signature = Signature(table)
      if let place = signatures.firstIndex(of: signature) {
        tables[place].append(table)
      } else {
        signatures.append(signature)
        tables.append([table])
      }
    }
    groups = tables.map { Self.group($0, in: landscape) }
  }

  /// What tables that are shown as one must have in common.
  private struct Signature: Hashable {
    let routes: [ElementID?]
    let targets: [Inline]
    let associations: [Inline]

    init(_ table: DecidingRoutes.Table) {
      routes = table.routes.map(\.family)
      targets = table.routes.map(\.target)
      associations = table.associations
    }
  }

  private static func group(_ tables: [DecidingRoutes.Table], in landscape: Landscape) -> Group {
    let routes = tables.first?.routes ?? []
    return Group(
      keys: landscape.environments.indices.map { environment in
        tables.filter { $0.environment == environment }.compactMap(\.key)
      },
      tables: landscape.environments.indices.map { environment in
        tables.filter { $0.environment == environment }.map(\.id)
      },
      rows: routes.indices.map { row in
        let destination = landscape.varying { environment in
          let texts = tables.filter { $0.environment == environment }
            .map { $0.routes[row].destination }
          return texts.isEmpty ? nil : texts.uniqued().joined()
        }
        return Row(
          destination: destination ?? .none, target: routes[row].target,
          isUnknown: routes[row].isUnknown)
      },
      associations: tables.first?.associations ?? [])
  }
}
