import Topology

/// Checks that hold for every model, whichever way its resources were declared.
///
/// Each check reports all that it finds; none depends on another having passed.
enum ModelValidation {
  static func check(_ topology: Topology) -> [Diagnostic] {
    let index = TopologyIndex(topology)
    return IdentityChecks.check(topology)
      + ReferenceChecks.check(index)
      + CycleChecks.check(topology)
      + NetworkChecks(topology).check()
      + RouteChecks(topology).check()
      + AssociationChecks.check(topology)
      + ZoneChecks.check(index)
      + PortChecks.check(topology)
      + ArgumentChecks.check(topology)
      + NameScopes.check(topology)
      + NameLimits.check(topology)
      + TextChecks.check(topology)
      + DecisionChecks.check(topology)
  }
}
