import AWSModel
import AWSResources
import Topology

/// The resources of a module at the one site that its test takes its values from.
struct ModuleTestScope {
  let catalog: Catalog
  let plan: ModulePlan
  /// The index of the site.
  let site: Int
  let families: [Family]
  /// Whether the module is told the zones.
  let knowsZones: Bool

  /// A family of which there are members at the site.
  struct Family {
    let local: LocalFamily
    let existence: FamilyExistence
    let members: [Resource]

    var isKeyed: Bool { if case .keyed = existence { true } else { false } }

    /// Whether every member gives the argument a value, or a nested block of this name.
    func has(_ argument: String) -> Bool { members.allSatisfy { $0[argument] != nil } }

    /// The one resource of a family without keys.
    var resource: HCLExpression {
      if case .sometimes = existence { .index(local.expression, .int(0)) } else { local.expression }
    }
  }

  init(_ plan: ModulePlan, in catalog: Catalog, knowsZones: Bool) {
    self.catalog = catalog
    self.knowsZones = knowsZones
    self.plan = plan
    site = Self.richest(plan, in: catalog)
    let chosen = plan.sites[site]
    families = plan.families.compactMap { local, existence in
      let members = catalog.resources(
        of: FamilyID(component: chosen.component, local: local), environment: chosen.environment)
      return members.isEmpty
        ? nil : Family(local: local, existence: existence, members: members)
    }
  }

  /// The site with the most resources, and of several such the last one: what production has is
  /// what is most worth testing, and environments are declared from small to large.
  private static func richest(_ plan: ModulePlan, in catalog: Catalog) -> Int {
    let counts = plan.sites.map { site in
      plan.isPlatform
        ? catalog.environments[site.environment].resources.count
        : plan.families.keys.reduce(0) { count, local in
          let family = FamilyID(component: site.component, local: local)
          return count + catalog.resources(of: family, environment: site.environment).count
        }
    }
    return counts.indices.reversed().max { counts[$0] < counts[$1] } ?? 0
  }

  var environment: Int { plan.sites[site].environment }
  var topology: Topology { catalog.environments[environment] }
  var zones: [String] { catalog.zones(environment) }
  /// The number of zones.
  var zoneCount: HCLExpression {
    knowsZones ? HCLExpression.variable("zones").length : .int(zones.count)
  }

  /// Whether the architecture has a key of its own; without one, what AWS encrypts by itself has to
  /// do.
  var hasKey: Bool { !topology.resources(ofType: AWS.KmsKey.type).isEmpty }

  func families(_ type: String) -> [Family] { families.filter { $0.local.type == type } }

  /// Whether the family has a member for each zone.
  func isZonal(_ family: Family) -> Bool {
    family.isKeyed && family.members.compactMap(\.id.key).sorted() == zones
  }

  /// What must hold for each resource of a type.
  ///
  /// - Parameters:
  ///   - checks: checks of checkov that ask for the same; a resource that skips one of them is left
  ///     out.
  ///   - isMeant: which families are meant; by default all.
  ///   - condition: what must hold, given the resource.
  func each(
    _ type: String, skippedBy checks: [String] = [],
    where isMeant: (Family) -> Bool = { _ in true },
    _ message: String, _ condition: (HCLExpression) -> HCLExpression
  ) -> [Assertion] {
    let meant = families(type).filter { family in
      isMeant(family)
        && !family.members.contains { member in
          checks.contains { member.skippedChecks[$0] != nil }
        }
    }
    guard let first = meant.first else { return [] }
    let noun = HCLExpression.name(ResourceTraits.of(type).identifier)
    let name = ResourceTraits.of(type).identifier
    if meant.count == 1 {
      return [
        Assertion(
          condition: first.isKeyed
            ? .all(name, in: first.local.expression, condition(noun).laidOut)
            : condition(first.resource).laidOut,
          message: message)
      ]
    }
    let singles = meant.filter { !$0.isKeyed }.map(\.resource)
    let parts =
      (singles.isEmpty ? [] : [HCLExpression.list(singles)])
      + meant.filter(\.isKeyed).map(\.local.expression.values)
    let collection = parts.count == 1 ? parts[0] : .call("concat", parts)
    return [
      Assertion(condition: .all(name, in: collection, condition(noun).laidOut), message: message)
    ]
  }
}
