import OrderedCollections
import Testing
import Topology

@testable import ArchitectureDSL

/// What AWS refuses, and what it accepts although it looks alike.
@Suite struct ModelErrorTests {
  private func codes(@RegionBuilder _ members: () -> [any RegionMember]) -> [DiagnosticCode] {
    diagnostics(members).map(\.code)
  }

  private func diagnostics(@RegionBuilder _ members: () -> [any RegionMember]) -> [Diagnostic] {
    let members = members()
    return ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "",
      environments: [
        Environment("test", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/8")
      ]
    ) { _ in Region(.ireland) { members } }.diagnostics
  }

  private func declare(
    _ name: String, _ type: String, _ arguments: OrderedDictionary<String, Value>,
    line: Int = #line
  ) -> Declare {
    Declare(name, type: type, arguments: arguments, line: line)
  }

  private func id(_ name: String, _ attribute: String = "id") -> Value {
    .reference(ElementID(name), attribute)
  }

  private func vpc(_ name: String = "v", _ block: Value = "10.0.0.0/16") -> Declare {
    declare(name, "aws_vpc", ["cidr_block": block])
  }

  // MARK: Routes

  private func route(_ name: String, _ destination: OrderedDictionary<String, Value>) -> Declare {
    var arguments = destination
    arguments["route_table_id"] = id("t")
    arguments["gateway_id"] = id("igw")
    return declare(name, "aws_route", arguments)
  }

  private var network: [any RegionMember] {
    [vpc(), declare("igw", "aws_internet_gateway", ["vpc_id": id("v")])]
  }

  @Test func `two routes of one destination are told with both places`() throws {
    let found = diagnostics {
      network
      declare("t", "aws_route_table", ["vpc_id": id("v")])
      declare(
        "one", "aws_route",
        ["route_table_id": id("t"), "destination_cidr_block": "0.0.0.0/0"], line: 11)
      declare(
        "two", "aws_route",
        ["route_table_id": id("t"), "destination_cidr_block": "0.0.0.0/0"], line: 12)
    }
    let diagnostic = try #require(found.first)
    #expect(found.map(\.code) == [.duplicateRoute])
    #expect(diagnostic.location?.line == 12)
    #expect(diagnostic.related.map(\.origin.location?.line) == [11])
  }

  @Test func `an inline route and one of its own collide`() {
    #expect(
      codes {
        network
        declare(
          "t", "aws_route_table",
          [
            "vpc_id": id("v"),
            "route": .list([
              ["cidr_block": "0.0.0.0/0", "ipv6_cidr_block": "", "gateway_id": id("igw")]
            ]),
          ])
        route("one", ["destination_cidr_block": "0.0.0.0/0"])
      } == [.duplicateRoute])
  }

  @Test func `other destinations and other tables do not collide`() {
    #expect(
      codes {
        network
        declare("t", "aws_route_table", ["vpc_id": id("v")])
        declare(
          "u", "aws_route_table",
          [
            "vpc_id": id("v"),
            "route": .blocks(["cidr_block": "0.0.0.0/0", "gateway_id": id("igw")]),
          ])
        route("one", ["destination_cidr_block": "0.0.0.0/0", "destination_ipv6_cidr_block": .null])
        route("two", ["destination_cidr_block": "", "destination_ipv6_cidr_block": "::/0"])
        route("three", ["destination_prefix_list_id": "pl-1"])
        route("four", ["destination_prefix_list_id": "pl-2"])
      }.isEmpty)
  }

  @Test func `a VPC's default table is one table by all of its names`() {
    #expect(
      codes {
        network
        declare(
          "t", "aws_default_route_table",
          [
            "default_route_table_id": id("v", "default_route_table_id"),
            "route": .blocks(["cidr_block": "0.0.0.0/0", "gateway_id": id("igw")]),
          ])
        declare(
          "one", "aws_route",
          [
            "route_table_id": id("v", "default_route_table_id"),
            "destination_cidr_block": "0.0.0.0/0", "gateway_id": id("igw"),
          ])
      } == [.duplicateRoute])
  }

  @Test func `a table of a state repeats its routes`() {
    func resource(
      _ name: String, _ type: String, _ arguments: OrderedDictionary<String, Value>
    ) -> Resource {
      Resource(
        id: ElementID(name), type: type, name: name, arguments: arguments, title: name,
        origin: .state(address: "\(type).\(name)"))
    }
    let topology = Topology(
      name: "shop", title: "Shop", summary: "",
      environment: Environment("test", account: "1", zones: ["a"], addresses: "10.0.0.0/8"),
      region: .ireland,
      resources: [
        resource(
          "t", "aws_route_table",
          ["route": .list([["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]])]),
        resource(
          "r", "aws_route",
          ["route_table_id": id("t"), "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]),
      ])
    #expect(RouteChecks(topology).check().isEmpty)
  }

  // MARK: Associations

  @Test func `a subnet has one association, a VPC one main table`() {
    let found = diagnostics {
      vpc()
      declare("s", "aws_subnet", ["vpc_id": id("v"), "cidr_block": "10.0.0.0/24"])
      declare("z", "aws_subnet", ["vpc_id": id("v"), "cidr_block": "10.0.1.0/24"])
      declare("t", "aws_route_table", ["vpc_id": id("v")])
      declare("u", "aws_route_table", ["vpc_id": id("v")])
      for table in ["t", "u"] {
        declare(
          "\(table)-s", "aws_route_table_association",
          ["route_table_id": id(table), "subnet_id": id("s"), "gateway_id": ""])
        declare(
          "\(table)-v", "aws_main_route_table_association",
          ["route_table_id": id(table), "vpc_id": id("v")])
      }
      declare(
        "t-z", "aws_route_table_association", ["route_table_id": id("t"), "subnet_id": id("z")])
    }
    #expect(found.map(\.code) == [.duplicateAssociation, .duplicateAssociation])
    #expect(found.allSatisfy { $0.related.count == 1 })
  }

  // MARK: Addresses

  private func secondary(_ block: Value) -> Declare {
    declare(
      "second", "aws_vpc_ipv4_cidr_block_association", ["vpc_id": id("v"), "cidr_block": block])
  }

  private var outsider: Declare {
    declare("s", "aws_subnet", ["vpc_id": id("v"), "cidr_block": "100.64.1.0/24"])
  }

  @Test func `a subnet may be in a secondary block`() {
    #expect(
      codes {
        vpc(); secondary("100.64.0.0/16"); outsider
      }.isEmpty)
    #expect(
      codes {
        vpc(); secondary("100.65.0.0/16"); outsider
      } == [.subnetOutsideVPC])
    // A block that an address manager will choose may be any.
    #expect(
      codes {
        vpc(); secondary(.null); outsider
      }.isEmpty)
  }

  @Test func `VPCs that nothing joins may have the same addresses`() {
    #expect(
      codes {
        vpc("v"); vpc("w")
      }.isEmpty)
  }

  @Test func `two VPCs of a peering must be apart, its other peers need not`() {
    func peering(_ name: String, _ one: String, _ other: String) -> Declare {
      declare(
        name, "aws_vpc_peering_connection", ["vpc_id": id(one), "peer_vpc_id": id(other)])
    }
    #expect(
      codes {
        vpc("v"); vpc("w"); peering("p", "v", "w")
      } == [.overlappingNetworks])
    #expect(
      codes {
        vpc("v")
        vpc("w")
        vpc("hub", "10.1.0.0/16")
        peering("p", "hub", "v")
        peering("q", "hub", "w")
      }.isEmpty)
  }

  @Test func `VPCs behind joined transit gateways must be apart`() {
    let attached: [any RegionMember] =
      [vpc("v"), vpc("w")]
      + [("v", "left"), ("w", "right")].flatMap { vpc, gateway in
        [
          declare(gateway, "aws_ec2_transit_gateway", [:]),
          declare(
            "\(vpc)-\(gateway)", "aws_ec2_transit_gateway_vpc_attachment",
            ["vpc_id": id(vpc), "transit_gateway_id": id(gateway)]),
        ]
      }
    #expect(codes { attached }.isEmpty)
    #expect(
      codes {
        attached
        declare(
          "peers", "aws_ec2_transit_gateway_peering_attachment",
          ["transit_gateway_id": id("left"), "peer_transit_gateway_id": id("right")])
      } == [.overlappingNetworks])
  }

  @Test func `VPCs with a way to one customer gateway must be apart`() {
    #expect(
      codes {
        for name in ["v", "w"] {
          vpc(name)
          declare("\(name)-gateway", "aws_vpn_gateway", ["vpc_id": id(name)])
          declare(
            "\(name)-tunnel", "aws_vpn_connection",
            ["vpn_gateway_id": id("\(name)-gateway"), "customer_gateway_id": "cgw-1"])
        }
      } == [.overlappingNetworks])
  }

  // MARK: Ports

  private func groupRules(
    _ protocolName: Value, _ from: Value?, _ to: Value?
  ) -> [[any RegionMember]] {
    var ports: OrderedDictionary<String, Value> = [:]
    ports["from_port"] = from
    ports["to_port"] = to
    let group = declare("g", "aws_security_group", [:])
    var legacy = ports
    legacy["protocol"] = protocolName
    legacy["security_group_id"] = id("g")
    var modern = ports
    modern["ip_protocol"] = protocolName
    modern["security_group_id"] = id("g")
    var inline = ports
    inline["protocol"] = protocolName
    return [
      [group, declare("r", "aws_vpc_security_group_ingress_rule", modern)],
      [group, declare("r", "aws_security_group_rule", legacy)],
      [declare("g", "aws_security_group", ["egress": .list([.object(inline)])])],
      [declare("g", "aws_security_group", ["ingress": .blocks([inline])])],
    ]
  }

  @Test(
    arguments: [
      ("icmp", -1, -1), ("ICMP", 8, 0), ("1", 3, 4), ("icmpv6", -1, -1), ("tcp", 0, 65535),
      ("TCP", 443, 443), ("6", 443, nil), ("-1", nil, nil), ("-1", 0, 0), ("-1", -1, -1),
      ("all", 443, 443), ("50", nil, nil),
    ] as [(String, Int?, Int?)])
  func `rules that AWS accepts`(name: String, from: Int?, to: Int?) {
    for members in groupRules(.string(name), from.map { .int($0) }, to.map { .int($0) }) {
      #expect(codes { members }.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("tcp", nil, nil), ("UDP", nil, nil), ("tcp", -1, -1), ("17", 1, 70000), ("tcp", 90, 80),
      ("icmp", 300, 0),
    ] as [(String, Int?, Int?)])
  func `rules that AWS refuses`(name: String, from: Int?, to: Int?) {
    for members in groupRules(.string(name), from.map { .int($0) }, to.map { .int($0) }) {
      #expect(codes { members } == [.invalidPort])
    }
  }

  @Test func `ports of inputs are not judged`() {
    for members in groupRules(.string("tcp"), .context(.environment), .null) {
      #expect(codes { members }.isEmpty)
    }
  }
}
