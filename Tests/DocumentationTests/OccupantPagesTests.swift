import Documentation
import OrderedCollections
import Testing
import Topology

/// What has network interfaces and is declared raw is told on the pages like what is not.
@Suite struct OccupantPagesTests {
  private static let zones = ["a", "b"]

  private static func subnets(_ zones: [String] = zones) -> Value {
    .list(zones.map { SampleBuilder.ref("shop/subnet[\($0)]") })
  }

  /// What each type is declared with, and what AWS calls it.
  private static let cases:
    [(type: String, noun: String, arguments: OrderedDictionary<String, Value>)] = [
      (
        "aws_db_instance", "Amazon RDS DB instance",
        [
          "db_subnet_group_name": SampleBuilder.ref("shop/subnets", "name"), "engine": "postgres",
          "vpc_security_group_ids": .list([SampleBuilder.ref("shop/clients")]),
        ]
      ),
      (
        "aws_lambda_function", "AWS Lambda function",
        [
          "vpc_config": .blocks([
            "subnet_ids": subnets(),
            "security_group_ids": .list([SampleBuilder.ref("shop/clients")]),
          ])
        ]
      ),
      (
        "aws_elasticache_cluster", "Amazon ElastiCache cluster",
        [
          "subnet_group_name": SampleBuilder.ref("shop/caches", "name"),
          "security_group_ids": .list([SampleBuilder.ref("shop/clients")]),
        ]
      ),
      (
        "aws_instance", "Amazon EC2 instance",
        [
          "subnet_id": SampleBuilder.ref("shop/subnet[b]"),
          "vpc_security_group_ids": .list([SampleBuilder.ref("shop/clients")]),
        ]
      ),
      (
        "aws_msk_cluster", "Amazon MSK cluster",
        [
          "broker_node_group_info": .blocks([
            "client_subnets": subnets(),
            "security_groups": .list([SampleBuilder.ref("shop/clients")]),
          ])
        ]
      ),
      (
        "aws_elb", "Classic Load Balancer",
        [
          "subnets": subnets(), "internal": true,
          "security_groups": .list([SampleBuilder.ref("shop/clients")]),
        ]
      ),
    ]

  private func pages(
    _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> [String: String] {
    var builder = SampleBuilder(environment: Sample().development.environment, allowedDomain: "")
    builder.add("shop/vpc", "aws_vpc", "Shop VPC", ["cidr_block": "10.1.0.0/16"])
    for (number, zone) in Self.zones.enumerated() {
      builder.add(
        "shop/subnet[\(zone)]", "aws_subnet", "Subnet in zone \(zone)",
        [
          "vpc_id": SampleBuilder.ref("shop/vpc"), "cidr_block": .string("10.1.\(number).0/24"),
          "availability_zone": .context(.zoneName(zone)),
        ])
    }
    builder.add(
      "shop/clients", "aws_security_group", "Clients", ["vpc_id": SampleBuilder.ref("shop/vpc")])
    builder.add(
      "shop/subnets", "aws_db_subnet_group", "Subnets", ["subnet_ids": Self.subnets()])
    builder.add(
      "shop/caches", "aws_elasticache_subnet_group", "Caches", ["subnet_ids": Self.subnets()])
    builder.add("shop/orders", type, "Orders", arguments)
    let files = DocumentationGenerator(
      environments: [builder.topology], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test(arguments: cases.map(\.type))
  func itIsToldUnderItsOwnNameWithItsPlace(type: String) throws {
    let example = try #require(Self.cases.first { $0.type == type })
    let pages = pages(type, example.arguments)
    let row = try #require(
      pages["docs/workload.md"]?.split(separator: "\n").first {
        $0.hasPrefix("| ") && $0.contains("[Orders]") && $0.contains(example.noun)
      }, "no row on the workload page")
    #expect(row.contains("zone") || row.contains("Subnet"))
    #expect(row.contains("[Clients]"))
    let zones = pages["docs/availability.md"]?.split(separator: "\n").first {
      $0.hasPrefix("| ") && $0.contains("[Orders]")
    }
    #expect(zones?.contains(type == "aws_instance" ? "b only" : "a, b") == true)
  }

  @Test func whatIsEncryptedSaysWithWhat() {
    let page = pages(
      "aws_db_instance",
      Self.cases[0].arguments.merging(["storage_encrypted": false]) { $1 })["docs/security.md"]
    let row = page?.split(separator: "\n").first { $0.contains("[Orders]") }
    #expect(row?.contains("not encrypted") == true)
  }

  @Test func whatTheWalksDoNotReadIsListed() {
    var arguments = Self.cases[3].arguments
    arguments["subnet_id"] = .input("subnet")
    arguments["vpc_security_group_ids"] = .list([.input("group")])
    let page = pages("aws_instance", arguments)["docs/requirements.md"] ?? ""
    #expect(page.contains("How far the proofs reach"))
    #expect(page.contains("in a subnet that is not known"))
  }
}
