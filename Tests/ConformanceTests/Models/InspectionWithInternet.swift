import ArchitectureDSL
import Topology

/// The row "inspection VPC only, with internet access" of the inspection flows: the tables of C1, with
/// spokes by pattern.
struct InspectionWithInternet: InspectionModel {
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
      CentralizedInspection().inspection
      inspectsEastWest(by: "inspection/perimeter")
      inspectsEgress(of: "beta", host: "beta/app", by: "inspection/perimeter")
    }
  }

  static func walks(in zone: String) -> [Walk] { CentralizedInspection.walks(in: zone) }
}
