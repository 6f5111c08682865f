import AWSResources
import ArchitectureDSL
import Topology

/// Very long names and titles.
struct LongNames: Architecture {
  static let name = "crm"
  static let title =
    "Customer relationship management and order fulfilment integration platform for the Asia-Pacific and Japan business units"
  static let summary =
    "A very long sentence on what it is for, which tells of the many things that the platform does for the customers, for the partners and for the colleagues who look after it day and night, in all time zones."
  static let revision: String? = "2026.11.0-rc.3+build.20261130.4711"
  static let environments: [Environment] = [
    Environment(
      "performance-test", title: "Pre-production performance test environment",
      account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore) {
      TransitGateway("central-network-transit-backbone") {
        TransitGatewayRouteTable("untrusted-before-inspection-by-firewall") {
          Associates("customer-relationship-management")
          TransitGatewayRoute(to: "internet-egress-shared-services")
        }
        TransitGatewayRouteTable("trusted-after-inspection-by-firewall") {
          Associates("internet-egress-shared-services")
          Propagates("customer-relationship-management")
        }
      }
      EgressVPC(
        "internet-egress-shared-services", prefixLength: 20,
        transitGateway: "central-network-transit-backbone")
      WorkloadVPC(
        "customer-relationship-management", prefixLength: 16,
        transitGateway: "central-network-transit-backbone"
      ) {
        ECSCluster("crm-platform", release: "2026.1") {
          Service("customer-master-data-synchroniser", cpu: 256, memory: 512, tasks: 3) {
            Sends(.http(8443), to: "order-fulfilment-orchestrator")
            Sends.toInternet(.https)
          }
          Service("order-fulfilment-orchestrator", cpu: 256, memory: 512, tasks: 2) {
            Listens(.http(8443)); Mounts("long-term-document-archive", at: "/archive")
          }
        }
        FileSystem("long-term-document-archive")
        VPCEndpoints(interfaces: [
          "ecr.api", "ecr.dkr", "logs", "secretsmanager", "elasticfilesystem",
          "elasticloadbalancing", "bedrock-agent-runtime",
        ])
      }
    }
  }
}
