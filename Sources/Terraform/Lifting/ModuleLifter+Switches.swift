import OrderedCollections
import Topology

/// What is there because something of another component is, hangs on that one's switch.
extension ModuleLifter {
  /// A module's variable that says whether a part of it is there, with what a component gives it.
  struct PartSwitch: Sendable {
    let component: String
    let variable: LiftedVariable
    /// By environment.
    let samples: [Sample]

    var key: String { ModuleLifter.switchKey(component, variable) }
  }

  static func switchKey(_ component: String, _ variable: LiftedVariable) -> String {
    "\(component).\(variable.name)"
  }

  /// The families of other components that references lead to.
  func others(_ references: [Reference], at site: Int) -> OrderedSet<FamilyID> {
    let site = plan.sites[site]
    return OrderedSet(
      references.compactMap { reference in
        guard reference.element.key == nil,
          let family = catalog.family(of: reference.element, environment: site.environment),
          family.component != nil, family.component != site.component
        else { return nil }
        return family
      })
  }

  /// The same of the values that are there, by site.
  func others(_ present: [Sample]) -> [Int: OrderedSet<FamilyID>] {
    present.reduce(into: [:]) { result, sample in
      result[sample.site, default: []].formUnion(others(sample.value.references, at: sample.site))
    }
  }

  /// Where a call's argument stands.
  func place(of variable: LiftedVariable, _ component: String) -> Place {
    Place(
      family: LocalFamily(type: "module", name: Naming.snake(component)),
      title: catalog.record(of: component)?.title ?? component, path: [],
      call: Place.CallArgument(owner: Naming.snake(component), variable: variable))
  }

  /// For the platform: what a switch of a component's module hangs on that another component has
  /// already; nil where it is one of its own.
  mutating func switchOfAnother(
    _ variable: LiftedVariable, of component: String, _ samples: [Sample],
    sites: [(index: Int, environment: Int)]
  ) -> HCLExpression? {
    let key = Self.switchKey(component, variable)
    if let known = switches[key] { return known }
    let isOn = Dictionary(uniqueKeysWithValues: samples.map { ($0.site, $0.value == .bool(true)) })
    let lists = sites.filter { isOn[$0.environment] == true }.map {
      variable.follows[$0.index] ?? []
    }
    let found = switchOfOthers(Self.common(lists), isOn)
    switches[key] = found
    return found
  }

  /// For the platform: the switch of what is there in just these environments and that all of them
  /// refer to.
  mutating func switchOfOthers(
    _ families: OrderedSet<FamilyID>, _ isOn: [Int: Bool]
  ) -> HCLExpression? {
    guard plan.isPlatform, Set(isOn.values).count == 2 else { return nil }
    for case let component? in families.map(\.component) where !catalog.isEverywhere(component) {
      if isOn.allSatisfy({ catalog.isPresent(component, environment: $0) == $1 }) {
        return Self.isThere(component)
      }
    }
    for family in families {
      guard let component = family.component, catalog.isEverywhere(component),
        let part = partSwitches[family],
        isOn.allSatisfy({ catalog.resources(of: family, environment: $0).isEmpty != $1 })
      else { continue }
      if let known = switches[part.key] { return known }
      let place = place(of: part.variable, component)
      guard let lifted = try? attempt({ try $0.lift(part.samples, place) }) else { continue }
      switches[part.key] = lifted
      return lifted
    }
    return nil
  }

  /// What is in each of the lists.
  static func common(_ lists: [OrderedSet<FamilyID>]) -> OrderedSet<FamilyID> {
    guard let first = lists.first else { return [] }
    return first.filter { family in lists.allSatisfy { $0.contains(family) } }
  }
}
