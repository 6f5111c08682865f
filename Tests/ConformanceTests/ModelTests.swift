import ArchitectureDSL
import Reachability
import Testing
import Topology

/// The inspection deployment models of AWS, each declared, walked both ways and proved.
@Suite struct ModelTests {
  /// A model with its name in the reference tables.
  struct Model: Sendable, CustomTestStringConvertible {
    let code: String
    let evaluation: Evaluation
    let walks: @Sendable (String) -> [Walk]

    init<M: InspectionModel>(_ code: String, _ model: M.Type) {
      self.code = code
      evaluation = ArchitectureEvaluator.evaluate(model)
      walks = { M.walks(in: $0) }
    }

    var testDescription: String { code }
  }

  private static let models = [
    Model("D1", DistributedFirewall.self), Model("D2", NATBehindFirewall.self),
    Model("D3", SeparateFirewalls.self), Model("D5", InspectionInsideVPC.self),
    Model("C1", CentralizedInspection.self), Model("C2", SeparateEgress.self),
    Model("C3", EastWestInspection.self), Model("C4", InspectionAtTheEdge.self),
    Model("C5, all", CentralizedIngress.self), Model("C7", CombinedInspection.self),
    Model("north-south", NorthSouthInspection.self),
    Model("east-west", EastWestOnlyInspection.self),
    Model("inspection only, with internet", InspectionWithInternet.self),
  ]

  @Test(arguments: models) func isWithoutErrors(model: Model) {
    let errors = model.evaluation.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test(arguments: models, ["a", "b"]) func isWalkedBothWays(model: Model, zone: String) throws {
    let network = NetworkModel(try #require(model.evaluation.topologies.first))
    for walk in model.walks(zone) { try walk.expect(in: network, model.code) }
  }

  /// Between zones, too, an answer passes the firewall endpoints that its question has passed.
  @Test(arguments: models) func isAnsweredThroughTheSameEndpoints(model: Model) throws {
    let network = NetworkModel(try #require(model.evaluation.topologies.first))
    for walk in model.walks("a") {
      for trace in network.trace(try walk.flow) {
        func endpoints(_ hops: [Hop]) -> [String] {
          hops.filter { $0.role == .inspector }.map(\.name)
        }
        #expect(trace.verdict.isSuccess, "\(model.code)\n\(trace.text)")
        #expect(
          endpoints(trace.forward) == endpoints(trace.reply).reversed(),
          "\(model.code)\n\(trace.text)")
      }
    }
  }

  @Test(arguments: models) func keepsItsRequirements(model: Model) {
    let reports = RequirementReport.reports(for: model.evaluation.topologies)
    #expect(reports.count >= 3)
    for report in reports {
      #expect(
        report.verdict == .proved,
        "\(model.code): \(report.requirement.title): \(report.evidence)\n\(report.unknowns)")
    }
  }
}
