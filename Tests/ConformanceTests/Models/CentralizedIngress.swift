import ArchitectureDSL
import Topology

/// C5 with C2, and the row "all" of the inspection flows: ingress, egress and what the spokes send
/// each other pass one inspection VPC.
struct CentralizedIngress: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta", "ingress")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("egress") {
          Associates("egress")
          TransitGatewayRoute("environment", destination: .environment, to: "inspection")
        }
        TransitGatewayRouteTable("ingress") {
          Associates("ingress")
          TransitGatewayRoute("environment", destination: .environment, to: "inspection")
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
      inspectsEgress(of: "alpha", host: "alpha/app", by: "inspection/perimeter")
      inspectsIngress(to: "ingress/web", by: "inspection/perimeter")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [.eastWest(in: zone), .inspectedEgress(in: zone), .inspectedIngress(in: zone)]
  }
}
