import AWSResources
import ArchitectureDSL
import Topology

/// (d1) AWS "distributed deployment model": firewall before the internet gateway, public ALB-like instances; 3 zones.
struct EdgeSimple: Architecture {
  static let title = "Distributed firewall"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      VPC("spoke", cidr: "10.20.0.0/16", natGatewayTier: "public") {
        Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter") { AllowDomains("domains", [".amazonaws.com"]) }
        Admits(.tcp, from: "0.0.0.0/0", port: 443)
        ECSCluster("c", release: "1") {
          Service("app", cpu: 256, memory: 512, tasks: 3) {
            Listens(.http(8080)); Sends.toInternet(.https)
          }
        }
      }
    }
  }
}
/// (d5) two tiers of one VPC that reach each other through a firewall only.
struct Inside: Architecture {
  static let title = "Inspection between tiers"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      VPC("spoke", cidr: "10.20.0.0/16") {
        Subnets("front", prefixLength: 24) {
          Route("back", destination: .tier("back"), to: .firewall("inner"))
        }
        Subnets("back", prefixLength: 24) {
          Route("front", destination: .tier("front"), to: .firewallOfDestination("inner"))
        }
        Subnets("firewall", prefixLength: 28)
        NetworkFirewall("inner") {
          TrafficRules("web") { Pass(.tcp, from: .vpc("spoke"), to: .vpc("spoke"), port: 443) }
        }
      }
    }
  }
}
