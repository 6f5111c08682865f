import AWSResources
import ArchitectureDSL
import Topology

/// Two VPCs that meet through a transit gateway, a service in each, no firewall: nothing in it is
/// named or shaped like the reference architecture.
package struct TwoVPCs: Architecture {
  package static let name = "bookshop"
  package static let title = "Bookshop"
  package static let summary = "A catalogue service and the network of its readers."
  package static let environments = [
    Environment("only", account: "123456789012", zones: ["a", "b"], addresses: "172.16.0.0/12")
  ]

  package init() {}

  package func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      EncryptionKey("vault")
      TransitGateway("exchange") {
        TransitGatewayRouteTable("everyone") {
          Associates("readers", "catalogue")
          Propagates("readers", "catalogue")
        }
      }
      VPC("readers", cidr: "172.16.0.0/20", transitGateway: "exchange") {
        Subnets("desk", prefixLength: 26) {
          Route("catalogue", destination: .vpc("catalogue"), to: .transitGateway)
        }
        ECSCluster("lounge", release: "2026.1") {
          Service("reader", cpu: 256, memory: 512) { Sends(.http(8080), to: "search") }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
      VPC("catalogue", cidr: "172.20.0.0/16", transitGateway: "exchange") {
        Subnets("shelf", prefixLength: 24) {
          Route("readers", destination: .vpc("readers"), to: .transitGateway)
        }
        ECSCluster("books", release: "2026.1") {
          Service("search", cpu: 512, memory: 1024, tasks: 2) { Listens(.http(8080)) }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
      Declare("suggestions", AWS.SqsQueue(name: "suggestions", sqsManagedSseEnabled: true))
    }
  }
}
