import ArchitectureDSL
import Topology

/// C7: egress and what the spokes send each other pass the inspection VPC; the spoke that is public has
/// an internet gateway and a firewall of its own for ingress. Its public tier answers to the internet only:
/// the other spokes reach its hosts, not its load balancer.
struct CombinedInspection: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta")
        }
      }
      alpha
      WorkloadVPC("beta", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      CentralizedInspection().inspection
      inspectsEastWest(between: "alpha/app", by: "inspection/perimeter")
      inspectsEgress(of: "alpha/app", host: "alpha/app", by: "inspection/perimeter")
      inspectsIngress(to: "alpha/web", by: "alpha/edge")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    CentralizedInspection.walks(in: zone) + [
      Walk(
        "internet", "alpha/web", in: zone,
        [
          "internet", "alpha/internet-gateway", "alpha/edge/firewall[\(zone)]",
          "alpha/web[\(zone)]", "alpha/app[\(zone)]",
        ])
    ]
  }

  private var alpha: VPC {
    VPC("alpha", cidr: "10.1.0.0/16", transitGateway: "hub") {
      Subnets("private", prefixLength: 24) { Route(to: .transitGateway) }
      Subnets("public", prefixLength: 24) { Route(to: .firewall("edge")) }
      Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
      EdgeRouting(to: "public", through: "edge")
      NetworkFirewall("edge") { https }
      Admits(.tcp, from: "0.0.0.0/0", port: 443)
      Balancer("web", in: "public")
      Hosts("app", behind: "alpha/web")
    }
  }
}
