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
    return topology.requirements.concurrentMap { requirement in checker.report(requirement) }
  }
}

extension RequirementReport {
  /// The reports of all environments, environment by environment.
  package static func reports(for topologies: [Topology]) -> [RequirementReport] {
    reports(
      for: topologies.filter { !$0.requirements.isEmpty }.concurrentMap { NetworkModel($0) })
  }

  /// The same for networks that are known already.
  package static func reports(for networks: [NetworkModel]) -> [RequirementReport] {
    let questions = networks.filter { !$0.topology.requirements.isEmpty }
      .map(RequirementChecker.init)
      .flatMap { checker in checker.model.topology.requirements.map { (checker, $0) } }
    // Each by itself, because one environment may be as large as all others together.
    return questions.concurrentMap { checker, requirement in checker.report(requirement) }
  }
}

extension RequirementChecker {
  fileprivate func report(_ requirement: Requirement) -> RequirementReport {
    RequirementReport(
      requirement: requirement, environment: model.topology.environment.name,
      claims: check(requirement.claims))
  }
}
