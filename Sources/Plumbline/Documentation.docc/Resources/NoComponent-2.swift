import Plumbline

extension Environment {
  static let dev = Environment(
    "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
  static let production = Environment(
    "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")
}

@main
struct Network: Architecture {
  static let name = "shop-network"
  static let title = "Shop network"
  static let summary = "A web shop in a network of its own, and its way to the internet."
  static let environments: [Environment] = [.dev, .production]

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
          Service("web", cpu: 256, memory: 512, tasks: environment == .production ? 3 : 2) {
            Sends(.http(8080), to: "stock")
            Sends.toInternet(.https)
          }
          Service("stock", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
        }
        Subnets("data", prefixLength: 24)
        database(in: environment)
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
      Require("The stock service reaches its database") {
        Traffic(from: "orders/stock", to: "shop/database", .tcp(5432)).reaches()
      }
      Require("Nobody else reaches the database") {
        Traffic(from: .anywhere, to: "shop/database").only(.tcp(5432), from: "orders/stock")
      }
    }
  }

  @VPCBuilder
  private func database(in environment: Environment) -> [any VPCMember] {
    Declare(
      "database-subnets",
      AWS.DbSubnetGroup(
        subnetIds: Argument(
          environment.zones.map { .reference(ElementID("shop", "data", key: $0.key), "id") }),
        name: "shop-\(.context(.environment))"))
    Declare(
      "database-security-group",
      AWS.SecurityGroup(
        description: "Database of the shop", name: "shop-\(.context(.environment))-database",
        vpcId: .reference(ElementID("shop", "vpc"), "id")))
    Declare(
      "database",
      AWS.DbInstance(
        instanceClass: "db.t4g.small", allocatedStorage: 20, backupRetentionPeriod: 7,
        dbName: "stock",
        dbSubnetGroupName: .reference(ElementID("shop", "database-subnets"), "name"),
        deletionProtection: true, engine: "postgres", engineVersion: "16.6",
        finalSnapshotIdentifier: "shop-\(.context(.environment))-final",
        kmsKeyId: .reference(ElementID("encryption", "key"), "arn"),
        manageMasterUserPassword: true, multiAz: true, storageEncrypted: true, username: "stock",
        vpcSecurityGroupIds: [.reference(ElementID("shop", "database-security-group"), "id")]),
      title: "Stock database")
    Declare(
      "database-from-stock",
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("shop", "database-security-group"), "id"),
        description: "PostgreSQL from the stock service", fromPort: 5432,
        referencedSecurityGroupId: .reference(ElementID("orders", "stock", "security-group"), "id"),
        toPort: 5432))
    Declare(
      "stock-to-database",
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("orders", "stock", "security-group"), "id"),
        description: "PostgreSQL to the database", fromPort: 5432,
        referencedSecurityGroupId: .reference(ElementID("shop", "database-security-group"), "id"),
        toPort: 5432))
  }
}
