import ArchitectureDSL
import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability
@testable import architecture

/// What the reference architecture promises of its traffic.
@Suite struct ReferenceFlowsTests {
  private let models = ArchitectureEvaluator.evaluate(MetricsPlatform.self).topologies
    .map(NetworkModel.init)

  private func name(_ model: NetworkModel) -> String { model.topology.environment.name }

  @Test func everyNamedFlowWorks() {
    #expect(models.count == 3)
    for model in models {
      for flow in model.namedFlows() {
        let report = model.report(flow)
        let verdicts = Set(report.traces.map { "\($0.verdict)" })
        let expected =
          switch flow.kind {
          case .egress: "exits"
          default: "accepted"
          }
        #expect(
          verdicts == [expected] && report.isSuccess,
          "\(name(model)): \(flow.title)\n\(story(report.traces))")
      }
    }
  }

  @Test func egressIsInspectedOnceInOneZoneBothWays() {
    for model in models {
      let flows = model.namedFlows().filter { $0.kind == .egress }
      #expect(!flows.isEmpty)
      for trace in flows.flatMap({ model.report($0).traces }) {
        let there = trace.forward.filter { $0.role == .inspector }.map(\.zone)
        let back = trace.reply.filter { $0.role == .inspector }.map(\.zone)
        #expect(there.count == 1 && there == back, "\(name(model)):\n\(story([trace]))")
      }
    }
  }

  @Test func theBalancerOfTheServiceIsFollowedOn() {
    for model in models {
      let traces = model.trace(.tcp("internet", "ingress/web"))
      #expect(!traces.isEmpty)
      for trace in traces {
        let elements = trace.forward.compactMap(\.element)
        #expect(elements.contains(ElementID("metrics", "graphite", "load-balancer")))
        #expect(elements.last == ElementID("metrics", "graphite", "service"))
      }
    }
  }

  @Test func aZoneIsSurvivedWhereItMust() {
    for model in models {
      let flows = model.namedFlows().filter { $0.kind == .egress || $0.title == "StatsD metrics" }
      let zones = model.topology.environment.zones
      for impact in model.impacts(of: zones.map(Failure.zone), on: flows) {
        let text = "\(name(model)) \(impact.failure) \(impact.flow.title): \(impact.sentence)"
        switch (name(model), impact.flow.kind, impact.failure) {
        case ("dev", .egress, .zone("a")): #expect(impact.level == .stops, "\(text)")
        case ("production", .egress, _): #expect(impact.level == .survives, "\(text)")
        // One task of StatsD, which ECS starts again in another zone.
        default: #expect(impact.level != .stops, "\(text)")
        }
      }
    }
  }
}
