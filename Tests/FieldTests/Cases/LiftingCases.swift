import AWSResources
import ArchitectureDSL
import Topology

let lifted: [Environment] = [
  Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14"),
  Environment("uat", account: "222222222222", zones: ["a", "b"], addresses: "10.20.0.0/14"),
  Environment(
    "production", account: "333333333333", zones: ["a", "b", "c"], addresses: "10.24.0.0/14"),
]
extension Environment {
  var isDev: Bool { name == "dev" }
  var isProd: Bool { name == "production" }
}

/// One base, one structural difference for each case.
func structural(_ name: String, _ environment: Environment) -> Region {
  let all = name == "lift-all"
  func on(_ case: String) -> Bool { all || name == "lift-\(`case`)" }
  return Region(on("region") && environment.isDev ? .frankfurt : .ireland) {
    Input(
      "certificate_arn", type: "string", description: "ARN of the certificate.",
      example: "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000"
    )
    Input(
      "clients", type: "string", description: "Prefix list of the clients.",
      example: "pl-0123456789abcdef0")
    if !(on("nokey") && environment.isDev) { EncryptionKey("encryption") }
    if !(on("notgw") && environment.isDev) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("shop")
          TransitGatewayRoute(to: "egress")
          if on("tgwroute") && environment.isProd {
            TransitGatewayRoute.blackhole("quarantined", destination: .cidr("10.99.0.0/16"))
          }
        }
        if on("tgwroute") && environment.isProd { TransitGatewayRouteTable("quarantine") {} }
        TransitGatewayRouteTable("central") {
          Associates("egress"); Propagates("shop")
        }
      }
      EgressVPC(
        "egress", prefixLength: 20, transitGateway: "hub",
        natGateways: on("nat") && environment.isDev ? .single : .onePerZone)
    }
    let attached = on("notgw") && environment.isDev ? nil : "hub"
    VPC("shop", prefixLength: 16, transitGateway: attached) {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      if attached != nil {
        Subnets("app", prefixLength: 22) { Route(to: .transitGateway) }
      } else {
        Subnets("app", prefixLength: 22) { Route(to: .natGateway) }
      }
      // A different number of subnets: production has a tier more.
      if on("tier") && environment.isProd { Subnets("data", prefixLength: 24) }
      if on("sizes") { Subnets("cache", prefixLength: environment.isProd ? 22 : 26) }
      // Fewer subnets in a tier than zones.
      if on("zones") {
        Subnets(
          "licences", prefixLength: 28,
          cidrs: environment.isProd
            ? ["a": "10.25.200.0/28", "c": "10.25.200.16/28"]
            : ["a": environment.isDev ? "10.17.200.0/28" : "10.21.200.0/28"])
      }
      ApplicationLoadBalancer(
        "web", certificate: .input("certificate_arn"), clients: .input("clients"),
        target: "frontend",
        webFirewall: on("waf") && environment.isDev ? .off : .managed())
      // A second load balancer, and so listeners more, only in production.
      if on("listener") && environment.isProd {
        ApplicationLoadBalancer(
          "admin", certificate: .input("certificate_arn"), clients: .input("clients"),
          target: "orders")
      }
      ECSCluster("shop-services", release: "2026.1") {
        Service(
          "frontend", cpu: 512, memory: 1024, tasks: 2,
          scalesTo: on("scaling") && environment.isDev ? nil : 6
        ) {
          Listens(.http(8080))
          LoadBalanced(.http(8080))
          Sends(.http(9000), to: "orders")
          // A connection that only one environment has.
          if on("service") && environment.isProd {
            Sends(.http(9100), to: "search", prefix: "SEARCH")
          }
          if on("mounts") && !environment.isDev { Mounts("uploads", at: "/uploads") }
          if on("secret") && environment.isProd {
            Secret("PAYMENT_KEY", title: "Key of the payment provider")
          }
        }
        Service("orders", cpu: 512, memory: 1024, tasks: 2) {
          Listens(.http(9000))
          if on("listener") { LoadBalanced(.http(9000)) }
        }
        // A service only in production.
        if on("service") && environment.isProd {
          Service("search", cpu: 512, memory: 1024, tasks: 2) { Listens(.http(9100)) }
        }
      }
      if on("mounts") && !environment.isDev {
        FileSystem("uploads", backup: environment.isProd ? .daily(retention: 35) : .none)
      }
      if on("endpoints") {
        VPCEndpoints(
          interfaces: environment.isProd
            ? ["ecr.api", "ecr.dkr", "logs", "secretsmanager"] : environment.isDev ? [] : ["logs"],
          s3: !environment.isDev)
      }
      if on("raw") && !environment.isDev {
        Declare(
          "audit",
          AWS.SqsQueue(
            name: .template("audit-", .context(.environment)), sqsManagedSseEnabled: true))
      }
      if on("raw") && environment.isProd {
        Declare(
          "store-subnets",
          AWS.DbSubnetGroup(
            subnetIds: .value(subnetIDs("shop", "app", ["a", "b", "c"])), name: "store"))
        Declare(
          "store",
          AWS.RdsCluster(
            engine: "aurora-postgresql", clusterIdentifier: "store",
            dbSubnetGroupName: .reference(id("shop", "store-subnets"), "name"),
            manageMasterUserPassword: true, masterUsername: "store", storageEncrypted: true))
      }
    }
    // Another VPC only in dev.
    if on("vpc") && environment.isDev {
      VPC("sandbox", prefixLength: 20) {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
      }
    }
    // A whole component that differs in kind: a database that is an instance in dev and a cluster elsewhere.
    if on("kind") {
      if environment.isDev {
        Declare(
          "ledger", type: "aws_db_instance",
          arguments: [
            "identifier": "ledger", "engine": "postgres", "instance_class": "db.t4g.micro",
            "allocated_storage": 20, "username": "ledger", "manage_master_user_password": true,
            "skip_final_snapshot": true,
          ])
      } else {
        Declare(
          "ledger", type: "aws_rds_cluster",
          arguments: [
            "cluster_identifier": "ledger", "engine": "aurora-postgresql",
            "master_username": "ledger", "manage_master_user_password": true,
            "skip_final_snapshot": true,
          ])
      }
    }
    if !(on("nokey") && environment.isDev) && !(on("alarms") && !environment.isProd) {
      Alarms("operations", email: "ops@example.com")
    }
  }
}
