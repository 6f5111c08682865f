import Topology

/// The statements of a policy as items of a list, with the environments told apart.
struct StatementList {
  let landscape: Landscape
  let policy: Aligned<Resource>
  let argument: String

  var items: [Inline] {
    let read = landscape.environments.indices.map { environment in
      PolicyStatement.all(of: policy.items[environment]?[argument], landscape, in: environment)
    }
    let note = landscape.presence(of: policy)
    let all = read.map { $0 ?? [] }
    let unknown: [Inline] =
      read.contains { $0 == nil }
      ? ["\(landscape.link(policy.id)), whose statements are not known\(note)"] : []
    return unknown
      + (0..<(all.map(\.count).max() ?? 0)).compactMap { place in
        landscape.varying { environment -> Inline? in
          guard all[environment].indices.contains(place) else { return nil }
          return item(all[environment][place])
        }.map { "\($0)\(note)" }
      }
  }

  private func item(_ statement: PolicyStatement) -> Inline {
    let title: Inline = statement.title.map { "\($0): " } ?? ""
    guard let principal = statement.principal else {
      return "\(title)\(statement.isAllowed ? "" : "never ")\(statement.sentence)"
    }
    let verb = statement.isAllowed ? "may use" : "is refused"
    return "\(title)\(principal) \(verb) \(statement.sentence)"
  }
}
