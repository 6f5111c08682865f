import ArchitectureDSL
import Topology

/// C3: an inspection VPC for what the spokes send each other; there is no way out.
struct EastWestInspection: InspectionModel {
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
      WorkloadVPC("alpha", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      WorkloadVPC("beta", prefixLength: 16, transitGateway: "hub") { Hosts("app") }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") { https }
      }
      inspectsEastWest(by: "inspection/perimeter")
      Require("Nothing reaches the internet") {
        Traffic(from: "alpha", to: .internet).isRefused()
      }
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [.eastWest(in: zone)]
  }
}
