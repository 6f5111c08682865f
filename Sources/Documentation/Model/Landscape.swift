import AWSModel
import Topology

/// The same architecture in every environment, with its elements put side by side.
struct Landscape: Sendable {
  let environments: [TopologyIndex]
  /// What the resources of each environment mean.
  let models: [AWSModel]
  let resources: [Aligned<Resource>]
  let components: [Aligned<ComponentRecord>]
  let families: [Family]
  private let resourceByID: [ElementID: Int]
  private let componentByID: [ElementID: Int]
  /// The component of what is listed as its member.
  private let componentByMember: [ElementID: Int]
  private let familyByID: [ElementID: Int]
  private let indicesByType: [String: [Int]]
  private let referrers: [ElementID: [Int]]
  /// The VPCs that have one block alone, by environment.
  private let vpcsByBlock: [[IPv4Network: ElementID]]

  init(_ models: [AWSModel]) {
    let topologies = models.map(\.topology)
    environments = topologies.map(TopologyIndex.init)
    self.models = models
    vpcsByBlock = models.map { model in
      Dictionary(
        model.vpcs.values.filter { $0.networks.count == 1 }.map { ($0.networks[0], $0.id) },
        uniquingKeysWith: { first, _ in first })
    }
    resources = Aligned.align(topologies.map(\.resources))
    components = Aligned.align(topologies.map(\.components))
    resourceByID = Self.index(resources.map(\.id))
    componentByID = Self.index(components.map(\.id))
    componentByMember = Dictionary(
      components.enumerated().flatMap { place, component in
        component.first.members.flatMap { [($0, place), ($0.family, place)] }
      }, uniquingKeysWith: min)
    var indicesByType: [String: [Int]] = [:]
    var referrers: [ElementID: [Int]] = [:]
    var familyOrder: [ElementID] = []
    var membersByFamily: [ElementID: [Aligned<Resource>]] = [:]
    for (index, resource) in resources.enumerated() {
      indicesByType[resource.first.type, default: []].append(index)
      for target in resource.items.compactMap({ $0 }).flatMap(\.references).map(\.element)
      where referrers[target]?.last != index {
        referrers[target, default: []].append(index)
      }
      if membersByFamily[resource.id.family] == nil { familyOrder.append(resource.id.family) }
      membersByFamily[resource.id.family, default: []].append(resource)
    }
    self.indicesByType = indicesByType
    self.referrers = referrers
    families = familyOrder.map { Family(id: $0, members: membersByFamily[$0] ?? []) }
    familyByID = Self.index(familyOrder)
  }

  private static func index(_ ids: [ElementID]) -> [ElementID: Int] {
    Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
  }
}

// MARK: - Looking up

extension Landscape {
  func resource(_ id: ElementID) -> Aligned<Resource>? { resourceByID[id].map { resources[$0] } }
  /// The VPC whose only block it is.
  func vpc(of block: IPv4Network, in environment: Int) -> ElementID? {
    vpcsByBlock[environment][block]
  }
  func component(_ id: ElementID) -> Aligned<ComponentRecord>? {
    componentByID[id].map { components[$0] }
  }
  func family(_ id: ElementID) -> Family? { familyByID[id.family].map { families[$0] } }

  /// The elements of a Terraform type, in the order of declaration.
  func resources(ofType type: String) -> [Aligned<Resource>] {
    (indicesByType[type] ?? []).map { resources[$0] }
  }

  /// The elements of a type whose argument refers to the element, in any environment.
  func referrers(of id: ElementID, type: String, through argument: String) -> [Aligned<Resource>] {
    (referrers[id] ?? []).map { resources[$0] }.filter { resource in
      resource.first.type == type
        && resource.items.contains { item in
          item?[argument]?.references.contains { $0.element == id } ?? false
        }
    }
  }

  /// What an argument refers to, in the first environment that has the element.
  func target(of resource: Aligned<Resource>, _ argument: String) -> Aligned<Resource>? {
    resource.first[argument]?.references.first.flatMap { self.resource($0.element) }
  }

  /// The innermost component that the element is declared in.
  func owner(of id: ElementID) -> Aligned<ComponentRecord>? {
    if let place = componentByMember[id] { return components[place] }
    if let own = component(id) { return own }
    for length in stride(from: id.path.count, to: 0, by: -1) {
      if let owner = component(ElementID(path: Array(id.path.prefix(length)))) { return owner }
    }
    return nil
  }

  /// The families of elements, grouped by the component that they are declared in, in the order of
  /// the components; those of none come last. A component that only holds others has none.
  var familiesByOwner: [(owner: Aligned<ComponentRecord>?, families: [Family])] {
    var groups: [ElementID: [Family]] = [:]
    var rest: [Family] = []
    for family in families {
      // Each member of a family may be a component of its own.
      let own = owner(of: family.id) ?? family.members.lazy.compactMap { owner(of: $0.id) }.first
      if let owner = own {
        groups[owner.id, default: []].append(family)
      } else {
        rest.append(family)
      }
    }
    let owned = components.map { component in
      (owner: Optional(component), families: groups[component.id] ?? [])
    }
    return rest.isEmpty ? owned : owned + [(nil, rest)]
  }

  /// What a reader calls an element or a component.
  func title(of id: ElementID) -> String {
    resource(id)?.first.title ?? component(id)?.first.title ?? id.description
  }
}
