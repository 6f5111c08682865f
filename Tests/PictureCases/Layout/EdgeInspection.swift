import AWSResources
import ArchitectureDSL
import Topology

/// (d) distributed inspection, firewall in the VPC, edge routing and a second firewall between tiers.
struct EdgeInspection: Architecture {
  static let title = "Firewall at the edge"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b"], addresses: "10.20.0.0/14")
  ]
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      Input(
        "certificate_arn", type: "string", description: "ARN of the certificate.",
        example:
          "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000")
      Input("clients", type: "string", description: "Prefix list.", example: "pl-0123456789abcdef0")
      VPC("spoke", cidr: "10.20.0.0/16", natGatewayTier: "translate") {
        Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("translate", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) {
          Route(to: .natGateway);
          Route("data", destination: .tier("data"), to: .firewall("perimeter"))
        }
        Subnets("data", prefixLength: 24) {
          Route("private", destination: .tier("private"), to: .firewallOfDestination("perimeter"))
        }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter") {
          TrafficRules("web") { Pass(.tcp, from: .cidr("0.0.0.0/0"), to: .vpc("spoke"), port: 443) }
          AllowDomains("domains", [".amazonaws.com"])
        }
        Admits(.tcp, from: "0.0.0.0/0", port: 443)
        Declare(
          "web", type: "aws_instance",
          arguments: [
            "ami": "ami-0123456789abcdef0", "instance_type": "m6i.large",
            "associate_public_ip_address": true,
            "subnet_id": .reference(ElementID("spoke", "public", key: "a"), "id"),
          ])
        ECSCluster("c", release: "1") {
          Service("app", cpu: 256, memory: 512, tasks: 2) {
            Listens(.http(8080)); Sends.toInternet(.https)
          }
        }
      }
    }
  }
}
