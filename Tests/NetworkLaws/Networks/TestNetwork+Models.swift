import Reachability
import Topology

/// The inspection deployment models of AWS, by the names of the reference table.
extension TestNetwork {
  static let zones = ["a", "b"]

  /// A rule group that lets everything pass.
  private mutating func passAll(_ id: String) {
    ruleGroup(id, "pass ip any any -> any any (msg:\"pass all\"; sid:1;)")
  }

  /// A VPC with workloads in both zones, attached to the transit gateway.
  mutating func spoke(_ name: String, second: Int, table: String = "spokes") {
    vpc(name, "10.\(second).0.0/16")
    for (index, zone) in Self.zones.enumerated() {
      subnet("\(name)/workload", zone, "10.\(second).\(index + 1).0/24")
      subnet("\(name)/transit", zone, "10.\(second).0.\(16 * index)/28")
      route("\(name)/workload", zone, "0.0.0.0/0", .transit)
    }
    attach(name, table: table)
    service("\(name)/app", subnets: Self.zones.map { "\(name)/workload[\($0)]" })
  }

  /// D1: firewall between public workloads and the internet gateway, in one VPC.
  static func distributed() -> TestNetwork {
    var network = TestNetwork()
    network.vpc("spoke", "10.2.0.0/16")
    network.internetGateway("spoke")
    network.passAll("spoke/rules")
    network.firewall(
      "spoke/firewall", subnets: zones.map { "spoke/firewall-subnet[\($0)]" },
      groups: ["spoke/rules"])
    for (index, zone) in zones.enumerated() {
      network.subnet("spoke/public", zone, "10.2.\(index + 1).0/24")
      network.subnet("spoke/firewall-subnet", zone, "10.2.16.\(16 * index)/28")
      network.route("spoke/public", zone, "0.0.0.0/0", .firewall("spoke/firewall", zone))
      network.route("spoke/firewall-subnet", zone, "0.0.0.0/0", .internet)
    }
    network.edgeTable(
      "spoke",
      [
        "10.2.1.0/24": .firewall("spoke/firewall", "a"),
        "10.2.2.0/24": .firewall("spoke/firewall", "b"),
      ])
    network.service(
      "spoke/web", subnets: zones.map { "spoke/public[\($0)]" }, isPublic: true)
    return network
  }

  /// D2: the firewall between the NAT gateway and the internet gateway.
  static func natBehindFirewall() -> TestNetwork {
    var network = TestNetwork()
    network.vpc("spoke", "10.2.0.0/16")
    network.internetGateway("spoke")
    network.passAll("spoke/rules")
    network.firewall(
      "spoke/firewall", subnets: zones.map { "spoke/firewall-subnet[\($0)]" },
      groups: ["spoke/rules"])
    for (index, zone) in zones.enumerated() {
      network.subnet("spoke/private", zone, "10.2.\(index + 1).0/24")
      network.subnet("spoke/public", zone, "10.2.\(index + 11).0/24")
      network.subnet("spoke/firewall-subnet", zone, "10.2.16.\(16 * index)/28")
      network.natGateway("spoke/nat", zone, subnet: "spoke/public")
      network.route("spoke/private", zone, "0.0.0.0/0", .nat("spoke/nat[\(zone)]"))
      network.route("spoke/public", zone, "0.0.0.0/0", .firewall("spoke/firewall", zone))
      network.route("spoke/firewall-subnet", zone, "0.0.0.0/0", .internet)
    }
    network.edgeTable(
      "spoke",
      [
        "10.2.11.0/24": .firewall("spoke/firewall", "a"),
        "10.2.12.0/24": .firewall("spoke/firewall", "b"),
      ])
    network.service("spoke/app", subnets: zones.map { "spoke/private[\($0)]" })
    return network
  }

  /// D3: one firewall before the load balancer, another before the NAT gateway.
  static func separateFirewalls() -> TestNetwork {
    var network = TestNetwork()
    network.vpc("spoke", "10.2.0.0/16")
    network.internetGateway("spoke")
    for kind in ["ingress", "egress"] {
      network.passAll("spoke/\(kind)-rules")
      network.firewall(
        "spoke/\(kind)-firewall", subnets: zones.map { "spoke/\(kind)-subnet[\($0)]" },
        groups: ["spoke/\(kind)-rules"])
    }
    for (index, zone) in zones.enumerated() {
      let own = "10.2.\(index + 1).0/24"
      network.subnet("spoke/private", zone, own)
      network.subnet("spoke/balancer-subnet", zone, "10.2.\(index + 11).0/24")
      network.subnet("spoke/nat-subnet", zone, "10.2.\(index + 21).0/24")
      network.subnet("spoke/ingress-subnet", zone, "10.2.32.\(16 * index)/28")
      network.subnet("spoke/egress-subnet", zone, "10.2.33.\(16 * index)/28")
      network.natGateway("spoke/nat", zone, subnet: "spoke/nat-subnet")
      network.route("spoke/private", zone, "0.0.0.0/0", .firewall("spoke/egress-firewall", zone))
      network.route("spoke/egress-subnet", zone, "0.0.0.0/0", .nat("spoke/nat[\(zone)]"))
      network.route("spoke/nat-subnet", zone, "0.0.0.0/0", .internet)
      network.route("spoke/nat-subnet", zone, own, .firewall("spoke/egress-firewall", zone))
      network.route(
        "spoke/balancer-subnet", zone, "0.0.0.0/0", .firewall("spoke/ingress-firewall", zone))
      network.route("spoke/ingress-subnet", zone, "0.0.0.0/0", .internet)
    }
    network.edgeTable(
      "spoke",
      [
        "10.2.11.0/24": .firewall("spoke/ingress-firewall", "a"),
        "10.2.12.0/24": .firewall("spoke/ingress-firewall", "b"),
      ])
    network.service("spoke/app", subnets: zones.map { "spoke/private[\($0)]" })
    network.loadBalancer(
      "spoke/balancer", subnets: zones.map { "spoke/balancer-subnet[\($0)]" },
      service: "spoke/app", type: "network")
    return network
  }

  /// C1: one inspection VPC for east-west and egress.
  static func centralized() -> TestNetwork {
    var network = TestNetwork()
    network.transitGateway()
    network.transitTable("spokes")
    network.transitTable("inspected")
    network.spoke("alpha", second: 1)
    network.spoke("beta", second: 2)
    network.vpc("inspection", "100.64.0.0/16")
    network.internetGateway("inspection")
    network.passAll("inspection/rules")
    network.firewall(
      "inspection/firewall", subnets: zones.map { "inspection/firewall-subnet[\($0)]" },
      groups: ["inspection/rules"])
    for (index, zone) in zones.enumerated() {
      network.subnet("inspection/transit", zone, "100.64.0.\(16 * index)/28")
      network.subnet("inspection/firewall-subnet", zone, "100.64.1.\(16 * index)/28")
      network.subnet("inspection/public", zone, "100.64.\(index + 2).0/24")
      network.natGateway("inspection/nat", zone, subnet: "inspection/public")
      let firewall = Target.firewall("inspection/firewall", zone)
      network.route("inspection/transit", zone, "0.0.0.0/0", firewall)
      network.route(
        "inspection/firewall-subnet", zone, "0.0.0.0/0", .nat("inspection/nat[\(zone)]"))
      network.route("inspection/firewall-subnet", zone, "10.0.0.0/8", .transit)
      network.route("inspection/public", zone, "0.0.0.0/0", .internet)
      network.route("inspection/public", zone, "10.0.0.0/8", firewall)
    }
    network.attach("inspection", table: "inspected", appliance: true)
    network.transitRoute("spokes", "0.0.0.0/0", to: "inspection")
    network.propagate("alpha", to: "inspected")
    network.propagate("beta", to: "inspected")
    return network
  }

  /// C2 with C5: inspection, egress and ingress VPCs of their own; the reference architecture.
  static func reference() -> TestNetwork {
    var network = TestNetwork()
    network.transitGateway()
    network.transitTable("pre-inspection")
    network.transitTable("post-inspection")
    network.spoke("alpha", second: 1, table: "pre-inspection")
    network.spoke("beta", second: 2, table: "pre-inspection")
    network.vpc("inspection", "100.64.0.0/26")
    network.vpc("egress", "10.10.0.0/16")
    network.vpc("ingress", "10.11.0.0/16")
    network.internetGateway("egress")
    network.internetGateway("ingress")
    network.passAll("inspection/rules")
    network.firewall(
      "inspection/firewall", subnets: zones.map { "inspection/firewall-subnet[\($0)]" },
      groups: ["inspection/rules"])
    for (index, zone) in zones.enumerated() {
      network.subnet("inspection/transit", zone, "100.64.0.\(16 * index)/28")
      network.subnet("inspection/firewall-subnet", zone, "100.64.0.\(32 + 16 * index)/28")
      network.route(
        "inspection/transit", zone, "0.0.0.0/0", .firewall("inspection/firewall", zone))
      network.route("inspection/firewall-subnet", zone, "0.0.0.0/0", .transit)
      network.subnet("egress/transit", zone, "10.10.0.\(16 * index)/28")
      network.subnet("egress/public", zone, "10.10.\(index + 1).0/24")
      network.natGateway("egress/nat", zone, subnet: "egress/public")
      network.route("egress/transit", zone, "0.0.0.0/0", .nat("egress/nat[\(zone)]"))
      network.route("egress/transit", zone, "10.0.0.0/8", .transit)
      network.route("egress/public", zone, "0.0.0.0/0", .internet)
      network.route("egress/public", zone, "10.0.0.0/8", .transit)
      network.subnet("ingress/transit", zone, "10.11.0.\(16 * index)/28")
      network.subnet("ingress/public", zone, "10.11.\(index + 1).0/24")
      network.route("ingress/transit", zone, "10.0.0.0/8", .transit)
      network.route("ingress/public", zone, "0.0.0.0/0", .internet)
      network.route("ingress/public", zone, "10.0.0.0/8", .transit)
    }
    network.attach("inspection", table: "post-inspection", appliance: true)
    network.attach("egress", table: "pre-inspection")
    network.attach("ingress", table: "pre-inspection")
    network.transitRoute("pre-inspection", "0.0.0.0/0", to: "inspection")
    network.transitRoute("post-inspection", "0.0.0.0/0", to: "egress")
    for vpc in ["alpha", "beta", "ingress"] {
      network.propagate(vpc, to: "post-inspection")
    }
    network.loadBalancer(
      "ingress/balancer", subnets: zones.map { "ingress/public[\($0)]" }, service: "alpha/app")
    return network
  }
}
