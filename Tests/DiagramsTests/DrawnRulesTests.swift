import AWSModel
import NetworkLaws
import OrderedCollections
import Testing
import Topology

@testable import Diagrams

/// Every rule of a security group is a row of its table, and says whom it admits.
@Suite struct DrawnRulesTests {
  @Test(arguments: Array(UInt64(0)..<40))
  func `A drawn group has a row for each rule`(seed: UInt64) throws {
    let facts = Facts(TestNetwork.random(seed: seed).topology)
    let drawn = SecurityReader(facts).groups()
    for group in facts.model.securityGroups.values where !group.isImplicit && !group.rules.isEmpty {
      let rows = try #require(drawn.first { $0.id == group.id }?.rules)
      let written = Set(group.rules.filter { !$0.isInline }.map(\.element))
      #expect(Set(rows.flatMap(\.ids)) == written, "\(group.id)")
    }
  }

  private func rows(
    _ type: String = "aws_security_group", ingress: OrderedDictionary<String, Value>
  ) -> [String] {
    var topology = TestNetwork.direct().topology
    let group = ElementID("alpha", "own")
    topology.resources.append(
      Resource(
        id: group, type: type, name: "own",
        arguments: [
          "vpc_id": .reference(ElementID("alpha", "vpc"), "id"), "ingress": .blocks([ingress]),
        ], title: "Own", location: SourceLocation(file: "Tests/Network.swift", line: 1)))
    return SecurityReader(Facts(topology)).groups().first { $0.id == group }?.rules.map {
      "\($0.isEgress ? "to" : "from") \($0.peer): \($0.service)"
    } ?? []
  }

  private static let https: OrderedDictionary<String, Value> = [
    "from_port": 443, "to_port": 443, "protocol": "tcp",
  ]

  @Test func `A rule for the group itself admits nobody else`() {
    #expect(rows(ingress: Self.https.merging(["self": true]) { $1 }) == ["from itself: TCP 443"])
  }

  @Test func `A rule for IPv6 is one`() {
    #expect(
      rows(ingress: Self.https.merging(["ipv6_cidr_blocks": .list(["2001:db8::/32"])]) { $1 })
        == ["from 2001:db8::/32: TCP 443"])
    #expect(
      rows(ingress: Self.https.merging(["ipv6_cidr_blocks": .list(["::/0"])]) { $1 })
        == ["from anywhere (IPv6): TCP 443"])
  }

  @Test func `Several peers of one rule are one row`() {
    let blocks: Value = .list(["192.0.2.0/24", "198.51.100.0/24"])
    #expect(
      rows(ingress: Self.https.merging(["cidr_blocks": blocks, "self": true]) { $1 })
        == ["from 192.0.2.0/24, 198.51.100.0/24 and itself: TCP 443"])
  }

  @Test func `A default group that is adopted is drawn, too`() {
    #expect(
      rows("aws_default_security_group", ingress: Self.https.merging(["self": true]) { $1 })
        == ["from itself: TCP 443"])
  }

  @Test func `Ports that are not known are not all ports`() {
    let open: OrderedDictionary<String, Value> = [
      "from_port": .input("port"), "to_port": .input("port"), "protocol": "tcp",
      "cidr_blocks": .list(["0.0.0.0/0"]),
    ]
    #expect(rows(ingress: open) == ["from anywhere: TCP, ports not known"])
  }
}
