import Topology

/// What may stand in a ``Require``: ``Traffic``, ``Flow`` or ``Routing``.
public protocol RequirementStatement: Sendable {
  /// What it claims, with the names resolved; what is not in the model is reported.
  func claims(of title: String, in lowering: inout Lowering) -> [Requirement.Claim]
}
