import Topology

/// What came of evaluating an architecture: one topology per environment and all findings.
public struct Evaluation: Sendable {
  /// The model of each environment, in the order of declaration.
  public let topologies: [Topology]
  /// Errors and warnings of all environments; where any is an error nothing may be generated.
  public let diagnostics: [Diagnostic]
}

/// Turns an architecture's declarations into models.
public enum ArchitectureEvaluator {
  /// Evaluates the architecture for each of its environments and validates the results.
  public static func evaluate<A: Architecture>(_ architecture: A.Type) -> Evaluation {
    evaluate(
      name: A.name, title: A.title, summary: A.summary, revision: A.revision,
      environments: A.environments
    ) { A().body(in: $0).region }
  }

  /// Evaluates a region that is declared without a type of its own, as tests and tools do.
  package static func evaluate(
    name: String, title: String, summary: String, revision: String? = nil,
    environments: [Environment],
    body: (Environment) -> Region
  ) -> Evaluation {
    // The author's code runs first, one environment after the other; the rest is ours.
    let regions = environments.map { (environment: $0, region: body($0)) }
    let registries = regions.concurrentMap { environment, region in
      var registry = Registry(environment: environment, region: region.awsRegion)
      region.declare(registry: &registry)
      return registry
    }
    let lowered = zip(regions, registries).map { ($0.environment, $0.region, $1) }.concurrentMap {
      environment, region, registry in
      var registry = registry
      for other in registries { registry.makeZonal(other.zonalTiers) }
      var lowering = Lowering(
        Topology(
          name: name, title: title, summary: summary, revision: revision,
          environment: environment, region: region.awsRegion), registry: registry)
      region.lower(to: &lowering)
      let topology = lowering.topology
      let settings = EnvironmentChecks.own(topology, region: region.location)
      guard settings.isEmpty else { return (topology: topology, diagnostics: settings) }
      let namesAreUnique = !lowering.diagnostics.contains { $0.code == .duplicateName }
      return (
        topology: topology,
        // What follows from a component that was left out says nothing new.
        diagnostics: lowering.isIncomplete
          || lowering.diagnostics.contains { $0.code == .workloadTierMissing }
          ? lowering.diagnostics
          : lowering.diagnostics
            + ModelValidation.check(
              topology, namesAreUnique: namesAreUnique, refused: lowering.refusedNumbers)
      )
    }
    let topologies = lowered.map(\.topology)
    var diagnostics = lowered.flatMap { topology, diagnostics in
      diagnostics.map { diagnostic in
        var scoped = diagnostic
        scoped.environment = topology.environment.name
        return scoped
      }
    }
    diagnostics += EnvironmentChecks.check(topologies).filter {
      // What is imported is in whatever environments there are.
      if case .state? = $0.origin { false } else { true }
    }
    return Evaluation(
      topologies: namingOthers(topologies),
      diagnostics: diagnostics.merged(of: environments.count))
  }

  /// The topologies with their requirements' mentions of other environments resolved.
  private static func namingOthers(_ topologies: [Topology]) -> [Topology] {
    let blocks = topologies.map(addressBlocks)
    return topologies.indices.map { index in
      var topology = topologies[index]
      let others = blocks.indices.filter { $0 != index }.flatMap { blocks[$0] }
      topology.requirements = topology.requirements.map { $0.naming(otherEnvironments: others) }
      return topology
    }
  }

  /// The environment's block, and those of its VPCs that lie outside of it.
  private static func addressBlocks(_ topology: Topology) -> [Requirement.End] {
    let whole = IPv4Network(topology.environment.addresses)
    let vpcs = topology.resources(ofType: "aws_vpc").compactMap { vpc -> IPv4Network? in
      guard let value = vpc["cidr_block"], case .string(let text) = topology.resolve(value) else {
        return nil
      }
      return IPv4Network(text)
    }
    let outside = vpcs.filter { block in !(whole?.contains(block) ?? false) }
    return ([whole].compactMap(\.self) + outside).map {
      .network(block: $0, title: "\(topology.environment.title) (\($0))")
    }
  }
}
