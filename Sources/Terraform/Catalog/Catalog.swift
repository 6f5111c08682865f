import OrderedCollections
import Topology

/// The environments' resources, aligned: which families there are, where their members exist, and
/// which module will hold them.
struct Catalog: Sendable {
  let environments: [Topology]
  /// Every component that holds resources, in the order of declaration.
  let components: [String]
  /// The members of each family by environment, in the order of their keys.
  private(set) var members: OrderedDictionary<FamilyID, [[Resource]]>
  private(set) var modules: [ModulePlan] = []
  private(set) var platform: ModulePlan
  private(set) var diagnostics: [Diagnostic] = []
  private var moduleIndex: [String: Int] = [:]
  private let familyOfElement: [[ElementID: FamilyID]]
  /// What is declared of each component, in the first environment that has it.
  private let records: [ElementID: ComponentRecord]
  /// Whether each component has resources, by environment.
  private var presence: [String: [Bool]] = [:]

  init(_ environments: [Topology]) {
    self.environments = environments
    records = Dictionary(
      environments.flatMap(\.components).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let families = environments.map { topology in topology.resources.map(Self.family) }
    members = [:]
    for family in OrderMerging.merge(families) {
      members[family] = Array(repeating: [], count: environments.count)
    }
    components = OrderMerging.merge(families.map { $0.compactMap(\.component) })
    familyOfElement = zip(environments, families).map { topology, families in
      Dictionary(zip(topology.resources.map(\.id), families)) { first, _ in first }
    }
    platform = ModulePlan(name: "platform", components: [], sites: [], families: [:])

    for (index, topology) in environments.enumerated() {
      for (resource, family) in zip(topology.resources, families[index]) {
        members[family]?[index].append(resource)
        if let component = family.component {
          presence[component, default: environments.map { _ in false }][index] = true
        }
      }
    }
    for family in members.keys { sortMembers(of: family) }
    planModules()
  }

  static func family(of resource: Resource) -> FamilyID {
    FamilyID(
      component: resource.id.component,
      local: LocalFamily(type: resource.type, name: resource.name))
  }

  func family(of element: ElementID, environment: Int) -> FamilyID? {
    familyOfElement[environment][element]
  }

  func resources(of family: FamilyID, environment: Int) -> [Resource] {
    members[family]?[environment] ?? []
  }

  func keys(of family: FamilyID, environment: Int) -> [String] {
    resources(of: family, environment: environment).compactMap(\.id.key)
  }

  func zones(_ environment: Int) -> [String] {
    environments[environment].zones.map(\.key).sorted()
  }

  func isPresent(_ component: String, environment: Int) -> Bool {
    presence[component]?[environment] ?? false
  }

  /// Whether the component exists in every environment.
  func isEverywhere(_ component: String) -> Bool {
    presence[component]?.allSatisfy { $0 } ?? false
  }

  func module(of component: String?) -> ModulePlan {
    guard let component, let index = moduleIndex[component] else { return platform }
    return modules[index]
  }

  func existence(of family: FamilyID) -> FamilyExistence {
    module(of: family.component).families[family.local] ?? .always
  }

  func record(of component: String) -> ComponentRecord? { records[ElementID(component)] }

  // MARK: Aligning

  private mutating func sortMembers(of family: FamilyID) {
    for index in environments.indices {
      guard let resources = members[family]?[index], resources.count > 1 else { continue }
      members[family]?[index] = resources.sorted { ($0.id.key ?? "") < ($1.id.key ?? "") }
      var seen: [String?: Resource] = [:]
      for resource in resources {
        if let other = seen.updateValue(resource, forKey: resource.id.key) {
          let key = resource.id.key.map { "[\"\($0)\"]" } ?? ""
          diagnostics.append(
            Diagnostic(
              .addressCollision, summary: "two resources have one Terraform address",
              detail: "'\(other.id)' and '\(resource.id)' would both be "
                + "\(family.local.address)\(key) in one module.",
              remedy: "Give one of them another name.", subject: resource.id,
              origin: resource.origin, environment: environments[index].environment.name))
        } else if seen.keys.contains(nil) && resource.id.key != nil {
          diagnostics.append(
            Diagnostic(
              .addressCollision, summary: "a resource stands beside members with keys",
              detail: "'\(resource.id)' has a key, but another \(family.local.address) has none.",
              remedy: "Give all of them a key or another name.", subject: resource.id,
              origin: resource.origin, environment: environments[index].environment.name))
        }
      }
    }
  }

  private mutating func planModules() {
    let everywhere = environments.indices.map { ModuleCall(environment: $0, component: nil) }
    var familiesByComponent: [String?: [FamilyID]] = [:]
    for family in members.keys { familiesByComponent[family.component, default: []].append(family) }

    let groups = groupedComponents()
    for group in groups {
      let sites = group.components.flatMap { component in
        environments.indices.filter { isPresent(component, environment: $0) }
          .map { ModuleCall(environment: $0, component: component) }
      }
      let locals = readingOrder(
        OrderMerging.merge(group.components.map { (familiesByComponent[$0] ?? []).map(\.local) }),
        of: group.components)
      for component in group.components { moduleIndex[component] = modules.count }
      modules.append(
        ModulePlan(
          name: group.name, components: group.components, sites: sites,
          families: existence(of: locals, at: sites)))
    }
    platform = ModulePlan(
      name: "platform", components: [], sites: everywhere,
      families: existence(of: (familiesByComponent[nil] ?? []).map(\.local), at: everywhere))
  }

  private struct Group {
    var name: String
    var components: [String]
  }

  /// Components of equal structure share a module that is named after their kind.
  private func groupedComponents() -> [Group] {
    var byStructure: OrderedDictionary<StructureSignature, [String]> = [:]
    let resources = environments.map { topology in
      Dictionary(grouping: topology.resources) { $0.id.component }
    }
    for component in components {
      let kind = record(of: component)?.kind ?? .other
      // Without a kind there is no name for what components have in common.
      let signature =
        kind == .other
        ? StructureSignature(only: component)
        : StructureSignature(
          of: component, kind: kind.rawValue, resources: resources.map { $0[component] })
      byStructure[signature, default: []].append(component)
    }
    var taken: Set<String> = ["platform"]
    taken.formUnion(byStructure.values.filter { $0.count == 1 }.flatMap { $0 })
    return byStructure.values.map { components in
      guard components.count > 1, let kind = record(of: components[0])?.kind else {
        return Group(name: components[0], components: components)
      }
      let candidates = [kind.rawValue, "\(components[0])-\(kind.rawValue)"]
      let name = candidates.first { !taken.contains($0) } ?? components[0]
      taken.insert(name)
      return Group(name: name, components: components)
    }
  }

  /// The order of declaration, but nothing before what it refers to in its own module.
  private func readingOrder(_ locals: [LocalFamily], of components: [String]) -> [LocalFamily] {
    var needs: [LocalFamily: Set<LocalFamily>] = [:]
    let known = Set(locals)
    for local in locals {
      for component in components {
        let lists = members[FamilyID(component: component, local: local)] ?? []
        for (environment, resources) in lists.enumerated() {
          for reference in resources.flatMap(\.references) {
            if let target = family(of: reference.element, environment: environment),
              target.component == component, target.local != local, known.contains(target.local)
            {
              needs[local, default: []].insert(target.local)
            }
          }
        }
      }
    }
    var result: [LocalFamily] = []
    var placed: Set<LocalFamily> = []
    var waiting: [LocalFamily] = []
    for local in locals {
      waiting.append(local)
      while let index = waiting.firstIndex(where: { needs[$0, default: []].isSubset(of: placed) }) {
        let next = waiting.remove(at: index)
        placed.insert(next)
        result.append(next)
      }
    }
    // Families that refer to each other in a circle are reported elsewhere.
    return result + waiting
  }

  private func existence(
    of locals: [LocalFamily], at sites: [ModuleCall]
  ) -> OrderedDictionary<LocalFamily, FamilyExistence> {
    var result: OrderedDictionary<LocalFamily, FamilyExistence> = [:]
    for local in locals {
      let resources = sites.map {
        self.resources(
          of: FamilyID(component: $0.component, local: local), environment: $0.environment)
      }
      let keys = resources.map { $0.compactMap(\.id.key) }
      if keys.allSatisfy(\.isEmpty) {
        let presence = resources.map { !$0.isEmpty }
        result[local] = presence.allSatisfy { $0 } ? .always : .sometimes(presence: presence)
      } else if zip(keys, sites).allSatisfy({ $0 == zones($1.environment) }) {
        result[local] = .keyed(.zones)
      } else if keys.allSatisfy({ $0 == keys[0] }) {
        result[local] = .keyed(.constant(keys[0]))
      } else {
        result[local] = .keyed(.varying(keys))
      }
    }
    return result
  }
}
