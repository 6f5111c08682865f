import ArchitectureDSL
import Testing
import Topology

@testable import Reachability
@testable import architecture

/// The reference architecture's own requirements.
@Suite struct ReferenceRequirementTests {
  private static let evaluation = ArchitectureEvaluator.evaluate(MetricsPlatform.self)

  @Test func allAreProvedInEveryEnvironment() {
    let reports = RequirementReport.reports(for: Self.evaluation.topologies)
    #expect(Set(reports.map(\.environment)) == ["dev", "uat", "production"])
    for report in reports {
      #expect(
        report.verdict == .proved,
        "\(report.environment): \(report.requirement.title): \(report.evidence)")
      #expect(!report.evidence.isEmpty)
    }
    let production = reports.filter { $0.environment == "production" }.map(\.requirement.id)
    let dev = reports.filter { $0.environment == "dev" }.map(\.requirement.id)
    #expect(dev.count >= 9)
    #expect(
      Set(production).subtracting(dev) == [
        "internet-egress-stays-in-its-zone", "metrics-and-egress-survive-the-loss-of-a-zone",
      ])
  }

  /// Each of these changes breaks what its requirement says.
  @Test(arguments: [
    ("ingress/web/web-acl-association", "the-internet-reaches-the-web-load-balancer-only"),
    ("workload/private/default-route", "the-application-reaches-the-package-registry"),
    ("metrics/graphite/egress-to-whisper-nfs", "metrics-reach-the-disk"),
  ])
  func withoutAResourceARequirementIsRefuted(id: String, requirement: String) throws {
    var topology = try #require(Self.evaluation.topologies.first)
    let count = topology.resources.count
    topology.resources.removeAll { $0.id.description == id }
    try #require(topology.resources.count == count - 1, "\(id)")
    let broken = NetworkModel(topology).requirementReports().filter { !$0.permitsGeneration }
    #expect(
      broken.contains { $0.requirement.id.hasPrefix(requirement) },
      "\(broken.map(\.requirement.id))")
  }

  @Test func isolationNamesTheBlocksOfTheOthers() {
    let dev = Self.evaluation.topologies.first
    let claims = dev?.requirements.first { $0.id == "the-environment-reaches-no-other-one" }?.claims
    guard case .traffic(let selection)? = claims?.first?.subject else {
      Issue.record("There is no such claim.")
      return
    }
    let titles = selection.destinations.map { end -> String in
      if case .network(_, let title) = end { title } else { "\(end)" }
    }
    #expect(
      titles == [
        "UAT (10.20.0.0/14)", "UAT (100.64.1.0/24)", "Production (10.24.0.0/14)",
        "Production (100.64.2.0/24)",
      ])
  }
}
