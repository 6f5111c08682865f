import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// One way to break a network, and what the walk must say of it.
struct ReasonCase: Sendable, CustomTestStringConvertible {
  let code: ReasonCode
  let flow: FlowQuery
  let make: @Sendable () -> TestNetwork
  var testDescription: String { code.rawValue }

  init(
    _ code: ReasonCode, _ flow: FlowQuery, _ make: @escaping @Sendable () -> TestNetwork
  ) {
    self.code = code
    self.flow = flow
    self.make = make
  }

  /// Starts from a model and changes it.
  init(
    _ code: ReasonCode, _ flow: FlowQuery, _ base: @escaping @Sendable () -> TestNetwork,
    _ change: @escaping @Sendable (inout TestNetwork) -> Void
  ) {
    self.init(code, flow) {
      var network = base()
      change(&network)
      return network
    }
  }
}

/// The truth table of reasons: one row for each, at least.
@Suite struct ReasonTests {
  static let cases: [ReasonCase] = security + routing + gateways + transit + devices

  static let security: [ReasonCase] = [
    ReasonCase(.securityGroupRules, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.remove("beta/app-group/ingress-all")
      $0.ingress("beta/app-group", "web", "10.0.0.0/8", "tcp", 80)
    },
    ReasonCase(.securityGroupEmpty, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.remove("alpha/app-group/egress-all")
    },
    ReasonCase(
      .securityGroupReferenceLost, .tcp("alpha/app", "beta/app"), TestNetwork.centralized
    ) {
      $0.set("hub/transit-gateway", "security_group_referencing_support", "enable")
      $0.remove("beta/app-group/ingress-all")
      $0.ingress("beta/app-group", "alpha", "alpha/app-group", "tcp", 443)
    },
    ReasonCase(
      .securityGroupReferencingOff, .tcp("alpha/app", "beta/app"), TestNetwork.direct
    ) {
      $0.remove("beta/app-group/ingress-all")
      $0.ingress("beta/app-group", "alpha", "alpha/app-group", "tcp", 443)
    },
    ReasonCase(.networkACL, .tcp("alpha/app", "beta/app"), TestNetwork.direct) {
      $0.acl("beta/acl", subnets: ["beta/workload[a]", "beta/workload[b]"])
      $0.aclRule("beta/acl", 100, "10.0.0.0/8", "tcp", 80...80)
      $0.aclRule("beta/acl", 100, "0.0.0.0/0", "-1", nil, isEgress: true)
    },
    // The answer goes to an ephemeral port, which a stateless filter must permit too.
    ReasonCase(.networkACL, .tcp("alpha/app", "beta/app"), TestNetwork.direct) {
      $0.acl("beta/acl", subnets: ["beta/workload[a]", "beta/workload[b]"])
      $0.aclRule("beta/acl", 100, "0.0.0.0/0", "-1", nil)
      $0.aclRule("beta/acl", 100, "0.0.0.0/0", "tcp", 443...443, isEgress: true)
    },
  ]

  static let routing: [ReasonCase] = [
    ReasonCase(.noRoute, .tcp("alpha/app", "beta/app"), TestNetwork.direct) {
      $0.remove("alpha/workload/route-0-0-0-0-0[a]")
      $0.remove("alpha/workload/route-0-0-0-0-0[b]")
    },
    ReasonCase(.deadRoute, .tcp("spoke/app", "internet"), TestNetwork.natBehindFirewall) {
      $0.remove("spoke/nat[a]")
      $0.remove("spoke/nat[b]")
    },
    ReasonCase(.localRouteRestriction, .tcp("spoke/web", "10.2.2.9"), TestNetwork.distributed) {
      $0.route("spoke/public", "a", "10.2.2.0/25", .firewall("spoke/firewall", "a"))
      $0.route("spoke/public", "b", "10.2.2.0/25", .firewall("spoke/firewall", "b"))
      $0.service("spoke/web", subnets: ["spoke/public[a]"], isPublic: true)
      $0.service("spoke/peer", subnets: ["spoke/public[b]"])
    },
    ReasonCase(.edgeRouteRestriction, .tcp("internet", "spoke/web"), TestNetwork.distributed) {
      $0.remove("spoke/edge/route-0")
      $0.remove("spoke/edge/route-1")
      $0.route(
        "spoke/edge/half", table: "spoke/edge/route-table", vpc: "spoke", "10.2.1.0/25",
        .firewall("spoke/firewall", "a"))
      $0.route(
        "spoke/edge/other", table: "spoke/edge/route-table", vpc: "spoke", "10.2.2.0/25",
        .firewall("spoke/firewall", "b"))
    },
    ReasonCase(.redirectedSubnet, .tcp("spoke/web", "internet"), TestNetwork.distributed) {
      for zone in TestNetwork.zones {
        $0.remove("spoke/public/route-0-0-0-0-0[\(zone)]")
        $0.route("spoke/public", zone, "0.0.0.0/0", .internet)
      }
    },
    ReasonCase(.noHost, .tcp("spoke/web", "10.2.200.1"), TestNetwork.distributed),
    // Another VPC with the same block.
    ReasonCase(.overlappingNetwork, .tcp("alpha/app", "copy/app"), TestNetwork.direct) {
      $0.spoke("copy", second: 1)
    },
    ReasonCase(.sourceDestinationCheck, .tcp("alpha/app", "internet"), TestNetwork.direct) {
      $0.add(
        "alpha/appliance", "aws_network_interface",
        ["subnet_id": TestNetwork.ref("alpha/transit[a]")])
      for zone in TestNetwork.zones {
        $0.remove("alpha/workload/route-0-0-0-0-0[\(zone)]")
        $0.route("alpha/workload", zone, "0.0.0.0/0", .interface("alpha/appliance"))
      }
    },
    ReasonCase(.loop, .tcp("spoke/app", "internet"), TestNetwork.natBehindFirewall) {
      for zone in TestNetwork.zones {
        $0.remove("spoke/public/route-0-0-0-0-0[\(zone)]")
        $0.route("spoke/public", zone, "0.0.0.0/0", .nat("spoke/nat[\(zone)]"))
      }
    },
    ReasonCase(.noEndpoint, .tcp("spoke/nothing", "internet"), TestNetwork.distributed),
  ]

  static let gateways: [ReasonCase] = [
    ReasonCase(.noPublicAddress, .tcp("spoke/web", "internet"), TestNetwork.distributed) {
      $0.remove("spoke/web")
      $0.service(
        "spoke/web", subnets: ["spoke/public[a]"], isPublic: false, groups: ["spoke/web-group"])
    },
    ReasonCase(.notPublished, .tcp("internet", "alpha/app"), TestNetwork.centralized),
    ReasonCase(.privateDestination, .tcp("spoke/web", "192.168.1.1"), TestNetwork.distributed),
    ReasonCase(
      .translationProtocol,
      FlowQuery(from: .element(ElementID("spoke", "app")), to: .internet, IPProtocol(47)),
      TestNetwork.natBehindFirewall),
    ReasonCase(
      .translationInbound, .tcp("internet", "spoke/nat[a]"), TestNetwork.natBehindFirewall),
    ReasonCase(.translationReply, .tcp("internet", "spoke/web"), TestNetwork.publicByNAT),
    // The answer leaves through another VPC's internet gateway.
    ReasonCase(.replyMismatch, .tcp("internet", "alpha/web"), TestNetwork.direct) {
      $0.internetGateway("alpha")
      $0.internetGateway("beta")
      $0.service("alpha/web", subnets: ["alpha/workload[a]"], isPublic: true)
      $0.transitRoute("spokes", "0.0.0.0/0", to: "beta")
      $0.route("beta/transit", "a", "0.0.0.0/0", .internet)
      $0.route("beta/transit", "b", "0.0.0.0/0", .internet)
    },
    ReasonCase(.peeringAddress, .tcp("alpha/app", "10.9.0.1"), TestNetwork.peered) {
      for zone in TestNetwork.zones {
        $0.route("alpha/workload", zone, "10.9.0.0/16", .peering("alpha/peering"))
      }
    },
    ReasonCase(.endpointProtocol, .udp("alpha/app", "alpha/storage", 443), TestNetwork.storage),
    ReasonCase(.endpointSource, .tcp("alpha/app", "beta/storage"), TestNetwork.storage) {
      $0.remove("alpha/storage")
      $0.gatewayEndpoint(
        "beta/storage", tables: TestNetwork.zones.map { "beta/transit/route-table[\($0)]" })
      $0.transitRoute("spokes", "0.0.0.0/0", to: "beta")
    },
    ReasonCase(.clientAuthorization, ClientVPNTests.flow) {
      ClientVPNTests.network { ClientVPNTests.route(&$0, "10.2.0.0/16") }
    },
    ReasonCase(.listener, .tcp("internet", "ingress/balancer", 8443), TestNetwork.reference) {
      $0.ingress("ingress/balancer-group", "all", "0.0.0.0/0")
    },
    ReasonCase(.noTarget, .tcp("internet", "ingress/balancer"), TestNetwork.reference) {
      $0.set("alpha/app", "load_balancer", nil)
    },
    ReasonCase(.targetZone, .tcp("internet", "spoke/balancer"), TestNetwork.separateFirewalls) {
      // A node without targets is not in DNS unless that holds for each.
      $0.set("spoke/balancer", "subnets", .list([TestNetwork.ref("spoke/balancer-subnet[b]")]))
      guard let index = $0.index("spoke/app") else { return }
      $0.resources[index].arguments["network_configuration"] = .blocks([
        "subnets": [TestNetwork.ref("spoke/private[a]")],
        "security_groups": [TestNetwork.ref("spoke/app-group")],
      ])
    },
  ]

  static let transit: [ReasonCase] = [
    ReasonCase(.transitZone, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.set("alpha/attachment", "subnet_ids", [TestNetwork.ref("alpha/transit[a]")])
    },
    ReasonCase(.transitAssociation, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.remove("alpha/attachment-association")
    },
    ReasonCase(.transitNoRoute, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.remove("beta/propagation-inspected")
    },
    ReasonCase(.transitBlackhole, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.transitRoute("spokes", "10.2.0.0/16", to: nil)
    },
    // The inspection VPC on the spokes' own table sends everything back to itself.
    ReasonCase(.loop, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.set(
        "inspection/attachment-association", "transit_gateway_route_table_id",
        TestNetwork.ref("hub/spokes"))
    },
  ]

  static let devices: [ReasonCase] = [
    ReasonCase(.firewallRules, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.remove("inspection/rules")
      $0.ruleGroup("inspection/rules", "drop tcp any any -> any 443 (sid:1;)")
    },
    ReasonCase(.noSession, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.set("inspection/attachment", "appliance_mode_support", "disable")
    },
    ReasonCase(.oneSided, .tcp("alpha/app", "beta/app"), TestNetwork.centralized) {
      $0.propagate("alpha", to: "spokes")
    },
  ]

  @Test(arguments: cases) func tells(_ row: ReasonCase) {
    let traces = row.make().model.trace(row.flow)
    let reasons = traces.flatMap(\.blockers).map(\.reason.code)
    #expect(reasons.contains(row.code), "\(story(traces))")
    #expect(traces.contains { !$0.verdict.isSuccess })
  }

  /// The class walk refuses the same packets.
  @Test(arguments: cases) func classesAgree(_ row: ReasonCase) {
    guard row.code != .noEndpoint else { return }
    let model = row.make().model
    let serverless = [
      PacketClass(
        protocols: IntervalSet(UInt32(row.flow.transport.number)),
        sourcePorts: IntervalSet(UInt32(row.flow.sourcePort)),
        destinationPorts: IntervalSet(UInt32(row.flow.port)))
    ]
    let outcomes = model.outcomes(
      from: row.flow.source, to: row.flow.destination, packets: serverless)
    // A private receiver is no destination for the internet, so nothing is even sent.
    guard row.code != .notPublished else {
      #expect(outcomes.reachable.isEmpty)
      return
    }
    #expect(outcomes.contains { !$0.result.isSuccess }, "\(outcomes)")
  }

  @Test func failedComponent() {
    let model = TestNetwork.centralized().model
    let traces = model.failing(.component(ElementID("inspection", "firewall"), zone: "a"))
      .trace(.tcp("alpha/app", "internet"))
    #expect(traces.contains { $0.blockers.contains { $0.reason.code == .failed } })
  }

  /// Every reason has a row, a meaning, and its own words.
  @Test func everyReasonHasARow() {
    let covered = Set(Self.cases.map(\.code)).union([.failed])
    #expect(ReasonCode.allCases.filter { !covered.contains($0) } == [])
    #expect(Set(ReasonCode.allCases.map(\.meaning)).count == ReasonCode.allCases.count)
  }

  /// The walk goes on past a refusal and names everything that would have to change.
  @Test func namesAllBlockers() {
    var network = TestNetwork.centralized()
    network.remove("alpha/app-group/egress-all")
    network.remove("beta/app-group/ingress-all")
    network.remove("inspection/rules")
    network.ruleGroup("inspection/rules", "drop tcp any any -> any 443 (sid:1;)")
    let traces = network.model.trace(.tcp("alpha/app", "beta/app"))
    for trace in traces {
      #expect(
        trace.blockers.map(\.reason.code) == [
          .securityGroupEmpty, .firewallRules, .securityGroupEmpty,
        ], "\(story([trace]))")
    }
  }
}
