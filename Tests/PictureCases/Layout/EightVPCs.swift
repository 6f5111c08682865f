import AWSResources
import ArchitectureDSL
import Topology

/// (c) eight VPCs around a TGW with different zone counts.
struct EightVPCs: Architecture {
  static let title = "Eight VPCs"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.32.0.0/11")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.frankfurt) {
      TransitGateway("backbone") {
        TransitGatewayRouteTable("spokes") {
          Associates("payments", "catalogue", "identity", "analytics", "batch")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("payments", "catalogue", "identity", "analytics", "batch", "shared")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("egress") {
          Associates("egress")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("shared") {
          Associates("shared")
          Propagates("payments", "catalogue", "identity")
          TransitGatewayRoute(to: "inspection")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "backbone", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") { AllowDomains("domains", [".amazonaws.com"]) }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "backbone")
      WorkloadVPC("payments", prefixLength: 16, transitGateway: "backbone") {
        ECSCluster("pay", release: "1.0") {
          Service("gateway", cpu: 256, memory: 512, tasks: 3) {
            Listens(.http(8080)); Sends(.http(8081), to: "ledger"); Sends.toInternet(.https)
          }
          Service("ledger", cpu: 256, memory: 512, tasks: 3) { Listens(.http(8081)) }
        }
      }
      VPC("catalogue", cidr: "10.40.0.0/18", transitGateway: "backbone") {
        Subnets("private", prefixLength: 24, cidrs: ["a": "10.40.0.0/24", "b": "10.40.1.0/24"]) {
          Route(to: .transitGateway)
        }
        ECSCluster("cat", release: "1.0") {
          Service("search", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
        }
      }
      VPC("identity", cidr: "10.41.0.0/20", transitGateway: "backbone") {
        Subnets("private", prefixLength: 24, cidrs: ["a": "10.41.0.0/24"]) {
          Route(to: .transitGateway)
        }
      }
      VPC("analytics", cidr: "10.42.0.0/18", transitGateway: "backbone") {
        Subnets("private", prefixLength: 24, cidrs: ["b": "10.42.1.0/24", "c": "10.42.2.0/24"]) {
          Route(to: .transitGateway)
        }
        Subnets("isolated", prefixLength: 24)
        FileSystem("lake")
      }
      VPC("batch", cidr: "10.43.0.0/20", transitGateway: "backbone") {
        Subnets("private", prefixLength: 24, cidrs: ["c": "10.43.2.0/24"]) {
          Route(to: .transitGateway)
        }
      }
      VPC("shared", prefixLength: 20, transitGateway: "backbone") {
        Subnets("private", prefixLength: 24) {
          Route("spokes", destination: .environment, to: .transitGateway)
        }
        VPCEndpoints(interfaces: [
          "ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "sts", "kms",
        ])
      }
    }
  }
}
