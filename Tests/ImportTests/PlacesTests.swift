import AWSModel
import DesignRules
import Import
import Reachability
import Testing
import Topology

/// Several accounts and Regions in one plan or state.
@Suite struct PlacesTests {
  private static func block(_ address: String, _ provider: String, _ expressions: String = "")
    -> String
  {
    let parts = address.split(separator: ".")
    return """
      {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
       "provider_config_key": "\(provider)", "expressions": {\(expressions)}}
      """
  }

  private static func plan(
    _ resources: [(address: String, unknown: [String], known: String)], _ blocks: String...
  ) -> String {
    let root = "\"resources\": [\(blocks.joined(separator: ", "))]"
    let provider = """
      "provider_config": {
        "aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
          "expressions": {"region": {"constant_value": "eu-west-1"}}},
        "aws.far": {"name": "aws", "alias": "far",
          "full_name": "registry.terraform.io/hashicorp/aws",
          "expressions": {"region": {"references": ["var.region"]},
            "assume_role": [{"role_arn":
              {"constant_value": "arn:aws:iam::222233334444:role/far"}}]}}},
      """
    return SmallPlan(resources, root).json
      .replacing("\"configuration\": {", with: "\"configuration\": {\(provider)")
      .replacing(
        "\"format_version\"",
        with: "\"variables\": {\"region\": {\"value\": \"us-east-1\"}}, "
          + "\"format_version\"")
  }

  private static func imported(_ text: String) throws -> ImportedTerraform {
    try ImportedTerraform(Array(text.utf8), name: "places")
  }

  @Test func providersTellWhereTheirResourcesAre() throws {
    let imported = try Self.imported(
      Self.plan(
        [
          ("aws_vpc.near", [], "\"cidr_block\": \"10.0.0.0/16\""),
          ("aws_vpc.far", [], "\"cidr_block\": \"10.0.0.0/16\""),
          ("aws_vpc.own", [], "\"cidr_block\": \"10.1.0.0/16\", \"region\": \"eu-north-1\""),
        ], Self.block("aws_vpc.near", "aws"), Self.block("aws_vpc.far", "aws.far"),
        Self.block("aws_vpc.own", "aws")))
    let places = imported.places
    #expect(places[ElementID("aws_vpc.near")] == ResourcePlace(region: "eu-west-1"))
    #expect(
      places[ElementID("aws_vpc.far")]
        == ResourcePlace(account: "222233334444", region: "us-east-1"))
    #expect(places[ElementID("aws_vpc.own")]?.region == "eu-north-1")
    let titles = imported.topology.resources.map(\.title)
    #expect(
      titles == [
        "Near VPC in eu-west-1", "Far VPC in 222233334444, us-east-1",
        "Own VPC in eu-north-1",
      ])
  }

  /// A local that leads nowhere known is not the only VPC of the module where another provider makes
  /// that one.
  @Test func anotherProvidersResourceIsNotTheOnlyOne() throws {
    let reference = "\"vpc_id\": {\"references\": [\"local.vpc\"]}"
    for (provider, isFound) in [("aws", true), ("aws.far", false)] {
      let imported = try Self.imported(
        Self.plan(
          [("aws_vpc.v", [], ""), ("aws_subnet.s", ["vpc_id"], "")],
          Self.block("aws_vpc.v", provider), Self.block("aws_subnet.s", "aws", reference)))
      let edge = try #require(imported.edges.first { $0.argument == "vpc_id" })
      #expect(edge.targets.isEmpty != isFound)
    }
  }

  /// Two databases of one name, two groups of one name, one of each in each Region: each database
  /// stands in the subnets of its own Region.
  @Test func namesMeanWhatHasThemInTheSameRegion() throws {
    func region(_ code: String, _ letter: String) -> String {
      func resource(_ type: String, _ name: String, _ values: String) -> String {
        """
        {"address": "\(type).\(name)_\(letter)", "mode": "managed", "type": "\(type)",
         "name": "\(name)_\(letter)", "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": {\(values), "arn": "arn:aws:x:\(code):111122223333:\(name)/\(letter)"}}
        """
      }
      return [
        resource("aws_vpc", "v", "\"id\": \"vpc-\(letter)\", \"cidr_block\": \"10.0.0.0/16\""),
        resource(
          "aws_subnet", "s",
          "\"id\": \"subnet-\(letter)\", \"vpc_id\": \"vpc-\(letter)\", "
            + "\"cidr_block\": \"10.0.1.0/24\", \"availability_zone\": \"\(code)a\""),
        resource(
          "aws_db_subnet_group", "g",
          "\"id\": \"main\", \"name\": \"main\", \"subnet_ids\": [\"subnet-\(letter)\"]"),
        resource(
          "aws_db_instance", "d",
          "\"id\": \"db-\(letter)\", \"db_subnet_group_name\": \"main\", "
            + "\"vpc_security_group_ids\": []"),
      ].joined(separator: ", ")
    }
    let imported = try Self.imported(
      """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        \(region("eu-west-1", "e")), \(region("us-east-1", "u"))]}}}
      """)
    let model = AWSModel(imported.topology)
    for letter in ["e", "u"] {
      let places = model.occupants[ElementID("aws_db_instance.d_\(letter)")]?.places.map(\.subnet)
      #expect(places == [ElementID("aws_subnet.s_\(letter)")])
    }
    // The zones of two Regions are never one.
    #expect(Set(model.subnets.values.compactMap(\.zone.value)).count == 2)
    #expect(imported.topology.resources.allSatisfy { $0.place?.region != nil })
  }

  /// Five VPCs are a Region's quota, not that of all Regions together.
  @Test func quotasAreOfOneRegion() throws {
    func findings(_ far: Int) throws -> [Diagnostic] {
      let names = (0..<5).map { "aws_vpc.v\($0)" }
      let text = Self.plan(
        names.map { ($0, [], "") },
        names.enumerated().map { Self.block($1, $0 < far ? "aws.far" : "aws") }
          .joined(separator: ", "))
      return DesignRules.check([try Self.imported(text).topology]).open.filter {
        $0.code == .vpcQuota
      }
    }
    #expect(try findings(0).count == 1)
    #expect(try findings(2).isEmpty)
  }

  @Test func oneRegionSaysNothing() throws {
    let imported = try Self.imported(
      Self.plan([("aws_vpc.near", [], "")], Self.block("aws_vpc.near", "aws")))
    #expect(imported.topology.resources.allSatisfy { $0.place == nil && $0.title == "Near VPC" })
  }
}
