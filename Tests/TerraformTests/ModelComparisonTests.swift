import OrderedCollections
import Testing
import Topology

@testable import Terraform

/// States and plans as `terraform show -json` prints them, held against a model of four resources.
@Suite struct ModelComparisonTests {
  private static let vpc = ElementID("hub", "vpc")
  private static let firewall = ElementID("hub", "firewall")
  private static let route = ElementID("hub", "route")
  private static let topic = ElementID("alarms")

  private static func resource(
    _ id: ElementID, _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> Resource {
    Resource(
      id: id, type: type, name: "this", arguments: arguments, title: "This",
      location: SampleArchitecture.place)
  }

  private static let topology = Topology(
    name: "sample", title: "Sample", summary: "Sample.", environment: SampleArchitecture.dev,
    region: .singapore,
    resources: [
      resource(vpc, "aws_vpc", ["cidr_block": "10.0.0.0/16", "tags": ["Name": "hub"]]),
      resource(firewall, "aws_networkfirewall_firewall", ["vpc_id": .reference(vpc, "id")]),
      resource(
        route, "aws_route",
        ["vpc_endpoint_id": .reference(firewall, "endpoint_ids", key: "b")]),
      resource(
        topic, "aws_sns_topic",
        [
          "name": .template([.string("alarms-"), .reference(vpc, "id")]),
          "policy": .json(["Resource": .reference(firewall, "arn")]),
        ]),
    ])

  private static let addresses: [ElementID: String] = [
    vpc: "module.hub.aws_vpc.this", firewall: "module.hub.aws_networkfirewall_firewall.this",
    route: "module.hub.aws_route.this", topic: "aws_sns_topic.this",
  ]

  private static func state(
    vpc: String = "vpc-1", cidr: String = "10.0.0.0/16", tags: String = #"{"Name": "hub"}"#,
    endpoint: String = "vpce-b", name: String = "alarms-vpc-1", arn: String = "arn:firewall",
    rest: String = ""
  ) -> String {
    """
    {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {
      "resources": [
        {"address": "aws_sns_topic.this", "mode": "managed", "type": "aws_sns_topic",
         "values": {"name": "\(name)", "policy": "{\\"Resource\\":\\"\(arn)\\"}"}},
        {"address": "data.aws_region.this", "mode": "data", "type": "aws_region", "values": {}}
        \(rest)],
      "child_modules": [{"address": "module.hub", "resources": [
        {"address": "module.hub.aws_vpc.this", "mode": "managed", "type": "aws_vpc",
         "values": {"id": "vpc-1", "cidr_block": "\(cidr)", "tags": \(tags)}},
        {"address": "module.hub.aws_networkfirewall_firewall.this", "mode": "managed",
         "type": "aws_networkfirewall_firewall",
         "values": {"arn": "arn:firewall", "vpc_id": "\(vpc)", "firewall_status": [{"sync_states": [
           {"availability_zone": "ap-southeast-1b", "attachment": [{"endpoint_id": "vpce-b"}]},
           {"availability_zone": "ap-southeast-1a", "attachment": [{"endpoint_id": "vpce-a"}]}
         ]}]}},
        {"address": "module.hub.aws_route.this", "mode": "managed", "type": "aws_route",
         "values": {"vpc_endpoint_id": "\(endpoint)"}}
      ]}]
    }}}
    """
  }

  private func differences(_ json: String) throws -> [String] {
    try ModelComparison(json: json, topology: Self.topology, addresses: Self.addresses).differences
  }

  @Test func aStateThatIsAsTheModelSaysHasNoDifferences() throws {
    #expect(try differences(Self.state()) == [])
  }

  @Test(arguments: [
    (
      state(cidr: "10.9.0.0/16"),
      #"module.hub.aws_vpc.this: cidr_block is "10.0.0.0/16" in the model but "10.9.0.0/16" in the state"#
    ),
    (
      state(tags: #"{"Name": "hub", "Owner": "me"}"#),
      "module.hub.aws_vpc.this: tags.Owner is in the state but not in the model"
    ),
    (
      state(vpc: "vpc-2"),
      #"module.hub.aws_networkfirewall_firewall.this: vpc_id is "vpc-1" in the model but "vpc-2" in the state"#
    ),
    // The endpoint of the other zone.
    (
      state(endpoint: "vpce-a"),
      #"module.hub.aws_route.this: vpc_endpoint_id is "vpce-b" in the model but "vpce-a" in the state"#
    ),
    (
      state(name: "alarms-vpc-2"),
      #"aws_sns_topic.this: name is "alarms-vpc-1" in the model but "alarms-vpc-2" in the state"#
    ),
    (
      state(arn: "arn:other"),
      #"aws_sns_topic.this: policy.Resource is "arn:firewall" in the model but "arn:other" in the state"#
    ),
    (
      state(
        rest:
          #", {"address": "aws_vpc.mine", "mode": "managed", "type": "aws_vpc", "values": {}}"#),
      "aws_vpc.mine is in the state but not in the model"
    ),
  ])
  func aDifferenceIsToldWithAddressArgumentAndBothValues(state: String, text: String) throws {
    #expect(try differences(state) == [text])
  }

  @Test func anEmptyStateLacksEveryResource() throws {
    #expect(
      try differences(#"{"format_version": "1.0"}"#)
        == Self.topology.resources.map {
          "\(Self.addresses[$0.id] ?? "") (\($0.id)) is in the model but not in the state"
        })
  }

  @Test func whatAPlanDoesNotKnowYetIsNoDifference() throws {
    let plan = """
      {"format_version": "1.2", "resource_changes": [
        {"address": "module.hub.aws_vpc.this", "mode": "managed", "type": "aws_vpc", "change": {
          "actions": ["create"], "after": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "hub"}},
          "after_unknown": {"id": true}}},
        {"address": "module.hub.aws_networkfirewall_firewall.this", "mode": "managed",
         "type": "aws_networkfirewall_firewall", "change": {
           "actions": ["create"], "after": {}, "after_unknown": {"vpc_id": true}}},
        {"address": "module.hub.aws_route.this", "mode": "managed", "type": "aws_route", "change": {
          "actions": ["create"], "after": {}, "after_unknown": {"vpc_endpoint_id": true}}},
        {"address": "aws_sns_topic.this", "mode": "managed", "type": "aws_sns_topic", "change": {
          "actions": ["delete"], "after": null, "after_unknown": {}}}
      ]}
      """
    #expect(
      try differences(plan)
        == ["aws_sns_topic.this (alarms) is in the model but not in the plan"])
  }

  @Test(arguments: ["", "[]", "{}", "resource_changes", #"{"format_version": "2.0"}"#])
  func whatTerraformDoesNotPrintIsRefused(json: String) {
    #expect(throws: ComparedDocument.Unreadable.self) { try differences(json) }
  }
}
