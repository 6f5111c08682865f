import AWSResources
import ArchitectureDSL
import Topology

extension ServiceProtocol {
  static let postgres = ServiceProtocol("postgres", title: "PostgreSQL", .tcp, port: 5432)
}
/// (b) one VPC, three tiers, ALB + ECS, NAT, no transit gateway.
struct ThreeTier: Architecture {
  static let title = "Three-tier web shop"
  static let summary = "A classic three-tier web application in one VPC."
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
      VPC("shop", cidr: "10.20.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("app", prefixLength: 22) { Route(to: .natGateway) }
        Subnets("data", prefixLength: 24)
        ApplicationLoadBalancer(
          "web", certificate: .input("certificate_arn"), clients: .input("clients"),
          target: "site")
        ECSCluster("web-shop", release: "2026.1") {
          Service("site", cpu: 512, memory: 1024, tasks: 2, scalesTo: 10) {
            Listens(.http(8080))
            LoadBalanced(.http(8080))
            Sends(.http(9000), to: "orders")
            Sends.toInternet(.https)
          }
          Service("orders", cpu: 512, memory: 1024, tasks: 2) { Listens(.http(9000)) }
        }
        Declare(
          "subnets", type: "aws_db_subnet_group",
          arguments: [
            "subnet_ids": .list([
              .reference(ElementID("shop", "data", key: "a"), "id"),
              .reference(ElementID("shop", "data", key: "b"), "id"),
            ])
          ])
        Declare(
          "database", type: "aws_db_instance",
          arguments: [
            "engine": "postgres", "instance_class": "db.r6g.large", "allocated_storage": 100,
            "multi_az": true, "storage_encrypted": true,
            "db_subnet_group_name": .reference(ElementID("shop", "subnets"), "name"),
          ])
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  }
}
