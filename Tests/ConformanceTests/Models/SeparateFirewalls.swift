import ArchitectureDSL
import Topology

/// D3: one firewall before the load balancer, another one before the NAT gateway.
struct SeparateFirewalls: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      VPC("spoke", cidr: "10.2.0.0/16") {
        Subnets("private", prefixLength: 24) { Route(to: .firewall("egress")) }
        Subnets("balancer", prefixLength: 24) { Route(to: .firewall("ingress")) }
        Subnets("public", prefixLength: 24) {
          Route(to: .internetGateway)
          Route("return", destination: .tier("private"), to: .firewallOfDestination("egress"))
        }
        Subnets("ingress-firewall", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("egress-firewall", prefixLength: 28) { Route(to: .natGateway) }
        EdgeRouting(to: "balancer", through: "ingress")
        NetworkFirewall("ingress", tier: "ingress-firewall") { https }
        NetworkFirewall("egress", tier: "egress-firewall") { https }
        Admits(.tcp, from: "0.0.0.0/0", port: 443)
        Balancer("web", in: "balancer", isNetwork: true)
        Hosts("app", behind: "spoke/web")
      }
      inspectsEgress(of: "spoke/app", host: "spoke/app", by: "spoke/egress")
      inspectsIngress(to: "spoke/web", by: "spoke/ingress")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [
      Walk(
        "spoke/app", "internet", in: zone,
        [
          "spoke/app[\(zone)]", "spoke/egress/firewall[\(zone)]", "spoke/nat[\(zone)]",
          "spoke/internet-gateway", "internet",
        ]),
      Walk(
        "internet", "spoke/web", in: zone,
        [
          "internet", "spoke/internet-gateway", "spoke/ingress/firewall[\(zone)]",
          "spoke/web[\(zone)]", "spoke/app[\(zone)]",
        ]),
    ]
  }
}
