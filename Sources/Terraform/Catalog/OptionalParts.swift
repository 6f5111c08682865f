import Topology

/// The resources of a module that come and go together: they exist at the same sites, and they
/// belong to one part of their component or refer to each other.
struct OptionalParts {
  /// The number of the part by family.
  private var part: [LocalFamily: Int] = [:]
  private var members: [[LocalFamily]] = []
  private var names: [LocalFamily: String] = [:]
  /// The names of what is there also without the parts.
  private var lasting: Set<String> = []

  init(_ plan: ModulePlan, in catalog: Catalog) {
    for (local, existence) in plan.families {
      guard case .sometimes = existence else { continue }
      part[local] = members.count
      members.append([local])
    }
    for local in plan.families.keys where part[local] == nil {
      for site in plan.sites {
        lasting.formUnion(
          catalog.resources(
            of: FamilyID(component: site.component, local: local), environment: site.environment
          ).compactMap { $0.id.path.dropFirst(plan.isPlatform ? 0 : 1).first })
      }
    }
    for (local, existence) in plan.families where part[local] != nil {
      for (index, site) in plan.sites.enumerated() {
        guard case .sometimes(let presence) = existence, presence[index],
          let resource = catalog.resources(
            of: FamilyID(component: site.component, local: local), environment: site.environment
          ).first
        else { continue }
        let path = resource.id.path.dropFirst(plan.isPlatform ? 0 : 1)
        names[local] = path.first
        for id in resource.references.map(\.element) + resource.dependsOn {
          guard let target = catalog.family(of: id, environment: site.environment),
            target.component == site.component, plan.families[target.local] == existence
          else { continue }
          unite(local, target.local)
        }
      }
    }
    let optional = plan.families.keys.filter { part[$0] != nil }
    for (index, first) in optional.enumerated() {
      for second in optional[index...]
      where names[first] == names[second] && plan.families[first] == plan.families[second] {
        unite(first, second)
      }
    }
  }

  private mutating func unite(_ first: LocalFamily, _ second: LocalFamily) {
    guard let kept = part[first], let gone = part[second], kept != gone else { return }
    for local in members[gone] { part[local] = kept }
    members[kept] += members[gone]
    members[gone] = []
  }

  func areOne(_ first: LocalFamily, _ second: LocalFamily) -> Bool {
    part[first] != nil && part[first] == part[second]
  }

  /// The families that come and go with this one, itself included.
  func companions(of local: LocalFamily) -> [LocalFamily] {
    part[local].map { members[$0] } ?? [local]
  }

  /// The word that the names of most of them begin with; nil where something goes by it that is there
  /// anyway, of which they are but a part.
  func name(of local: LocalFamily) -> String? {
    let names = companions(of: local).compactMap { self.names[$0] }
    guard names.count > 1 else { return nil }
    let words = names.compactMap { $0.split(separator: "-").first.map(String.init) }
    let name =
      Set(names).count == 1
      ? names.first
      : Set(words).sorted().first { word in words.count { $0 == word } * 2 > words.count }
    return name.flatMap { lasting.contains($0) ? nil : $0 }
  }
}
