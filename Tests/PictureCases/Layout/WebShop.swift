import AWSResources
import ArchitectureDSL
import Topology

/// Twelve services with the 24 connections of an ordinary web shop.
struct WebShop: Architecture {
  static let title = "Web shop of twelve services"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
  ]
  static let calls: [(String, [String])] = [
    ("front", ["accounts", "orders", "search", "prices", "reviews"]),
    ("backoffice", ["orders", "stock", "reports"]),
    ("accounts", ["mail", "audit"]),
    ("orders", ["payments", "stock", "shipping", "prices", "audit"]),
    ("payments", ["audit", "mail"]),
    ("shipping", ["mail", "stock"]),
    ("search", ["stock", "prices"]),
    ("reviews", ["accounts"]),
    ("reports", ["audit", "orders"]),
    ("stock", []), ("prices", []), ("mail", []), ("audit", []),
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      Input(
        "certificate_arn", type: "string", description: "ARN of the certificate.",
        example:
          "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000")
      Input("clients", type: "string", description: "Prefix list.", example: "pl-0123456789abcdef0")
      VPC("shop", cidr: "10.20.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 22) { Route(to: .natGateway) }
        ApplicationLoadBalancer(
          "web", certificate: .input("certificate_arn"), clients: .input("clients"),
          target: "front")
        FileSystem("archive")
        ECSCluster("services", release: "1") {
          for call in Self.calls {
            if call.0 == "front" {
              Service("front", cpu: 256, memory: 512, tasks: 3) {
                Listens(.http(8080)); LoadBalanced(.http(8080))
                for target in call.1 { Sends(Self.wire(target), to: target) }
              }
            } else if call.0 == "mail" || call.0 == "payments" {
              Service(call.0, cpu: 256, memory: 512, tasks: 3) {
                Listens(Self.wire(call.0))
                for target in call.1 { Sends(Self.wire(target), to: target) }
                Sends.toInternet(.https)
              }
            } else if call.0 == "audit" {
              Service(call.0, cpu: 256, memory: 512, tasks: 3) {
                Listens(Self.wire(call.0))
                Mounts("archive", at: "/archive")
              }
            } else {
              Service(call.0, cpu: 256, memory: 512, tasks: 3) {
                Listens(Self.wire(call.0))
                for target in call.1 { Sends(Self.wire(target), to: target) }
              }
            }
          }
        }
      }
    }
  }
  static func wire(_ name: String) -> ServiceProtocol {
    let index = calls.firstIndex { $0.0 == name } ?? 0
    return ServiceProtocol(name, title: "HTTP", .tcp, port: PortRange(integerLiteral: 9000 + index))
  }
}
