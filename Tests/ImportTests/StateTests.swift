import AWSModel
import Import
import ImportCases
import Testing
import Topology

/// States, in both forms, and what must not leave them.
@Suite struct StateTests {
  private static let values = """
    {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
     "provider_name": "registry.terraform.io/hashicorp/aws",
     "values": {"id": "vpc-1", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1",
                "cidr_block": "10.0.0.0/16", "tags": {"Name": "Main"}, "owner_id": "111122223333"}},
    {"address": "aws_subnet.app[\\"a\\"]", "mode": "managed", "type": "aws_subnet", "name": "app",
     "index": "a", "provider_name": "registry.terraform.io/hashicorp/aws",
     "values": {"id": "subnet-1", "vpc_id": "vpc-1", "cidr_block": "10.0.1.0/24",
                "availability_zone": "eu-west-1a"}},
    {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
     "provider_name": "registry.terraform.io/hashicorp/aws",
     "values": {"id": "db", "password": "hunter2", "username": "admin", "engine": "postgres"},
     "sensitive_values": {"username": true}}
    """

  private static let state = """
    {"format_version": "1.0", "values": {"root_module": {"resources": [\(values)]}}}
    """

  private static let raw = """
    {"version": 4, "serial": 3, "lineage": "x", "resources": [
      {"mode": "managed", "type": "aws_vpc", "name": "main", "module": "module.net[\\"x\\"]",
       "provider": "module.net.provider[\\"registry.terraform.io/hashicorp/aws\\"].west",
       "instances": [{"attributes": {"id": "vpc-1", "cidr_block": "10.0.0.0/16"}}]},
      {"mode": "managed", "type": "aws_subnet", "name": "app",
       "provider": "provider[\\"registry.opentofu.org/hashicorp/aws\\"]",
       "instances": [
         {"index_key": 0, "attributes": {"id": "subnet-1", "vpc_id": "vpc-1"}},
         {"deposed": "00", "index_key": 0, "attributes": {"id": "subnet-0", "vpc_id": "vpc-1"}}]},
      {"mode": "managed", "type": "aws_secretsmanager_secret_version", "name": "s",
       "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
       "instances": [{"attributes": {"id": "s", "secret_string": "hunter2", "kms": "hunter3"},
         "sensitive_attributes": [[{"type": "get_attr", "value": "kms"}]]}]}]}
    """

  @Test func aStateHasEveryLink() throws {
    let imported = try ImportedTerraform(Array(Self.state.utf8), name: "state")
    #expect(imported.kind == .state && imported.edges.isEmpty)
    let model = AWSModel(imported.topology)
    let subnet = try #require(model.subnets[ElementID(path: ["aws_subnet.app"], key: "\"a\"")])
    #expect(subnet.vpc == .known(ElementID("aws_vpc.main")))
    #expect(imported.topology.environment.account == "111122223333")
    #expect(imported.topology.region == AWSRegion.ireland)
    #expect(imported.topology.zones == ["a"])
    #expect(imported.topology.resources.first?.title == "Main")
  }

  @Test func aRawStateIsRead() throws {
    let imported = try ImportedTerraform(Array(Self.raw.utf8), name: "raw")
    #expect(imported.kind == .rawState)
    #expect(
      imported.topology.resources.map(\.origin.description) == [
        "module.net[\"x\"].aws_vpc.main", "aws_subnet.app[0]",
        "aws_secretsmanager_secret_version.s",
      ])
    let model = AWSModel(imported.topology)
    #expect(
      model.subnets.values.first?.vpc == .known(ElementID("module.net[\"x\"].aws_vpc.main")))
  }

  /// Marked values, and those that are secrets by their names, are dropped at the door.
  @Test func secretsNeverGetIn() throws {
    for (text, secrets) in [
      (Self.state, ["hunter2", "admin"]), (Self.raw, ["hunter2", "hunter3"]),
    ] {
      let imported = try ImportedTerraform(Array(text.utf8), name: "secret")
      let json = try ModelDocument(environments: [imported.topology]).json()
      for secret in secrets {
        #expect(text.contains(secret))
        #expect(!json.contains(secret))
      }
    }
  }

  @Test func sensitiveValuesOfAPlanNeverGetIn() throws {
    let plan = """
      {"format_version": "1.2", "variables": {"token": {"value": "hunter2"}},
       "resource_changes": [{"address": "aws_ssm_parameter.p", "mode": "managed",
         "type": "aws_ssm_parameter", "name": "p",
         "provider_name": "registry.terraform.io/hashicorp/aws",
         "change": {"actions": ["create"], "before": null,
           "after": {"name": "p", "value": "hunter2", "tags": {"a": "hunter2", "b": "fine"}},
           "after_unknown": {"id": true},
           "after_sensitive": {"value": true, "tags": {"a": true}}}}],
       "configuration": {"root_module": {"variables": {"token": {"sensitive": true}}}}}
      """
    let imported = try ImportedTerraform(Array(plan.utf8), name: "secret")
    let json = try ModelDocument(environments: [imported.topology]).json()
    #expect(!json.contains("hunter2") && json.contains("fine"))
  }

  /// Addresses are identities, in text and back.
  @Test func identitiesAreAddresses() throws {
    for name in ["hubspoke-centralized-egress", "oozou-nonprod-network", "three-tier"] {
      let imported = try ImportedTerraform(ImportCase(name).plan, name: name)
      for resource in imported.topology.resources {
        #expect(resource.id.description == resource.origin.description)
        #expect(ElementID(text: resource.id.description) == resource.id)
      }
    }
  }
}
