import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Flows of several legs, and what failures do to them.
@Suite struct PipelineTests {
  private static let file = SourceLocation(file: "Tests/Pipeline.swift", line: 1)

  private var network: TestNetwork {
    var network = TestNetwork.reference()
    let (alpha, beta) = (ElementID("alpha", "app"), ElementID("beta", "app"))
    network.connections = [
      Connection(
        from: alpha, to: beta, transport: .udp, ports: 8125, title: "StatsD metrics",
        location: Self.file),
      Connection(
        from: beta, to: alpha, transport: .tcp, ports: 2003, title: "Carbon",
        location: Self.file),
    ]
    network.flows = [
      DeclaredFlow(
        id: "metrics", title: "Metrics pipeline", stops: [alpha, beta, alpha], location: Self.file)
    ]
    return network
  }

  @Test func legsAreWalkedInOrder() throws {
    let model = network.model
    let flow = try #require(model.namedFlows().first { $0.kind == .pipeline })
    #expect(flow.id == "flow-metrics")
    #expect(flow.legs.map(\.port) == [8125, 2003])
    let report = model.report(flow)
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(
      report.legs.map(\.title) == [
        "StatsD metrics: alpha/app to beta/app", "Carbon: beta/app to alpha/app",
      ])
    #expect(report.steps.map(\.number) == Array(1...report.steps.count))
  }

  @Test func oneDeadLegStopsTheFlow() throws {
    var broken = network
    broken.remove("alpha/app-group/ingress-all")
    let flow = try #require(broken.model.namedFlows().first { $0.kind == .pipeline })
    #expect(!broken.model.report(flow).isSuccess)
    #expect(broken.model.impacts(of: [.zone("a")], on: [flow]).map(\.level) == [.broken])
  }

  @Test func everySingleFailureHasATitleAndAnImpactOnEachFlow() {
    let model = network.model
    let (failures, flows) = (model.singleFailures(), model.namedFlows())
    let titles = failures.map(model.title)
    #expect(titles.prefix(2) == ["Loss of zone a", "Loss of zone b"])
    #expect(titles.contains("Loss of the inspection/firewall's endpoint in zone a"))
    let impacts = model.impacts(of: failures, on: flows)
    #expect(impacts.map(\.flow) == failures.flatMap { _ in flows })
    let zone = impacts.prefix(flows.count)
    #expect(zone.allSatisfy { $0.level == .survives }, "\(zone.map(\.sentence))")
  }

  /// Whether a group of the model admits the sender is not known: that is no list of clients, of which
  /// somebody may be one.
  @Test func whatIsNotKnownToPermitAFlowIsNotSupposed() throws {
    var network = TestNetwork.reference()
    for rule in network.resources where rule.id.path.first == "ingress" {
      if rule.type == "aws_vpc_security_group_ingress_rule" {
        network.set(rule.id.description, "cidr_ipv4", .null)
        network.set(rule.id.description, "referenced_security_group_id", .input("group"))
      }
    }
    let model = network.model
    let flow = try #require(model.namedFlows().first { $0.kind == .ingress })
    let report = model.report(flow)
    #expect(!report.isSuccess, "\(story(report.traces))")
    #expect(report.traces.allSatisfy { $0.verdict.reason == nil })
    #expect(report.suppositions.isEmpty)
  }

  /// Who may come in is an input; the walk is that of a client who may.
  @Test func suppositionsAreTold() throws {
    var network = TestNetwork.reference()
    for rule in network.resources where rule.id.path.first == "ingress" {
      if rule.type == "aws_vpc_security_group_ingress_rule" {
        network.set(rule.id.description, "cidr_ipv4", .input("clients"))
      }
    }
    let model = network.model
    let flow = try #require(model.namedFlows().first { $0.kind == .ingress })
    let report = model.report(flow)
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(
      report.suppositions.map(\.feature) == ["security group rule whose CIDR is not known"])
    // That some clients only are permitted is not in the flow's title.
    #expect(report.conditions == report.suppositions && flow.title.hasPrefix("Internet"))
    #expect(model.impacts(of: [.zone("a")], on: [flow]).map(\.level) == [.survives])
  }
}
