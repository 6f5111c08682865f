import ArchitectureDSL
import Topology

/// C2: an inspection and an egress VPC; two spokes of one domain and one of another, which the
/// transit gateway keeps apart.
struct SeparateEgress: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          TransitGatewayRoute(to: "inspection")
          TransitGatewayRoute.blackhole("gamma", destination: .vpc("gamma"))
        }
        TransitGatewayRouteTable("development") {
          Associates("gamma")
          TransitGatewayRoute(to: "inspection")
          TransitGatewayRoute.blackhole("alpha", destination: .vpc("alpha"))
          TransitGatewayRoute.blackhole("beta", destination: .vpc("beta"))
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta", "gamma")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("egress") {
          Associates("egress")
          TransitGatewayRoute("environment", destination: .environment, to: "inspection")
        }
      }
      WorkloadVPC("alpha", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      WorkloadVPC("beta", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      WorkloadVPC("gamma", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") { https }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      inspectsEastWest(by: "inspection/perimeter")
      inspectsEgress(of: "alpha", host: "alpha/app", by: "inspection/perimeter")
      Require("Development and the others are apart") {
        Traffic(between: "alpha", "gamma").isRefused()
        Traffic(between: "beta", "gamma").isRefused()
      }
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [.eastWest(in: zone), .inspectedEgress(in: zone)]
  }
}
