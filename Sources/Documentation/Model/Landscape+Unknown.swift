import AWSModel
import Topology

extension Landscape {
  /// What stands in the place of a value that the model does not know.
  func text(_ unknown: Unknown, in environment: Int) -> Inline {
    switch unknown {
    case .input(let name): input(name, in: environment)
    case .computed(let reference): text(.reference(reference), in: environment)
    case .outside(let id): .code(id)
    case .unreadable: "not known"
    }
  }

  /// What whoever applies the Terraform gives; in an import, what is not known and why.
  func input(_ name: String, in environment: Int) -> Inline {
    isInput(name, in: environment) ? "input \(code: name)" : "not known (\(code: name))"
  }

  /// Whether whoever applies the Terraform gives it.
  func isInput(_ name: String, in environment: Int) -> Bool {
    environments[environment].topology.inputs.contains { $0.name == name }
  }

  /// Whether there are routes of which the table is not known.
  var hasUnplacedRoutes: Bool { models.contains { !$0.unplacedRoutes.isEmpty } }

  /// Routes of which the table is not known and may be one of these, by environment: `the tables of 3
  /// routes are not known, which may be this one`. Nil where there is none.
  func unplacedRoutes(in tables: [[ElementID]]) -> Inline? {
    let routes = zip(models, tables).flatMap { model, tables in
      model.unplacedRoutes.filter { route in
        tables.contains { model.mayBelong(route, to: $0) }
      }
    }.uniqued()
    guard let first = routes.first else { return nil }
    let isOne = (tables.map(\.count).max() ?? 0) < 2
    let place = isOne ? "this one" : "one of these"
    switch routes.count - 1 {
    case 0: return "the table of \(link(first)) is not known, which may be \(place)"
    case 1:
      return "the tables of \(link(first)) and one other route are not known, which may be \(place)"
    case let others:
      return """
        the tables of \(link(first)) and \(.text("\(others) other routes")) are not known, which may \
        be \(place)
        """
    }
  }

  /// A list of links, with what is not known after them; nil where there is neither.
  func text(_ links: Links, in environment: Int) -> Inline? {
    let texts =
      links.elements.map { link($0) } + links.unknowns.map { text($0, in: environment) }
    return texts.isEmpty ? nil : texts.uniqued().joined()
  }

  /// The zones of subnets, in the order of the environment's zones and then by name.
  func zones(of subnets: [Subnet.ID], in environment: Int) -> [Zone] {
    let model = models[environment]
    let found = Set(subnets.compactMap { model.subnets[$0]?.zone.value })
    let own = environments[environment].topology.zones
    return own.filter(found.contains) + found.filter { !own.contains($0) }.sorted()
  }
}
