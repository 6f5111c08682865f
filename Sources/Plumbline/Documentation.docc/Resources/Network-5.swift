import Plumbline

extension Environment {
  static let dev = Environment(
    "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
}

@main
struct Network: Architecture {
  static let name = "shop-network"
  static let title = "Shop network"
  static let summary = "A web shop in a network of its own, and its way to the internet."
  static let environments: [Environment] = [.dev]

  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      EncryptionKey("encryption")
      TransitGateway("hub") {
        TransitGatewayRouteTable("workloads") {
          Associates("shop")
          TransitGatewayRoute(to: "egress")
        }
        TransitGatewayRouteTable("central") {
          Associates("egress")
          Propagates("shop")
        }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      WorkloadVPC("shop", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("orders", release: "2026.1") {
          Service("web", cpu: 256, memory: 512, tasks: 2) {
            Sends(.http(8080), to: "stock")
            Sends.toInternet(.https)
          }
          Service("stock", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
        }
      }
      Require("The web service asks the stock service, whatever zone is lost") {
        Traffic(from: "orders/web", to: "orders/stock", .tcp(8080)).survivesAnyZone()
      }
      Require("The web service reaches the internet") {
        Traffic(from: "orders/web", to: .internet, .tcp(443)).reaches().symmetric()
      }
      Require("The internet opens no connection to anything") {
        Traffic(from: .internet, to: .anywhere).isRefused()
      }
    }
  }
}
