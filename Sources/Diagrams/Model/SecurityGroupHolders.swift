import AWSModel
import Topology

/// Which security groups with a table of their own a component's network interfaces have.
struct SecurityGroupHolders {
  /// By what has the interfaces.
  private var held: [ElementID: [ElementID]] = [:]
  /// What a component is called after has nothing else that tells its groups.
  private let named: [ElementID: [ElementID]]
  /// The group that a rule is of.
  private let rules: [ElementID: ElementID]

  init(_ facts: Facts, groups: [SecurityReader.Group], owners: [ElementID: ElementID]) {
    let drawn = Set(groups.map(\.id))
    named = Dictionary(
      groups.compactMap { group in owners[group.id].map { ($0, [group.id]) } },
      uniquingKeysWith: +)
    rules = Dictionary(
      groups.flatMap { group in
        (facts.model.securityGroups[group.id]?.rules ?? []).map { ($0.element, group.id) }
      }, uniquingKeysWith: { first, _ in first })
    func add(_ links: Links, to id: ElementID) {
      for group in links.elements where drawn.contains(group) {
        if held[id]?.contains(group) != true { held[id, default: []].append(group) }
      }
    }
    for occupant in facts.model.occupants.values {
      for id in [occupant.id] + occupant.alsoKnownAs { add(occupant.groups, to: id) }
    }
    for balancer in facts.model.loadBalancers.values { add(balancer.groups, to: balancer.id) }
    for endpoint in facts.model.endpoints.values { add(endpoint.groups, to: endpoint.id) }
  }

  func groups(of component: ComponentRecord) -> [ElementID] {
    let own = ([component.primary, component.id].compactMap(\.self)).flatMap { held[$0] ?? [] }
    if !own.isEmpty { return own.uniqued() }
    if component.kind == .vpc { return [] }
    let members = component.members.flatMap { held[$0] ?? [] }
    return members.isEmpty ? named[component.id] ?? [] : members.uniqued()
  }

  func group(ofRule id: ElementID) -> ElementID? { rules[id] }
}
