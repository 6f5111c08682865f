import Topology

extension NetworkModel {
  /// Proves or refutes every requirement of the model, in the order of declaration.
  ///
  /// ```swift
  /// for report in NetworkModel(topology).requirementReports() {
  ///   print(report.requirement.title, report.verdict, report.evidence)
  /// }
  /// ```
  package func requirementReports() -> [RequirementReport] {
    let checker = RequirementChecker(self)
    return topology.requirements.map { requirement in
      RequirementReport(
        requirement: requirement, environment: topology.environment.name,
        claims: checker.check(requirement.claims))
    }
  }
}

extension RequirementReport {
  /// The reports of all environments, environment by environment.
  package static func reports(for topologies: [Topology]) -> [RequirementReport] {
    topologies.filter { !$0.requirements.isEmpty }
      .flatMap { NetworkModel($0).requirementReports() }
  }
}
