import ArchitectureDSL
import Topology

/// A firewall of a VPC of its own between the networks of a transit gateway, and a way out behind it.
extension RandomModel {
  mutating func inspection(_ hub: String, _ joined: [RandomNetwork]) -> [any RegionMember] {
    let (inspection, egress) = (
      names.name(&random, longest: 24), names.name(&random, longest: 24)
    )
    let (firewall, before, after) = (
      names.name(&random, longest: 24), names.name(&random, longest: 40),
      names.name(&random, longest: 16)
    )
    let isOpen = random.chance(50)
    let admitted = isOpen ? joined : random.some(of: joined)
    return [
      TransitGateway(hub) {
        TransitGatewayRouteTable(before) {
          Associates(egress)
          for network in joined { Associates(network.name) }
          TransitGatewayRoute(to: inspection)
        }
        TransitGatewayRouteTable(after) {
          Associates(inspection)
          for network in joined { Propagates(network.name) }
          TransitGatewayRoute(to: egress)
        }
      },
      InspectionVPC(
        inspection, cidr: "100.64.1.0/24", transitGateway: hub, firewall: firewall
      ) {
        NetworkFirewall(firewall) {
          TrafficRules("between") {
            for network in admitted {
              Pass(
                .tcp, from: .cidr("10.0.0.0/8"), to: .vpc(network.name),
                port: PortRange(8000, through: 9999))
            }
          }
          AllowDomains("domains", [".amazonaws.com"])
        }
      },
      EgressVPC(egress, prefixLength: 20, transitGateway: hub),
    ]
  }
}
