import Topology

/// The address that each element had when `docs/model.json` was written.
struct EarlierAddresses {
  let byEnvironment: [String: [ElementID: StaticAddress]]
  /// Components that only some of the environments had.
  let partial: Set<String>

  init(_ document: ModelDocument) {
    let environments = document.environments
    let components = environments.map { Set($0.resources.compactMap(\.id.component)) }
    let everywhere = components.dropFirst().reduce(components.first ?? []) { $0.intersection($1) }
    partial = components.reduce(Set()) { $0.union($1) }.subtracting(everywhere)
    // Documents without moves come from when alike parts shared one resource.
    let named = document.moves == nil ? FamilyFolding(environments).environments : environments
    byEnvironment = Dictionary(
      zip(environments, named).map { original, named in
        (
          original.environment.name,
          Dictionary(
            zip(original.resources.map(\.id), named.resources.map(StaticAddress.init)),
            uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
