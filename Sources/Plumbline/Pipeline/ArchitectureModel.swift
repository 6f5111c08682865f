import Topology

/// An architecture as the command line sees it: its environments, and how to evaluate it.
package struct ArchitectureModel: Sendable {
  /// Lowercase with hyphens, for example `metrics-platform`.
  package let name: String
  /// The environments' names, in the author's order.
  package let environments: [String]
  /// Evaluates the model once for each environment.
  package let evaluate: @Sendable () -> Evaluated

  package init(
    name: String, environments: [String], evaluate: @escaping @Sendable () -> Evaluated
  ) {
    self.name = name
    self.environments = environments
    self.evaluate = evaluate
  }

  package struct Evaluated: Sendable {
    package let topologies: [Topology]
    package let diagnostics: [Diagnostic]

    package init(topologies: [Topology], diagnostics: [Diagnostic]) {
      self.topologies = topologies
      self.diagnostics = diagnostics
    }
  }
}
