import Topology

/// What came of evaluating an architecture: one topology per environment and all findings.
public struct Evaluation: Sendable {
  public let topologies: [Topology]
  /// Errors and warnings of all environments; where any is an error nothing may be generated.
  public let diagnostics: [Diagnostic]
}

/// Turns an architecture's declarations into models.
public enum ArchitectureEvaluator {
  /// Evaluates the architecture for each of its environments and validates the results.
  public static func evaluate<A: Architecture>(_ architecture: A.Type) -> Evaluation {
    evaluate(
      name: A.name, title: A.title, summary: A.summary, environments: A.environments
    ) { A().body(in: $0).region }
  }

  /// Evaluates a region that is declared without a type of its own, as tests and tools do.
  package static func evaluate(
    name: String, title: String, summary: String, environments: [Environment],
    body: (Environment) -> Region
  ) -> Evaluation {
    var topologies: [Topology] = []
    var diagnostics: [Diagnostic] = []
    for environment in environments {
      let region = body(environment)
      var registry = Registry(environment: environment, region: region.awsRegion)
      region.declare(registry: &registry)
      var lowering = Lowering(architecture: name, registry: registry)
      region.lower(to: &lowering)
      let topology = Topology(
        name: name, title: title, summary: summary, environment: environment,
        region: region.awsRegion, components: lowering.components,
        resources: lowering.resources, connections: lowering.connections, inputs: lowering.inputs,
        acceptedFindings: lowering.acceptedFindings, decisions: lowering.decisions)
      topologies.append(topology)
      diagnostics += (lowering.diagnostics + ModelValidation.check(topology)).map { diagnostic in
        var scoped = diagnostic
        scoped.environment = environment.name
        return scoped
      }
    }
    diagnostics += EnvironmentChecks.check(topologies)
    return Evaluation(
      topologies: topologies, diagnostics: diagnostics.merged(of: environments.count))
  }
}
