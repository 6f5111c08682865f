import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// The deployment models, each with its two-way hop lists.
@Suite struct ModelTests {
  @Test(arguments: ["a", "b"])
  func distributedEgress(zone: String) {
    testTrace(
      TestNetwork.distributed().model, .tcp("spoke/web", "internet"), from: zone, "exits",
      ["spoke/web[\(zone)]", "spoke/firewall[\(zone)]", "spoke/internet-gateway", "internet"],
      ["internet", "spoke/internet-gateway", "spoke/firewall[\(zone)]", "spoke/web[\(zone)]"])
  }

  @Test(arguments: ["a", "b"])
  func distributedIngress(zone: String) {
    testTrace(
      TestNetwork.distributed().model, .tcp("internet", "spoke/web"), from: zone, "accepted",
      ["internet", "spoke/internet-gateway", "spoke/firewall[\(zone)]", "spoke/web[\(zone)]"],
      ["spoke/web[\(zone)]", "spoke/firewall[\(zone)]", "spoke/internet-gateway", "internet"])
  }

  @Test(arguments: ["a", "b"])
  func natBehindFirewall(zone: String) {
    testTrace(
      TestNetwork.natBehindFirewall().model, .tcp("spoke/app", "internet"), from: zone, "exits",
      [
        "spoke/app[\(zone)]", "spoke/nat[\(zone)]", "spoke/firewall[\(zone)]",
        "spoke/internet-gateway", "internet",
      ],
      [
        "internet", "spoke/internet-gateway", "spoke/firewall[\(zone)]", "spoke/nat[\(zone)]",
        "spoke/app[\(zone)]",
      ])
  }

  @Test(arguments: ["a", "b"])
  func separateFirewallsEgress(zone: String) {
    testTrace(
      TestNetwork.separateFirewalls().model, .tcp("spoke/app", "internet"), from: zone, "exits",
      [
        "spoke/app[\(zone)]", "spoke/egress-firewall[\(zone)]", "spoke/nat[\(zone)]",
        "spoke/internet-gateway", "internet",
      ],
      [
        "internet", "spoke/internet-gateway", "spoke/nat[\(zone)]",
        "spoke/egress-firewall[\(zone)]", "spoke/app[\(zone)]",
      ])
  }

  @Test(arguments: ["a", "b"])
  func separateFirewallsIngress(zone: String) {
    testTrace(
      TestNetwork.separateFirewalls().model, .tcp("internet", "spoke/balancer"), from: zone,
      "accepted",
      [
        "internet", "spoke/internet-gateway", "spoke/ingress-firewall[\(zone)]",
        "spoke/balancer[\(zone)]", "spoke/app[\(zone)]",
      ],
      [
        "spoke/app[\(zone)]", "spoke/balancer[\(zone)]", "spoke/ingress-firewall[\(zone)]",
        "spoke/internet-gateway", "internet",
      ])
  }

  @Test(arguments: ["a", "b"])
  func centralizedEgress(zone: String) {
    testTrace(
      TestNetwork.centralized().model, .tcp("alpha/app", "internet"), from: zone, "exits",
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/firewall[\(zone)]",
        "inspection/nat[\(zone)]", "inspection/internet-gateway", "internet",
      ],
      [
        "internet", "inspection/internet-gateway", "inspection/nat[\(zone)]",
        "inspection/firewall[\(zone)]", "inspection/attachment[\(zone)]", "hub/transit-gateway",
        "alpha/attachment[\(zone)]", "alpha/app[\(zone)]",
      ])
  }

  @Test(arguments: ["a", "b"])
  func centralizedEastWestWithinZone(zone: String) {
    testTrace(
      TestNetwork.centralized().model, .tcp("alpha/app", "beta/app"), from: zone, to: zone,
      "accepted",
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "beta/attachment[\(zone)]",
        "beta/app[\(zone)]",
      ],
      [
        "beta/app[\(zone)]", "beta/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "alpha/attachment[\(zone)]",
        "alpha/app[\(zone)]",
      ])
  }

  /// Across zones the transit gateway may choose either zone, and must then keep to it.
  @Test(arguments: ["a", "b"])
  func centralizedEastWestAcrossZones(chosen: String) {
    let traces = testTrace(
      TestNetwork.centralized().model, .tcp("alpha/app", "beta/app"), from: "a", to: "b",
      "accepted",
      [
        "alpha/app[a]", "alpha/attachment[a]", "hub/transit-gateway",
        "inspection/attachment[\(chosen)]", "inspection/firewall[\(chosen)]",
        "inspection/attachment[\(chosen)]", "hub/transit-gateway",
        "beta/attachment[\(chosen)]", "beta/app[b]",
      ],
      [
        "beta/app[b]", "beta/attachment[b]", "hub/transit-gateway",
        "inspection/attachment[\(chosen)]", "inspection/firewall[\(chosen)]",
        "inspection/attachment[\(chosen)]", "hub/transit-gateway",
        "alpha/attachment[\(chosen)]", "alpha/app[a]",
      ])
    #expect(traces.count == 2)
  }

  @Test(arguments: ["a", "b"])
  func referenceEgress(zone: String) {
    testTrace(
      TestNetwork.reference().model, .tcp("alpha/app", "internet"), from: zone, "exits",
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "egress/attachment[\(zone)]",
        "egress/nat[\(zone)]", "egress/internet-gateway", "internet",
      ],
      [
        "internet", "egress/internet-gateway", "egress/nat[\(zone)]",
        "egress/attachment[\(zone)]", "hub/transit-gateway", "inspection/attachment[\(zone)]",
        "inspection/firewall[\(zone)]", "inspection/attachment[\(zone)]", "hub/transit-gateway",
        "alpha/attachment[\(zone)]", "alpha/app[\(zone)]",
      ])
  }

  @Test(arguments: ["a", "b"])
  func referenceIngress(zone: String) {
    testTrace(
      TestNetwork.reference().model, .tcp("internet", "ingress/balancer"), from: zone, to: zone,
      "accepted",
      [
        "internet", "ingress/internet-gateway", "ingress/balancer[\(zone)]",
        "ingress/attachment[\(zone)]", "hub/transit-gateway", "inspection/attachment[\(zone)]",
        "inspection/firewall[\(zone)]", "inspection/attachment[\(zone)]", "hub/transit-gateway",
        "alpha/attachment[\(zone)]", "alpha/app[\(zone)]",
      ],
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "ingress/attachment[\(zone)]",
        "ingress/balancer[\(zone)]", "ingress/internet-gateway", "internet",
      ])
  }

  /// From the internet to the service itself: through the load balancer that has it as a target.
  @Test func referenceIngressToService() {
    let traces = TestNetwork.reference().model.trace(.tcp("internet", "alpha/app"))
    #expect(traces.count == 6, "\(story(traces))")
    #expect(traces.allSatisfy { $0.verdict == .accepted }, "\(story(traces))")
  }

  @Test func referenceEastWest() {
    let traces = TestNetwork.reference().model.trace(.tcp("alpha/app", "beta/app"))
    #expect(traces.count == 6, "\(story(traces))")
    #expect(traces.allSatisfy { $0.verdict == .accepted }, "\(story(traces))")
    for trace in traces {
      let forward = trace.forward.filter { $0.role == .inspector }
      #expect(forward.count == 1)
      #expect(forward.map(\.name) == trace.reply.filter { $0.role == .inspector }.map(\.name))
    }
  }
}
