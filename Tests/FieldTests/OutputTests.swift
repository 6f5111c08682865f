import ArchitectureDSL
import Terraform
import Testing
import Topology

/// What a team adds beside the generated Terraform finds what it refers to among the outputs.
@Suite struct OutputTests {
  private static func files(
    _ environments: [Environment] = [dev], _ body: @escaping @Sendable (Environment) -> Region
  ) throws -> [String: String] {
    let evaluation = one("shop", environments, body).evaluation
    try #require(!evaluation.diagnostics.hasErrors, "\(evaluation.diagnostics)")
    let files = TerraformGenerator(environments: evaluation.topologies).generate().files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  private static func shop() throws -> [String: String] {
    try files { _ in
      Region(.ireland) {
        for input in inputs { input }
        EncryptionKey("key")
        webVPC(alb: "front", service: "web")
        Alarms("operations")
      }
    }
  }

  /// An alias record needs the zone beside the name, a policy the key, a subscription the topic, and
  /// whatever stands beside the services their subnets, tables and groups.
  @Test(arguments: [
    "key_kms_key_arn", "net_vpc_id", "net_public_subnet_ids", "net_private_subnet_ids",
    "net_public_route_table_id", "net_private_route_table_ids", "net_front_security_group_id",
    "net_front_load_balancer_dns_name", "net_front_load_balancer_zone_id", "apps_cluster_arn",
    "apps_web_security_group_id", "operations_sns_topic_arn",
  ]) func `An environment gives it`(_ output: String) throws {
    let files = try Self.shop()
    let environment = try #require(files["terraform/environments/dev/outputs.tf"])
    #expect(environment.contains("output \"\(output)\" {"), "\(environment)")
    let readme = try #require(files["terraform/modules/platform/README.md"])
    #expect(readme.contains("| \(output) | "))
  }

  @Test func `A map that an environment lacks is empty, and a value null`() throws {
    let files = try Self.files([dev, prod]) { environment in
      Region(.ireland) {
        VPC("net", prefixLength: 20) { Subnets("private") }
        if environment.isProd {
          VPC("lab", prefixLength: 20) {
            Subnets("public") { Route(to: .internetGateway) }
            Subnets("private") { Route(to: .natGateway) }
          }
        }
      }
    }
    let outputs = try #require(files["terraform/modules/platform/outputs.tf"])
    #expect(
      outputs.contains("merge(local.has_lab ? module.lab[0].private_subnet_ids : null, {})"),
      "\(outputs)")
    #expect(outputs.contains("= local.has_lab ? module.lab[0].vpc_id : null\n"))
    #expect(outputs.contains("= module.net.private_subnet_ids\n"))
  }
}
