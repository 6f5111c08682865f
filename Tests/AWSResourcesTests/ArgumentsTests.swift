import AWSResources
import OrderedCollections
import Testing
import Topology

@Suite struct ArgumentsTests {
  private let vpc = ElementID("inspection", "vpc")

  @Test func argumentsKeepTheirOrderAndLeaveOutWhatIsNotGiven() {
    let subnet = AWS.Subnet(
      vpcId: .reference(vpc, "id"), cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: false,
      tags: ["Name": "firewall", "Environment": .context(.environment)])
    #expect(AWS.Subnet.type == "aws_subnet")
    #expect(
      Array(subnet.arguments.keys) == ["vpc_id", "cidr_block", "map_public_ip_on_launch", "tags"])
    #expect(
      subnet.arguments == [
        "vpc_id": .reference(vpc, "id"), "cidr_block": "10.0.1.0/24",
        "map_public_ip_on_launch": false,
        "tags": ["Name": "firewall", "Environment": .context(.environment)],
      ])
  }

  @Test func blocksAreBlocksWhetherOneOrMany() {
    let firewall = AWS.NetworkfirewallFirewall(
      firewallPolicyArn: .reference(ElementID("inspection", "policy"), "arn"), name: "perimeter",
      subnetMapping: [.init(subnetId: "subnet-a"), .init(subnetId: "subnet-b")],
      vpcId: .reference(vpc, "id"), encryptionConfiguration: .init(type: "CUSTOMER_KMS"))
    #expect(
      firewall.arguments["subnet_mapping"]
        == .blocks(["subnet_id": "subnet-a"], ["subnet_id": "subnet-b"]))
    #expect(
      firewall.arguments["encryption_configuration"] == .blocks(["type": "CUSTOMER_KMS"]))
    #expect(firewall.arguments["timeouts"] == nil)
  }

  @Test func absentOptionalBlocksLeaveNothing() {
    #expect(AWS.RouteTable(vpcId: "vpc-1").arguments == ["vpc_id": "vpc-1"])
  }

  @Test func objectsGivenAsAttributesArePlainValues() {
    let table = AWS.RouteTable(
      vpcId: "vpc-1", route: [["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]])
    #expect(
      table.arguments["route"] == .list([["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]]))
  }

  @Test func interpolationKeepsSymbols() {
    let name: Argument<String> = "metrics-\(.context(.environment))-\(7)"
    #expect(name.value == .template(["metrics-", .context(.environment), "-7"]))
    let plain: Argument<String> = "metrics-\("app")"
    #expect(plain.value == "metrics-app")
  }

  @Test func plainSwiftValuesAreArguments() {
    let text = "a"
    let texts = ["a", "b"]
    let number = 3
    let tags: OrderedDictionary<String, String> = ["b": "1", "a": "2"]
    #expect(Argument(text).value == "a")
    #expect(Argument(number).value == 3)
    #expect(Argument<AWS.Number>(0.5).value == .double(0.5))
    #expect(Argument<[String]>(texts).value == ["a", "b"])
    #expect(Argument<[String]>(values: [.reference(vpc, "id")]).value == [.reference(vpc, "id")])
    #expect(Argument<[String: String]>(tags).value == ["b": "1", "a": "2"])
  }

  @Test func blocksOfOneShapeShareAType() {
    let nested: AWS.Wafv2WebAcl.OrStatement = AWS.Wafv2WebAcl.AndStatement(statement: [])
    #expect(nested.arguments.isEmpty)
  }

  @Test func schemaKnowsComputedAttributesAndBlocks() throws {
    let firewall = try #require(ResourceSchemas.schema(of: "aws_networkfirewall_firewall"))
    #expect(firewall.attributes.contains("firewall_status"))
    #expect(firewall.attributes.contains("arn"))
    #expect(firewall.blocks == ["encryption_configuration", "subnet_mapping", "timeouts"])
    #expect(!firewall.contains("endpoint"))
    #expect(ResourceSchemas.schema(of: "aws_nothing") == nil)
    #expect(ResourceSchemas.types.count >= 150)
  }
}
