import Topology

/// Checks that hold for every model, whichever way its resources were declared.
///
/// Each check reports all that it finds; none depends on another having passed.
enum ModelValidation {
  /// - Parameters:
  ///   - namesAreUnique: Whether no two components of one name have been reported, which repeat
  ///     every element.
  ///   - refused: Numbers that the components have reported themselves.
  static func check(
    _ topology: Topology, namesAreUnique: Bool = true, refused: Set<RefusedNumber> = []
  ) -> [Diagnostic] {
    // All else walks through the values.
    let values = ValueChecks.check(topology).withoutImported(topology)
    guard values.isEmpty else { return values }
    let index = TopologyIndex(topology)
    let found =
      (namesAreUnique ? IdentityChecks.check(topology) : [])
      + TextChecks.check(topology)
      + ReferenceChecks.check(index)
      + CycleChecks.check(topology)
      + NetworkChecks(topology).check()
      + RouteChecks(topology).check()
      + AssociationChecks.check(topology)
      + ZoneChecks.check(index)
      + PortChecks.check(topology)
      + ArgumentChecks.check(topology)
      + NumberChecks.check(topology, except: refused)
      + DuplicateRuleChecks.check(topology)
      + SecretChecks.check(topology)
      + NameScopes.check(topology)
      + NameLimits.check(topology)
      + RestrictedTextChecks.check(topology)
      + DecisionChecks.check(topology)
    return found.withoutImported(topology)
  }
}
