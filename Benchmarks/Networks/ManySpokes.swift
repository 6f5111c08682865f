import Plumbline

/// Any number of workload VPCs of two private subnets each on one transit gateway, with central
/// inspection and egress: as many networks as packets can be followed between.
public struct ManySpokes<Count: WorkloadCount>: Architecture {
  public static var name: String { "spokes" }
  public static var title: String { "Many spokes" }
  public static var environments: [Environment] {
    [Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/8")]
  }

  public init() {}

  private var spokes: [String] { (1...Count.number).map { "spoke-\($0)" } }

  public func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore, zones: environment.zones) {
      EncryptionKey("encryption")
      TransitGateway("hub") {
        TransitGatewayRouteTable("pre-inspection") {
          Associates("egress")
          for name in spokes { Associates(name) }
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("post-inspection") {
          Associates("inspection")
          for name in spokes { Propagates(name) }
          TransitGatewayRoute(to: "egress")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") {
          TrafficRules("web") {
            Pass(.tcp, from: .vpc("spoke-1"), to: .vpc("spoke-\(Count.number)"), port: 443)
          }
        }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      for name in spokes {
        WorkloadVPC(name, prefixLength: 22, subnetPrefixLength: 25, transitGateway: "hub")
      }
    }
  }
}
