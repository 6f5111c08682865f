import ArchitectureDSL
import Topology

/// The row "east-west" of the inspection flows: what the spokes send each other is inspected, ingress
/// and egress are not.
struct EastWestOnlyInspection: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          Propagates("ingress")
          TransitGatewayRoute(to: "egress")
          TransitGatewayRoute("environment", destination: .environment, to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta")
        }
        TransitGatewayRouteTable("egress") {
          Associates("egress")
          Propagates("alpha", "beta")
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
      IngressVPC("ingress", prefixLength: 20, transitGateway: "hub") {
        Admits(.tcp, from: "0.0.0.0/0", port: 443)
        Balancer("web", in: "public")
      }
      inspectsEastWest(by: "inspection/perimeter")
      Require("Egress reaches the internet in its zone") {
        Traffic(from: "alpha/app", to: .internet, .tcp(443)).reaches().symmetric().inOneZone()
      }
      Require("Ingress arrives") {
        Traffic(from: .internet, to: "ingress/web", .tcp(443)).reaches()
      }
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [
      .eastWest(in: zone),
      Walk(
        "alpha/app", "internet", in: zone,
        [
          "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
          "egress/attachment[\(zone)]", "egress/nat[\(zone)]", "egress/internet-gateway",
          "internet",
        ]),
      Walk(
        "internet", "ingress/web", in: zone,
        [
          "internet", "ingress/internet-gateway", "ingress/web[\(zone)]",
          "ingress/attachment[\(zone)]", "hub/transit-gateway", "alpha/attachment[\(zone)]",
          "alpha/app[\(zone)]",
        ]),
    ]
  }
}
