import ArchitectureDSL
import Topology

/// D5: two tiers of one VPC that reach each other through a firewall only. Both directions use the
/// endpoint in the zone of the front subnet.
struct InspectionInsideVPC: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      VPC("spoke", cidr: "10.2.0.0/16") {
        Subnets("front", prefixLength: 24) {
          Route("back", destination: .tier("back"), to: .firewall("inner"))
        }
        Subnets("back", prefixLength: 24) {
          Route("front", destination: .tier("front"), to: .firewallOfDestination("inner"))
        }
        Subnets("firewall", prefixLength: 28)
        NetworkFirewall("inner") { https }
        Hosts("web", in: "front")
        Hosts("store", in: "back")
      }
      Require("The tiers reach each other") {
        Traffic(from: "spoke/web", to: "spoke/store", .tcp(443)).reaches()
      }
      Require("The tiers are inspected once") {
        Traffic(between: "spoke/web", "spoke/store").passes("spoke/inner", exactly: .once)
      }
      Require("The tiers are answered the way they came") {
        Traffic(between: "spoke/web", "spoke/store").symmetric()
      }
    }
  }

  static func walks(in zone: String) -> [Walk] {
    ["a", "b"].flatMap { other in
      let way = [
        "spoke/web[\(zone)]", "spoke/inner/firewall[\(zone)]", "spoke/store[\(other)]",
      ]
      return [
        Walk("spoke/web", "spoke/store", in: zone, to: other, way),
        Walk("spoke/store", "spoke/web", in: other, to: zone, way.reversed()),
      ]
    }
  }
}
