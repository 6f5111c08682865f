import ArchitectureDSL
import Topology

/// D2: the NAT gateway in a protected subnet, the firewall between it and the internet gateway.
struct NATBehindFirewall: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      VPC("spoke", cidr: "10.2.0.0/16", natGatewayTier: "public") {
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter") { https }
        Hosts("app")
      }
      inspectsEgress(of: "spoke/app", host: "spoke/app", by: "spoke/perimeter")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [
      Walk(
        "spoke/app", "internet", in: zone,
        [
          "spoke/app[\(zone)]", "spoke/nat[\(zone)]", "spoke/perimeter/firewall[\(zone)]",
          "spoke/internet-gateway", "internet",
        ])
    ]
  }
}
