import AWSResources
import ArchitectureDSL
import Topology

/// (f) three zones, twelve services that all talk to each other.
struct Mesh: Architecture {
  static let title = "Mesh of twelve"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
  ]
  static let names = [
    "gateway", "accounts", "orders", "payments", "shipping", "stock", "prices", "search", "reviews",
    "mail", "reports", "audit",
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      VPC("mesh", cidr: "10.20.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 22) { Route(to: .natGateway) }
        ECSCluster("services", release: "1") {
          for (index, name) in Self.names.enumerated() {
            Service(name, cpu: 256, memory: 512, tasks: 3) {
              Listens(
                ServiceProtocol(
                  "\(name)", title: "HTTP", .tcp, port: PortRange(integerLiteral: 8000 + index)))
              for (other, target) in Self.names.enumerated() where other != index {
                Sends(
                  ServiceProtocol(
                    "\(target)", title: "HTTP", .tcp, port: PortRange(integerLiteral: 8000 + other)),
                  to: target)
              }
            }
          }
        }
      }
    }
  }
}
