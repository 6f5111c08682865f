import ArchitectureDSL
import Topology

/// Load balancers that not everybody may connect to: one lists blocks of the internet, one those of
/// an office that comes over a VPN.
func listedClients(_ environment: Environment) -> Region {
  Region(.ireland) {
    Input("certificate", type: "string", description: "The certificate.", example: "arn")
    VPC("net", cidr: "10.20.0.0/16") {
      Subnets("public") { Route(to: .internetGateway) }
      Subnets("app") { Route(to: .natGateway) }
      ApplicationLoadBalancer(
        "front", certificate: .input("certificate"),
        clients: .blocks(["198.51.100.0/24", "192.0.2.7/32"])
      ) {
        Forwards(to: "web")
      }
      ApplicationLoadBalancer(
        "office", certificate: .input("certificate"), clients: .blocks(["172.16.0.0/12"])
      ) {
        Forwards(to: "desk", over: .http(8081))
      }
      ECSCluster("apps", release: "1", tier: "app") {
        Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
        Service("desk", cpu: 256, memory: 512) { Listens(.http(8081)) }
      }
    }
  }
}
