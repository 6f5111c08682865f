import AWSResources
import ArchitectureDSL
import Topology

/// One VPC in the six zones of a large Region.
struct SixZones: Architecture {
  static let title = "Six zones"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b", "c", "d", "e", "f"],
      addresses: "10.20.0.0/14")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.northVirginia) {
      VPC("wide", cidr: "10.20.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 22) { Route(to: .natGateway) }
        ECSCluster("services", release: "1") {
          Service("web", cpu: 256, memory: 512, tasks: 6) {
            Listens(.http(8080))
            Sends.toInternet(.https)
          }
        }
      }
    }
  }
}
