import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

@Suite struct FailureTests {
  private static let egress = NamedFlow(
    id: "egress", kind: .egress, title: "Egress", flow: .tcp("alpha/app", "internet"))
  private static let eastWest = NamedFlow(
    id: "east-west", kind: .eastWest, title: "East-west", flow: .tcp("alpha/app", "beta/app"))

  private func level(
    _ network: TestNetwork, _ failure: Failure, _ flow: NamedFlow
  ) -> FailureImpact.Level? {
    network.model.impacts(of: [failure], on: [flow]).first?.level
  }

  @Test func zoneFailureIsSurvivedWithTwoZones() {
    #expect(level(.reference(), .zone("a"), Self.egress) == .survives)
    #expect(level(.reference(), .zone("b"), Self.eastWest) == .survives)
  }

  @Test func deviceFailureDegrades() {
    let nat = Failure.component(ElementID("egress", "nat", key: "a"), zone: "a")
    #expect(level(.reference(), nat, Self.egress) == .degrades)
    #expect(level(.reference(), nat, Self.eastWest) == .survives)
    let endpoint = Failure.component(ElementID("inspection", "firewall"), zone: "a")
    #expect(level(.reference(), endpoint, Self.egress) == .degrades)
  }

  /// One NAT gateway for both zones, as a cheap environment would have.
  @Test func oneNATGatewayStopsEgress() {
    var network = TestNetwork.reference()
    network.remove("egress/nat[b]")
    network.set(
      "egress/transit/route-0-0-0-0-0[b]", "nat_gateway_id", TestNetwork.ref("egress/nat[a]"))
    #expect(level(network, .zone("a"), Self.egress) == .stops)
    #expect(level(network, .zone("b"), Self.egress) == .survives)
  }

  @Test func singleTask() {
    var network = TestNetwork.reference()
    network.set("beta/app", "desired_count", 1)
    #expect(level(network, .zone("a"), Self.eastWest) == .degrades)
    let task = Failure.component(ElementID("beta", "app"), zone: nil)
    #expect(network.model.singleFailures().contains(task))
    #expect(level(network, task, Self.eastWest) == .stops)
    #expect(level(network, task, Self.egress) == .survives)
  }

  @Test func howManyTasksThereAreIsNotKnown() throws {
    var network = TestNetwork.reference()
    network.set("beta/app", "desired_count", .input("tasks"))
    let impact = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    #expect(impact.level == .unknown)
    #expect(impact.sentence.contains("how many tasks"), "\(impact.sentence)")
    // The provider's default is none; of a daemon, as many as there are instances.
    network.set("beta/app", "desired_count", nil)
    #expect(level(network, .zone("a"), Self.eastWest) == .unknown)
  }

  /// A group of one instance stands in two zones, and runs in one of them.
  @Test(arguments: [(1, nil), (nil, 1), (2, 1), (nil, nil)] as [(Int?, Int?)])
  func singleInstance(desired: Int?, least: Int?) throws {
    var network = TestNetwork.reference()
    network.becomeInstances("beta/app")
    network.set("beta/app", "desired_capacity", desired.map { .int($0) })
    network.set("beta/app", "min_size", least.map { .int($0) } ?? .input("least"))
    let impact = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    switch (desired, least) {
    case (1, _), (nil, 1):
      #expect(impact.level == .degrades)
      #expect(impact.sentence.contains("one instance"), "\(impact.sentence)")
      #expect(impact.sentence.contains("Amazon EC2 Auto Scaling"), "\(impact.sentence)")
      let sole = Failure.component(ElementID("beta", "app"), zone: nil)
      #expect(network.model.title(of: sole).hasPrefix("Loss of the instance of"))
    case (nil, nil): #expect(impact.level == .unknown)
    default: #expect(impact.level == .survives)
    }
  }

  /// A schedule may leave fewer tasks than are declared, be it in an object or in a block.
  @Test(arguments: [
    Value.list([["min_capacity": 1]]), .blocks([["min_capacity": 1]]),
  ]) func aScheduleMayScaleInToOneTask(action: Value) throws {
    var network = TestNetwork.reference()
    network.set("alpha/app", "desired_count", 3)
    network.set("beta/app", "desired_count", 3)
    network.add(
      "alpha/scaling", "aws_appautoscaling_target",
      ["min_capacity": 3, "max_capacity": 4, "resource_id": TestNetwork.ref("alpha/app")])
    #expect(level(network, .zone("a"), Self.eastWest) == .survives)
    network.add(
      "alpha/nights", "aws_appautoscaling_scheduled_action",
      ["resource_id": TestNetwork.ref("alpha/scaling"), "scalable_target_action": action])
    #expect(level(network, .zone("a"), Self.eastWest) == .degrades)
  }

  /// Nobody knows which group a policy is for that is not named.
  @Test func aPolicyOfAGroupThatIsNotKnown() {
    var network = TestNetwork.reference()
    network.add("fleet", "aws_autoscaling_group", ["min_size": 1, "desired_capacity": 3])
    #expect(network.model.model.copies(of: ElementID("fleet"))?.least == .known(3))
    network.add(
      "policy", "aws_autoscaling_policy", ["autoscaling_group_name": .input("group")])
    #expect(network.model.model.copies(of: ElementID("fleet"))?.least.unknown != nil)
  }

  @Test func everySingleTaskOfAFlowIsNamed() throws {
    var network = TestNetwork.reference()
    for service in ["alpha/app", "beta/app"] { network.set(service, "desired_count", 1) }
    let impact = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    #expect(impact.level == .degrades)
    #expect(
      impact.sentence
        == "Alpha/app and Beta/app have one task each; if one of them ran in zone a, there is no "
        + "connection until ECS has started another elsewhere.")
    network.add(
      "alpha/scaling", "aws_appautoscaling_target",
      ["max_capacity": 4, "resource_id": TestNetwork.ref("alpha/app")])
    let scaled = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    #expect(
      scaled.sentence.hasPrefix(
        "Alpha/app can be down to one task, Beta/app has one task; if one of them ran in zone a,"),
      "\(scaled.sentence)")
  }

  /// The only task is not started elsewhere where its image cannot be pulled: the NAT gateway is lost
  /// with the zone.
  @Test func singleTaskWithoutItsImage() throws {
    var network = TestNetwork.reference()
    network.set("beta/app", "desired_count", 1)
    network.remove("egress/nat[b]")
    network.set(
      "egress/transit/route-0-0-0-0-0[b]", "nat_gateway_id", TestNetwork.ref("egress/nat[a]"))
    let impact = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    #expect(impact.level == .degrades)
    #expect(
      impact.sentence.contains(
        "until the zone is back, because ECS cannot start another elsewhere: it does not get its image"
      ),
      "\(impact.sentence)")
    let other = try #require(network.model.impacts(of: [.zone("b")], on: [Self.eastWest]).first)
    #expect(other.sentence.contains("until ECS has started another"), "\(other.sentence)")
    // Instances pull images, and nothing here says through what.
    network.set("beta/app", "launch_type", "EC2")
    let instances = try #require(network.model.impacts(of: [.zone("a")], on: [Self.eastWest]).first)
    #expect(instances.sentence.contains("until ECS has started another"), "\(instances.sentence)")
  }

  /// A load balancer in two zones is as strong as what it passes connections on to.
  @Test func singleTaskBehindALoadBalancer() throws {
    var network = TestNetwork.reference()
    let ingress = NamedFlow(
      id: "ingress", kind: .ingress, title: "Ingress", flow: .tcp("internet", "ingress/balancer"))
    #expect(level(network, .zone("a"), ingress) == .survives)
    network.set("alpha/app", "desired_count", 1)
    let impact = try #require(network.model.impacts(of: [.zone("a")], on: [ingress]).first)
    #expect(impact.level == .degrades)
    #expect(impact.sentence.hasPrefix("Alpha/app has one task;"), "\(impact.sentence)")
    network.set("beta/app", "desired_count", 1)
    network.set("alpha/app", "desired_count", 2)
    #expect(level(network, .zone("a"), ingress) == .survives)
  }

  @Test func brokenFlowsAreSaidToBe() {
    var network = TestNetwork.reference()
    network.remove("hub/post-inspection/route-0-0-0-0-0")
    #expect(level(network, .zone("a"), Self.egress) == .broken)
  }

  @Test func namedFlowsOfTheReference() {
    var network = TestNetwork.reference()
    network.connections = [
      Connection(
        from: ElementID("alpha", "app"), to: ElementID("beta", "app"), transport: .udp,
        ports: 8125, title: "StatsD metrics", location: SourceLocation(file: "a", line: 1))
    ]
    let flows = network.model.namedFlows()
    #expect(
      flows.map(\.id) == [
        "ingress-ingress-balancer-listener", "connection-alpha-app-beta-app-8125",
        "image-pull-alpha-app", "log-shipping-alpha-app", "image-pull-beta-app",
        "log-shipping-beta-app",
      ])
    #expect(flows[1].kind == .eastWest)
    for flow in flows {
      let report = network.model.report(flow)
      #expect(report.isSuccess, "\(story(report.traces))")
    }
  }

  @Test func whatDependsOnTheUnknownIsNotCalledBroken() {
    var network = TestNetwork.reference()
    network.remove("inspection/rules")
    network.ruleGroup(
      "inspection/rules", "drop tcp any any -> any any (content:\"secret\"; sid:1;)")
    #expect(level(network, .zone("a"), Self.egress) == .unknown)
  }

  /// Clients outside may be on a list that somebody gives; where a rule for those inside leads is not
  /// known.
  @Test func whomARuleIsAboutIsNotSupposedOfThoseInside() {
    var network = TestNetwork.reference()
    network.set("alpha/app-group/egress-all", "cidr_ipv4", .input("targets"))
    #expect(level(network, .zone("a"), Self.egress) == .unknown)
  }

  @Test func aConnectionKnownInTwoWaysIsToldOnce() {
    var network = TestNetwork.reference()
    let connection = Connection(
      from: ElementID("alpha", "app"), to: ElementID("beta", "app"), transport: .udp,
      ports: 8125, title: "StatsD metrics", location: SourceLocation(file: "a", line: 1))
    network.connections = [connection, connection]
    let flows = network.model.namedFlows()
    #expect(
      flows.filter { $0.title.hasPrefix("StatsD metrics") }.map(\.title) == ["StatsD metrics"])
  }
}
