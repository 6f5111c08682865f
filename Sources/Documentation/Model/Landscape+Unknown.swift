import AWSModel
import Topology

extension Landscape {
  /// What stands in the place of a value that the model does not know.
  func text(_ unknown: Unknown, in environment: Int) -> Inline {
    switch unknown {
    case .input(let name): "input \(code: name)"
    case .computed(let reference): text(.reference(reference), in: environment)
    case .outside(let id): .code(id)
    case .unreadable: "not known"
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
