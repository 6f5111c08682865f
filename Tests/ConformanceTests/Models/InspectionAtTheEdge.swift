import ArchitectureDSL
import Topology

/// C4: ingress has a firewall of its own before the load balancer; what the spokes send each other and
/// the internet passes another one. That is a firewall attached to the transit gateway in AWS's
/// template, which the provider's release cannot declare; here it stands in an inspection VPC.
struct InspectionAtTheEdge: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          TransitGatewayRoute(to: "inspection")
          TransitGatewayRoute("ingress", destination: .vpc("ingress"), to: "ingress")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("egress") {
          Associates("egress")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("ingress") {
          Associates("ingress")
          Propagates("alpha", "beta")
        }
      }
      WorkloadVPC("alpha", prefixLength: 16, transitGateway: "hub") {
        Hosts("app", behind: "ingress/web")
      }
      WorkloadVPC("beta", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") { https }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      ingress
      inspectsEastWest(by: "inspection/perimeter")
      inspectsEgress(of: "alpha", host: "alpha/app", by: "inspection/perimeter")
      inspectsIngress(to: "ingress/web", by: "ingress/edge")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [
      .eastWest(in: zone), .inspectedEgress(in: zone),
      Walk(
        "internet", "ingress/web", in: zone,
        [
          "internet", "ingress/internet-gateway", "ingress/edge/firewall[\(zone)]",
          "ingress/web[\(zone)]", "ingress/attachment[\(zone)]", "hub/transit-gateway",
          "alpha/attachment[\(zone)]", "alpha/app[\(zone)]",
        ]),
    ]
  }

  private var ingress: VPC {
    VPC("ingress", cidr: "100.65.0.0/20", transitGateway: "hub", applianceMode: true) {
      Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
      Subnets("public", prefixLength: 24) {
        Route(to: .firewall("edge"))
        Route("environment", destination: .environment, to: .transitGateway)
      }
      EdgeRouting(to: "public", through: "edge")
      NetworkFirewall("edge") { https }
      Admits(.tcp, from: "0.0.0.0/0", port: 443)
      Balancer("web", in: "public", isNetwork: true)
    }
  }
}
