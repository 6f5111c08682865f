import AWSResources
import ArchitectureDSL
import Topology

struct Shop: Architecture {
  static let environments: [Environment] = [
    Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14"),
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14"),
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("orders")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("central") {
          Associates("egress")
          Propagates("orders")
        }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      WorkloadVPC("orders", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("shop", release: "2026.1") {
          Service("web", cpu: 256, memory: 512, tasks: environment.name == "production" ? 3 : 1) {
            Sends(.statsd, to: "statsd")
          }
          Service("statsd", cpu: 256, memory: 512) { Listens(.statsd) }
        }
      }
    }
  }
}
