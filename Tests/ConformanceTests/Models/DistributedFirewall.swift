import ArchitectureDSL
import Topology

/// D1: a firewall between public hosts and the internet gateway of their VPC.
struct DistributedFirewall: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      VPC("spoke", cidr: "10.2.0.0/16") {
        Subnets("public", prefixLength: 24, cidrs: ["a": "10.2.1.0/24", "b": "10.2.2.0/24"]) {
          Route(to: .firewall("perimeter"))
        }
        Subnets("firewall", prefixLength: 28, cidrs: ["a": "10.2.16.0/28", "b": "10.2.16.16/28"]) {
          Route(to: .internetGateway)
        }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter") { https }
        Admits(.tcp, from: "0.0.0.0/0", port: 443)
        Hosts("web", in: "public", isPublic: true)
      }
      inspectsEgress(of: "spoke/web", host: "spoke/web", by: "spoke/perimeter")
      inspectsIngress(to: "spoke/web", by: "spoke/perimeter")
    }
  }

  static func walks(in zone: String) -> [Walk] {
    let way = [
      "spoke/web[\(zone)]", "spoke/perimeter/firewall[\(zone)]", "spoke/internet-gateway",
      "internet",
    ]
    return [
      Walk("spoke/web", "internet", in: zone, way),
      Walk("internet", "spoke/web", in: zone, way.reversed()),
    ]
  }
}
