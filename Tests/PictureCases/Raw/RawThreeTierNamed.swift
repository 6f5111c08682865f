import AWSResources
import ArchitectureDSL
import Topology

/// The three tiers again, with what an author can add oneself: component records and connections.
func threeTierNamed(_ environment: Environment) -> Region {
  let vpc = "shop"
  let base = threeTier(environment)
  _ = base
  return Region(.ireland) {
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("app", prefixLength: 22) { Route(to: .natGateway) }
      Subnets("data", prefixLength: 24)
      Admits(.tcp, from: "0.0.0.0/0", port: 443)
      group(vpc, "alb", from: [("0.0.0.0/0", 443)], to: [("web", 8080)])
      group(vpc, "web", from: [("alb", 8080)], to: [("db", 5432), ("0.0.0.0/0", 443)])
      group(vpc, "db", from: [("web", 5432)])
      Declare(
        "alb",
        AWS.Lb(
          internal: false, loadBalancerType: "application", name: "shop",
          securityGroups: .value(.list([ref(vpc, "alb-group", at: "id")])),
          subnets: .value(subnetIDs(vpc, "public"))), title: "Public load balancer")
      Declare(
        "web-targets",
        AWS.LbTargetGroup(
          name: "web", port: 8080, protocol: "HTTP", targetType: "instance",
          vpcId: .reference(id(vpc, "vpc"), "id")), title: "Web servers")
      Declare(
        "https",
        AWS.LbListener(
          defaultAction: [
            .init(type: "forward", targetGroupArn: .reference(id(vpc, "web-targets"), "arn"))
          ], loadBalancerArn: .reference(id(vpc, "alb"), "arn"),
          certificateArn:
            "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000",
          port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"))
      Declare(
        "template",
        AWS.LaunchTemplate(
          imageId: "ami-0123456789abcdef0", instanceType: "m7g.large", name: "web",
          vpcSecurityGroupIds: .value(.list([ref(vpc, "web-group", at: "id")]))),
        title: "Web server")
      Declare(
        "web", type: "aws_autoscaling_group",
        arguments: [
          "name": "web", "min_size": 2, "max_size": 8, "vpc_zone_identifier": subnetIDs(vpc, "app"),
          "target_group_arns": .list([ref(vpc, "web-targets", at: "arn")]),
          "launch_template": .blocks(["id": ref(vpc, "template", at: "id")]),
        ], title: "Web servers")
      Declare(
        "database-subnets",
        AWS.DbSubnetGroup(subnetIds: .value(subnetIDs(vpc, "data")), name: "shop"))
      Declare(
        "database",
        AWS.DbInstance(
          instanceClass: "db.r7g.large", allocatedStorage: 100,
          dbSubnetGroupName: .reference(id(vpc, "database-subnets"), "name"), engine: "postgres",
          manageMasterUserPassword: true, multiAz: true, storageEncrypted: true, username: "shop",
          vpcSecurityGroupIds: .value(.list([ref(vpc, "db-group", at: "id")]))),
        title: "Orders database")
      Names(
        id(vpc, "entry"), .loadBalancer, title: "Public load balancer", parent: id(vpc),
        primary: id(vpc, "alb"))
      Names(
        id(vpc, "servers"), .service, title: "Web servers", parent: id(vpc), primary: id(vpc, "web")
      )
      Names(
        id(vpc, "orders"), .other, title: "Orders database", parent: id(vpc),
        primary: id(vpc, "database"))
      Names(id("users"), .client, title: "Internet", primary: id("users"))
      Connects(id("users"), to: id(vpc, "entry"), port: 443, title: "HTTPS")
      Connects(id(vpc, "entry"), to: id(vpc, "servers"), port: 8080, title: "HTTP")
      Connects(id(vpc, "servers"), to: id(vpc, "orders"), port: 5432, title: "PostgreSQL")
    }
    Require("Only the web servers reach the database") {
      Traffic(from: .anywhere, to: "shop/database").only(.tcp(5432), from: "shop/web")
    }
  }
}

/// What the components alone can do: ALB → NLB → ECS, as the DSL wants it.
func threeTierComponents(_ environment: Environment) -> Region {
  Region(.ireland) {
    Input(
      "certificate_arn", type: "string", description: "ARN of the certificate.",
      example: "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000"
    )
    Input(
      "clients", type: "string", description: "Prefix list of the clients.",
      example: "pl-0123456789abcdef0")
    EncryptionKey("encryption")
    VPC("shop", cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("app", prefixLength: 22) { Route(to: .natGateway) }
      Subnets("data", prefixLength: 24)
      ApplicationLoadBalancer(
        "web", certificate: .input("certificate_arn"), clients: .input("clients"),
        target: "frontend")
      ECSCluster("services", release: "2026.1") {
        Service("frontend", cpu: 512, memory: 1024, tasks: 2, scalesTo: 6) {
          Listens(.http(8080)); LoadBalanced(.http(8080)); Sends.toInternet(.https)
        }
      }
    }
    Require("Internet reaches the shop", acceptingUnknown: true) {
      Traffic(from: .internet, to: "shop/web", .tcp(443)).reaches()
    }
  }
}
