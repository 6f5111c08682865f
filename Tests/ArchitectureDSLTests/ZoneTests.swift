import OrderedCollections
import Testing
import Topology

@testable import ArchitectureDSL

/// Where something stands is what its subnet says, whatever the subnet is called.
@Suite struct ZoneTests {
  private func diagnostics(
    firewallIn zone: OrderedDictionary<String, Value>, othersIn other: Value
  ) -> [Diagnostic] {
    var firewallSubnet: OrderedDictionary<String, Value> = [
      "vpc_id": .reference(ElementID("v"), "id"), "cidr_block": "10.0.0.0/24",
    ]
    firewallSubnet.merge(zone) { _, new in new }
    return ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "",
      environments: [
        Environment("test", account: "123456789012", zones: ["a", "b"], addresses: "10.0.0.0/8")
      ]
    ) { _ in
      Region(.ireland) {
        Declare("v", type: "aws_vpc", arguments: ["cidr_block": "10.0.0.0/16"])
        Declare("one", type: "aws_subnet", arguments: firewallSubnet)
        Declare(
          "two", type: "aws_subnet",
          arguments: [
            "vpc_id": .reference(ElementID("v"), "id"), "cidr_block": "10.0.1.0/24",
            "availability_zone": other,
          ])
        Declare(
          "wall", type: "aws_networkfirewall_firewall",
          arguments: [
            "vpc_id": .reference(ElementID("v"), "id"),
            "subnet_mapping": .list([["subnet_id": .reference(ElementID("one"), "id")]]),
          ])
      }
    }.diagnostics
  }

  @Test func `a zone by its name and one by its letter are one`() {
    let here: OrderedDictionary<String, Value> = ["availability_zone": "eu-west-1a"]
    #expect(diagnostics(firewallIn: here, othersIn: .context(.zoneName("a"))).isEmpty)
    let elsewhere = diagnostics(firewallIn: here, othersIn: .context(.zoneName("b")))
    #expect(elsewhere.map(\.summary) == ["the firewall 'wall' has no endpoint in zone b"])
    #expect(!elsewhere.hasErrors)
  }

  @Test(
    arguments: [
      [:], ["availability_zone": .null], ["availability_zone_id": "euw1-az1"],
      ["availability_zone": .reference(ElementID("v"), "id")],
    ] as [OrderedDictionary<String, Value>])
  func `a zone that is not known is missing nowhere`(zone: OrderedDictionary<String, Value>) {
    #expect(diagnostics(firewallIn: zone, othersIn: "eu-west-1b").isEmpty)
  }
}
