import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Requirements, each proved and each broken in its own way.
@Suite struct RequirementTests {
  private static let firewall = ElementID("inspection", "firewall")
  private static let inspectedOnce = Requirement.Predicate.passes(
    element: firewall, exactlyOnce: true)

  private func end(_ id: String) -> Requirement.End {
    id == "internet" ? .internet : .element(id: ElementID(text: id) ?? ElementID("none"))
  }

  private func report(
    _ network: TestNetwork, from source: String, to destination: String,
    _ predicate: Requirement.Predicate
  ) -> ClaimReport {
    report(network, from: source, to: destination, [], predicate)
  }

  private func report(
    _ network: TestNetwork, from source: String, to destination: String,
    _ services: [Requirement.Service], _ predicate: Requirement.Predicate
  ) -> ClaimReport {
    var network = network
    network.requirements = [
      Requirement(
        title: "It holds",
        claims: [
          .init(
            .traffic(
              selection: .init(
                from: [end(source)], to: [end(destination)], services: services)), predicate)
        ],
        location: SourceLocation(file: "Tests/Requirements.swift", line: 1))
    ]
    let reports = network.model.requirementReports()
    #expect(reports.count == 1)
    return reports[0].claims[0]
  }

  private static let https = Requirement.Service(protocolNumber: 6, ports: 443)
  private static let statsd = Requirement.Service(protocolNumber: 17, ports: 8125)

  private func expect(
    _ report: ClaimReport, _ verdict: RequirementVerdict, _ text: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(
      report.verdict == verdict, "\(report.evidence)\n\(report.counterexample.debugText)",
      sourceLocation: sourceLocation)
    #expect(report.evidence.contains(text), "\(report.evidence)", sourceLocation: sourceLocation)
  }

  // MARK: Ways

  @Test(arguments: [inspectedOnce, .isSymmetric, .staysInOneZone])
  func egressOfTheCentralModelIsProved(predicate: Requirement.Predicate) {
    let report = report(.centralized(), from: "alpha/vpc", to: "internet", predicate)
    expect(report, .proved, "arrive")
    #expect(report.classes > 2)
  }

  /// P7: spokes that propagate into their own table go past the firewall without a refusal.
  @Test func propagationBypassesTheFirewall() {
    var network = TestNetwork.centralized()
    expect(
      report(network, from: "alpha/vpc", to: "beta/vpc", Self.inspectedOnce), .proved,
      "exactly once")
    network.propagate("alpha", to: "spokes")
    network.propagate("beta", to: "spokes")
    let broken = report(network, from: "alpha/vpc", to: "beta/vpc", Self.inspectedOnce)
    expect(broken, .refuted, "without passing inspection/firewall")
    #expect(broken.counterexample?.trace?.verdict == .accepted)
    #expect(broken.counterexample?.decider?.description == "beta/propagation-spokes")
    #expect(
      broken.evidence.contains(
        "Transit gateway table hub/spokes sends 10.2.0.0/16 straight to the VPC beta/vpc: that "
          + "route is more specific than the one for 0.0.0.0/0 to the VPC inspection/vpc."),
      "\(broken.evidence)")
  }

  /// P4: without appliance mode the answer comes to the endpoint of another zone.
  @Test func applianceModeOff() {
    var network = TestNetwork.centralized()
    network.set("inspection/attachment", "appliance_mode_support", "disable")
    let broken = report(network, from: "alpha/vpc", to: "beta/vpc", .isSymmetric)
    expect(broken, .refuted, "Appliance mode is off on inspection/attachment")
    #expect(broken.counterexample?.trace?.verdict.reason?.code == .noSession)
  }

  /// P1: the way into the firewall leads through the endpoint of another zone.
  @Test func endpointOfTheOtherZone() {
    var network = TestNetwork.centralized()
    network.set(
      "inspection/transit/route-0-0-0-0-0[a]", "vpc_endpoint_id",
      TestNetwork.ref("inspection/firewall", "endpoint_ids", key: "b"))
    let broken = report(network, from: "alpha/vpc", to: "internet", .staysInOneZone)
    expect(broken, .refuted, "zones a, b")
    #expect(
      broken.counterexample?.decider?.description == "inspection/transit/route-0-0-0-0-0[a]")
  }

  @Test func nothingToInspectIsSaid() {
    var network = TestNetwork.centralized()
    network.remove("hub/spokes/route-0-0-0-0-0")
    expect(
      report(network, from: "alpha/vpc", to: "internet", Self.inspectedOnce), .proved,
      "arrive at all")
  }

  // MARK: Who reaches whom

  @Test func whatIsRefusedIsProved() {
    var network = TestNetwork.centralized()
    network.remove("beta/app-group/ingress-all")
    network.ingress("beta/app-group", "alpha", "10.1.0.0/16", "udp", 8125)
    expect(
      report(network, from: "alpha/vpc", to: "beta/app", [Self.https], .isRefused), .proved,
      "security groups")
    let open = report(network, from: "alpha/vpc", to: "beta/app", [Self.statsd], .isRefused)
    expect(open, .refuted, "One arrives at beta/app in zone")
    #expect(open.counterexample?.decider?.description == "beta/app-group/ingress-alpha")
  }

  /// A packet that arrives breaks the requirement although its answer gets lost.
  @Test func oneWayIsTooMuch() {
    var network = TestNetwork.centralized()
    network.set("inspection/attachment", "appliance_mode_support", "disable")
    expect(
      report(network, from: "alpha/app", to: "beta/app", [Self.statsd], .isRefused), .refuted,
      "arrive")
  }

  @Test func onlyNamesWhoIsLeft() {
    var network = TestNetwork.centralized()
    network.remove("beta/app-group/ingress-all")
    network.ingress("beta/app-group", "alpha", "10.1.0.0/16", "udp", 8125)
    let alpha = [end("alpha/vpc")]
    func only(_ services: [Requirement.Service], _ sources: [Requirement.End]) -> ClaimReport {
      var other = network
      other.requirements = [
        Requirement(
          title: "Only",
          claims: [
            .init(
              .traffic(selection: .init(from: [.anywhere], to: [end("beta/app")])),
              .only(services: services, sources: sources, destinations: []))
          ], location: SourceLocation(file: "Tests/Requirements.swift", line: 1))
      ]
      return other.model.requirementReports()[0].claims[0]
    }
    expect(only([Self.statsd], alpha), .proved, "nothing arrives but UDP 8125")
    expect(only([Self.https], alpha), .refuted, "that should not")
    expect(only([Self.statsd], [end("beta/vpc")]), .refuted, "that should not")
  }

  @Test func reachesMeansAll() {
    var network = TestNetwork.centralized()
    expect(
      report(network, from: "alpha/app", to: "beta/app", [Self.https], .reaches), .proved,
      "whatever zones are chosen")
    network.remove("beta/workload/route-0-0-0-0-0[b]")
    let broken = report(network, from: "alpha/app", to: "beta/app", [Self.https], .reaches)
    expect(broken, .refuted, "has no route")
    #expect(broken.counterexample?.trace?.verdict.reason?.code == .noRoute)
    expect(
      report(network, from: "alpha/app", to: "alpha/nothing", .reaches), .unknown,
      "no network interface")
  }

  // MARK: What is not known

  /// Who may come in is an input: what holds for every list is proved, what depends on it is not.
  @Test func unknownPeersAreTakenBothWays() {
    var network = TestNetwork.centralized()
    network.set("beta/app-group/ingress-all", "cidr_ipv4", .input("clients"))
    network.set("beta/app-group/ingress-all", "ip_protocol", "tcp")
    network.set("beta/app-group/ingress-all", "from_port", 443)
    network.set("beta/app-group/ingress-all", "to_port", 443)
    let refused = report(network, from: "alpha/app", to: "beta/app", [Self.statsd], .isRefused)
    expect(refused, .proved, "security groups")
    let open = report(network, from: "alpha/app", to: "beta/app", [Self.https], .isRefused)
    expect(open, .unknown, "depends on what is not modelled")
    #expect(open.unknowns == ["security group rule whose CIDR is not known"])
    expect(
      report(network, from: "alpha/app", to: "beta/app", [Self.https], .reaches), .unknown,
      "depends")
    let passes = report(network, from: "alpha/app", to: "beta/app", Self.inspectedOnce)
    expect(passes, .proved, "whatever becomes of what is not modelled")
  }

  // MARK: Failures

  @Test func survival() {
    var network = TestNetwork.reference()
    func claim(_ network: TestNetwork, restarting: Bool = false) -> ClaimReport {
      report(
        network, from: "alpha/app", to: "internet", [Self.https],
        .survivesAnyZone(restarting: restarting))
    }
    expect(claim(network), .proved, "zones a and b")
    network.set("alpha/app", "desired_count", 1)
    expect(claim(network), .refuted, "has one task")
    expect(claim(network, restarting: true), .proved, "start again elsewhere")
    for unsaid in [.input("tasks"), 0, nil] as [Value?] {
      network.set("alpha/app", "desired_count", unsaid)
      expect(claim(network), .unknown, "how many tasks")
    }
    var group = TestNetwork.reference()
    group.becomeInstances("alpha/app")
    group.set("alpha/app", "min_size", 1)
    expect(claim(group), .refuted, "has one instance")
    group.set("alpha/app", "min_size", 2)
    expect(claim(group), .unknown, "stands in two zones")
    network.set("alpha/app", "desired_count", 1)
    network.remove("egress/nat[b]")
    network.set(
      "egress/transit/route-0-0-0-0-0[b]", "nat_gateway_id", TestNetwork.ref("egress/nat[a]"))
    let broken = claim(network, restarting: true)
    expect(broken, .refuted, "When zone a is lost")
    #expect(broken.counterexample?.lostZone == Zone("a"))
  }

  /// What ECS cannot start again elsewhere, because its image cannot be pulled there, is lost.
  @Test func survivalNeedsTheImage() {
    var network = TestNetwork.reference()
    func claim() -> ClaimReport {
      report(
        network, from: "beta/app", to: "alpha/app", [Self.https],
        .survivesAnyZone(restarting: true))
    }
    network.set("alpha/app", "desired_count", 1)
    expect(claim(), .proved, "start again elsewhere")
    network.remove("egress/nat[b]")
    network.set(
      "egress/transit/route-0-0-0-0-0[b]", "nat_gateway_id", TestNetwork.ref("egress/nat[a]"))
    expect(claim(), .refuted, "ECS cannot start the only task of the alpha/app elsewhere")
  }

  @Test func survivalBehindALoadBalancer() {
    var network = TestNetwork.reference()
    let survives = Requirement.Predicate.survivesAnyZone(restarting: false)
    func claim(_ service: Requirement.Service) -> ClaimReport {
      report(network, from: "internet", to: "ingress/balancer", [service], survives)
    }
    expect(claim(Self.https), .proved, "zones a and b")
    network.set("alpha/app", "desired_count", 1)
    expect(claim(Self.https), .refuted, "has one task")
    // Nothing listens there, so no task is what it fails for.
    let other = claim(.init(protocolNumber: 6, ports: 80))
    #expect(!other.evidence.contains("one task"), "\(other.evidence)")
  }

  // MARK: Routing and diagnostics

  @Test func aRouteToAnInternetGatewayIsFound() {
    var network = TestNetwork.reference()
    let claim = Requirement.Claim(
      .routing(
        ends: [.anywhere],
        exceptions: [ElementID("egress", "public"), ElementID("ingress", "public")]),
      .avoidsInternetGateway)
    network.requirements = [
      Requirement(
        title: "No way out", claims: [claim],
        location: SourceLocation(file: "Tests/Requirements.swift", line: 7))
    ]
    let report = network.model.requirementReports()[0]
    #expect(report.verdict == .proved, "\(report.evidence)")
    #expect(report.diagnostic == nil)
    network.route("egress/transit", "a", "198.51.100.0/24", .internet)
    let broken = network.model.requirementReports()[0]
    #expect(broken.verdict == .refuted)
    let diagnostic = broken.diagnostic
    #expect(diagnostic?.code == .requirementRefuted)
    #expect(diagnostic?.location?.line == 7)
    #expect(diagnostic?.subject?.description == "egress/transit/route-198-51-100-0-24[a]")
    #expect(diagnostic?.detail.contains("Tests/Network.swift:") == true)
  }

  @Test func whatCannotBeProvedIsAnErrorUnlessAccepted() {
    var network = TestNetwork.centralized()
    network.set("beta/app-group/ingress-all", "cidr_ipv4", .input("clients"))
    let claim = Requirement.Claim(
      .traffic(selection: .init(from: [end("alpha/app")], to: [end("beta/app")])), .reaches)
    for accepts in [false, true] {
      network.requirements = [
        Requirement(
          title: "Alpha reaches beta", claims: [claim], acceptsUnknown: accepts,
          location: SourceLocation(file: "Tests/Requirements.swift", line: 7))
      ]
      let report = network.model.requirementReports()[0]
      #expect(report.verdict == .unknown)
      #expect(report.diagnostic?.code == (accepts ? nil : .requirementUnproved))
    }
  }
}

extension Counterexample? {
  fileprivate var debugText: String {
    guard let trace = self?.trace else { return "no walk" }
    return story([trace])
  }
}
