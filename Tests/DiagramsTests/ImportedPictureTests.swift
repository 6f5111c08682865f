import Import
import ImportCases
import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// What the sheets of public Terraform say, where readers found them to say otherwise or nothing.
@Suite struct ImportedPictureTests {
  private func sheets(_ name: String, _ kind: DiagramSummary.Kind) throws -> [Sheet] {
    try DiagramGenerator(networks: [WalkedNetwork(imported(name))]).sheets()
      .filter { $0.kind == kind }
  }

  private func imported(_ name: String) throws -> Topology {
    try ImportedTerraform(ImportCase(name).plan, name: name).topology
  }

  private func drawn(_ name: String, _ kind: DiagramSummary.Kind) throws -> [Sheet] {
    let evaluation = try #require(PictureCase.named(name)).evaluation()
    return try DiagramGenerator(networks: WalkedNetwork.all(evaluation.topologies)).sheets()
      .filter { $0.kind == kind }
  }

  /// The rows of a table, each as one text; empty where no sheet has it.
  private func rows(_ id: String, on sheets: [Sheet]) -> [String] {
    sheets.flatMap(\.allBoxes).first { $0.role == .table && $0.name == id }?.children.map {
      $0.texts.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    } ?? []
  }

  private func texts(_ sheets: [Sheet]) -> [String] {
    sheets.flatMap(\.allBoxes).flatMap(\.texts).map(\.text)
  }

  // MARK: Firewalls

  @Test func `A firewall's rules are whole, and in the order of their actions`() throws {
    let sheets = try sheets("anfw-terraform", .security)
    let rows = rows("aws_networkfirewall_firewall.inspection_vpc_anfw", on: sheets)
    #expect(
      rows == [
        "first drop ICMP from anywhere to anywhere",
        "drop HTTP and TLS names .facebook.com and", ".twitter.com", "drop dns any any <> any any",
        "drop tcp SPOKE_VPCS any <> SPOKE_VPCS any", "(flow:established; app-layer-protocol:!http)",
        "drop ip SPOKE_VPCS any <> SPOKE_VPCS any", "(ip_proto:!TCP)", "else pass",
      ])
    #expect(texts(sheets).contains { $0.hasSuffix("· rules in order of action") })
  }

  @Test func `In strict order the groups of a firewall have their numbers`() throws {
    let sheets = try sheets("hubspoke-centralized-egress", .security)
    let all = texts(sheets)
    #expect(all.contains { $0.hasSuffix("· rules in order") })
    #expect(all.contains("10") && all.contains("pass TLS names aws.amazon.com"))
  }

  private static let orders: [(order: Value, words: String, end: String?, rest: String)] = [
    (.string("DEFAULT_ACTION_ORDER"), "in order of action", "drop other TLS names", "pass"),
    (.input("order"), "whose order is not known", nil, "not known"),
  ]

  @Test(arguments: orders)
  func `Of another order only what is known of it is said`(
    order: Value, words: String, end: String?, rest: String
  ) throws {
    var topology = try imported("hubspoke-centralized-egress")
    for index in topology.resources.indices {
      topology.resources[index].arguments = topology.resources[index].arguments.mapValues {
        replacing("STRICT_ORDER", with: order, in: $0)
      }
    }
    let firewall = try #require(FirewallReader(facts: Facts(topology)).firewalls().first)
    #expect(firewall.order.words == words)
    #expect(firewall.rules.contains { $0.text.hasPrefix("drop other") } == (end != nil))
    if let end { #expect(firewall.rules.map(\.text).contains(end)) }
    #expect(firewall.rules.last?.order == "else" && firewall.rules.last?.text == rest)
    #expect(!firewall.rules.contains { Int($0.order) != nil })
  }

  private func replacing(_ text: String, with new: Value, in value: Value) -> Value {
    switch value {
    case .string(text): new
    case .list(let values): .list(values.map { replacing(text, with: new, in: $0) })
    case .object(let members):
      .object(members.mapValues { replacing(text, with: new, in: $0) })
    case .blocks(let blocks):
      .blocks(blocks.map { $0.mapValues { replacing(text, with: new, in: $0) } })
    default: value
    }
  }

  // MARK: Network ACLs

  @Test func `A subnet names its network ACL, whose rules the security sheet has`() throws {
    let network = texts(try sheets("tam-vpc-network-acls", .network))
    #expect(network.filter { $0 == "ACL ex-network-acls-public" }.count == 3)
    #expect(network.filter { $0 == "ACL ex-network-acls-elasticache" }.count == 3)
    #expect(network.filter { $0.hasPrefix("ACL ") }.count == 6, "a default that permits all")
    let security = try sheets("tam-vpc-network-acls", .security)
    let rows = rows("module.vpc.aws_network_acl.elasticache[0]", on: security)
    #expect(
      rows == [
        "in 100 allow everything from anywhere", "out 100 allow TCP 80 to anywhere",
        "out 110 allow TCP 443 to anywhere", "out 140 allow ICMP type 12 to 10.0.0.0/22",
        "out 150 allow TCP 90 to anywhere (IPv6)", "out 900 allow TCP 32768-65535 to anywhere",
        "else deny",
      ])
  }

  // MARK: Route tables

  @Test func `A line from a table's side begins at the route that it is about`() throws {
    let imported = try ["three-tier", "batfish-vpc-endpoint-gateway", "tam-vpc-network-acls"]
      .flatMap { try sheets($0, .network) }
    for sheet in try imported + drawn("private-link", .network) {
      let boxes = Dictionary(
        sheet.allBoxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      for edge in sheet.edges where edge.style == .route {
        guard let table = boxes[edge.source], table.role == .table,
          let start = edge.corners.first, [table.frame.x, table.frame.maxX].contains(start.x)
        else { continue }
        let row = try #require(edge.sourceRow.flatMap { boxes[$0] }, "\(edge.name)")
        #expect(row.frame.y...row.frame.maxY ~= start.y, "\(edge.name)")
      }
    }
  }

  @Test func `Subnets without an association use the main table`() throws {
    let sheets = try sheets("tgw-cross-account", .network)
    #expect(texts(sheets).contains("Main route table"))
    #expect(
      sheets.flatMap(\.edges).contains {
        $0.style == .association && $0.source == "aws_subnet.example header"
      })
    #expect(texts(try self.sheets("ecs-fullstack", .network)).contains("public_rt_demo · main"))
  }

  @Test func `A subnet is joined to its table across a zone without one of its tier`() throws {
    let sheets = try drawn("sound-ipv6", .network)
    #expect(sheets.allSatisfy { $0.simplification == nil })
    #expect(
      sheets.flatMap(\.edges).contains { $0.name == "association shop/six header shop/six-table" })
  }

  @Test func `A route to an egress-only internet gateway goes on to the internet`() throws {
    let edges = try sheets("tam-vpc-network-acls", .network).flatMap(\.edges)
    let gateway = "module.vpc.aws_egress_only_internet_gateway.this[0]"
    #expect(edges.contains { $0.target == gateway })
    #expect(edges.contains { $0.source == gateway && $0.target == "internet" })
    let overview = try sheets("tam-vpc-network-acls", .overview).flatMap(\.edges)
    #expect(overview.contains { $0.source == gateway && $0.target == "internet" })
  }

  // MARK: Hubs and what is outside

  @Test func `Attachments of others go by their ids`() throws {
    let sheets = try sheets("oozou-nonprod-network", .network)
    let rows = rows("module.network.aws_ec2_transit_gateway_route_table.firewall", on: sheets)
    #expect(rows.contains("10.129.0.0/23 tgw-attach-067d281b167273c16"), "\(rows)")
    #expect(rows.contains("10.2.0.0/16 tgw-attach-09f7845a34cd20d1f"), "\(rows)")
    let words = texts(sheets).joined(separator: " ")
    #expect(
      words.contains(
        "Used by egress-vpc, ingress-vpc, tgw-attach-067d281b167273c16, "
          + "tgw-attach-09f7845a34cd20d1f"))
  }

  @Test func `Of several transit gateways each attachment says which is its own`() throws {
    let sheets = try sheets("batfish-transit-gateway-asymmetric-paths", .network)
    let titles = sheets.flatMap(\.allBoxes).filter { $0.glyph?.glyph == .attachment }
      .flatMap(\.texts).map(\.text)
    #expect(titles.filter { $0 == "Attachment to tgw-bat" }.count == 2)
    #expect(titles.filter { $0 == "Attachment to tgw-fish" }.count == 2)
    let single = texts(try self.sheets("tgw-cross-account", .network))
    #expect(single.contains("Attachment"))
  }

  @Test func `A line between two things of a VPC does not leave it`() throws {
    let sheet = try #require(try sheets("ecs-fullstack", .network).first)
    #expect(SheetCheck.violations(of: sheet) == [])
    let vpc = try #require(sheet.allBoxes.first { $0.role == .vpc })
    let target = try #require(
      sheet.allBoxes.first { $0.texts.contains { $0.text == "NAT gateway" } })
    // Two tiers of two zones use one table.
    let lines = sheet.edges.filter { $0.target == target.name }
    #expect(lines.count == 4)
    #expect(lines.count { $0.source.contains("private_subnets_client") } == 2)
    #expect(lines.count { $0.source.contains("private_subnets_server") } == 2)
    // The same line a little too far to the left.
    var wrong = sheet
    let index = try #require(sheet.edges.firstIndex { $0.name == lines[0].name })
    let corners = sheet.edges[index].corners
    let left = vpc.frame.x - 7
    wrong.edges[index].run(through: [
      corners[0], Point(left, corners[0].y), Point(left, target.frame.midY),
      Point(target.frame.x, target.frame.midY),
    ])
    #expect(SheetCheck.violations(of: wrong).contains { $0.contains("leaves '\(vpc.name)'") })
  }

  @Test func `A number among the words has the colour of its line`() throws {
    let sheet = try #require(try sheets("anfw-terraform", .security).first)
    let line = try #require(sheet.edges.first { $0.style == .unknown })
    let number = try #require(sheet.badges.first { $0.edge == line.name })
    let own = sheet.badges.filter { $0.text == number.text }
    #expect(own.count == 2 && own.allSatisfy { $0.tone == .hit }, "\(own)")
  }

  @Test func `A security sheet wastes no room on small VPCs`() throws {
    for sheet in try sheets("anfw-terraform", .security) {
      for vpc in sheet.allBoxes where vpc.role == .vpc {
        let bottom = vpc.children.map(\.frame.maxY).max() ?? 0
        #expect(vpc.frame.maxY - bottom < 60, "\(vpc.name)")
      }
    }
  }

  @Test func `What there is one copy of does not go on elsewhere`() throws {
    for sheet in try sheets("three-tier", .failure) {
      let panel = try #require(sheet.boxes.first { $0.role == .note })
      let words = panel.children.map { $0.texts.map(\.text).joined(separator: " ") }
      #expect(
        words.contains(
          "three-tier-vpc-dev-asg-app: in one zone, and lost if that is this one."), "\(words)")
      #expect(!words.contains { $0.contains("asg-app") && $0.contains("go on") }, "\(words)")
    }
  }

  @Test func `An endpoint leads to the load balancer of its service among the services`() throws {
    let sheet = try #require(try drawn("private-link", .services).first)
    let line = try #require(sheet.edges.first { $0.style == .attachment })
    #expect([line.source, line.target] == ["consumer/ledger", "billing/ledger/load-balancer"])
    #expect(line.title.hasPrefix("AWS PrivateLink: Ledger endpoint leads to"))
    #expect(sheet.legend.contains { $0.title == "AWS PrivateLink" })
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `An environment of Amazon MWAA stands in two of its subnets`() {
    var topology = Samples.inspection()
    let homes = ["a", "b", "c"].map {
      Value.reference(TopologyBuilder.id("metrics/private[\($0)]"), "id")
    }
    for (name, count) in [("three", 3), ("two", 2)] {
      topology.resources.append(
        Resource(
          id: TopologyBuilder.id("metrics/\(name)"), type: "aws_mwaa_environment", name: name,
          arguments: [
            "network_configuration": .blocks(["subnet_ids": .list(Array(homes.prefix(count)))])
          ], title: name, location: SourceLocation(file: "sample/Sample.swift", line: 1)))
    }
    let facts = Facts(topology)
    for (name, count, words) in [("three", 3, "in two of these zones"), ("two", 2, nil)] {
      let id = TopologyBuilder.id("metrics/\(name)")
      let resource = facts.index.resource(id)
      #expect(resource.flatMap { facts.presence(of: $0, zones: count) } == words)
      #expect(facts.model.occupants[id]?.isInOnePlace == (count > 2))
    }
  }

  @Test func `An association is a part of its Client VPN endpoint`() throws {
    let boxes = try sheets("oozou-nonprod-network", .network).flatMap(\.allBoxes)
    let endpoint = try #require(
      boxes.first { $0.name == "module.network.aws_ec2_client_vpn_endpoint.default" })
    #expect(
      endpoint.children.map(\.name) == [
        "module.network.aws_ec2_client_vpn_network_association.default[0]"
      ])
  }

  @Test func `A customer gateway is in no Region`() throws {
    let sheet = try #require(try sheets("tam-vpn-tgw", .overview).first)
    let region = try #require(sheet.boxes.first { $0.role == .region })
    let gateways = sheet.allBoxes.filter { $0.ids.contains { $0.description.contains("customer") } }
    #expect(!gateways.isEmpty)
    for box in gateways { #expect(box.frame.x > region.frame.maxX) }
    #expect(texts([sheet]).contains("VPN connections"))
  }

  @Test(arguments: ["sound-hybrid", "sound-vgw"])
  func `A VPN connection is joined to the customer gateway on premises`(name: String) throws {
    let sheet = try #require(try drawn(name, .overview).first)
    let line = try #require(sheet.edges.first { $0.title == "Customer gateway" })
    #expect(!line.path.isEmpty && line.tip != nil)
    let region = try #require(sheet.boxes.first { $0.role == .region })
    let gateway = try #require(sheet.allBoxes.first { $0.name == line.target })
    #expect(gateway.frame.x > region.frame.maxX)
    #expect(texts([sheet]).contains("On-premises networks"))
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `Serverless services are joined to what they use`() throws {
    for name in ["serverless", "static-site"] {
      let sheets = try drawn(name, .overview)
      #expect(sheets.flatMap(\.edges).contains { $0.style == .association }, "\(name)")
      for sheet in sheets { #expect(SheetCheck.violations(of: sheet) == []) }
    }
  }

  @Test func `The workload sheet names target groups, and sentences those that a line goes by`()
    throws
  {
    let workload = try sheets("ecs-fullstack", .workload)
    let words = texts(workload).joined(separator: " ")
    #expect(words.contains("Forwards to target group"))
    #expect(workload.flatMap(\.elements).contains { $0.description.contains("target_group") })
    #expect(
      try sheets("ecs-fullstack", .overview).flatMap(\.edges).contains {
        $0.title.contains("by target group")
      })
  }

  @Test func `A flow names the network ACLs that permit it`() throws {
    let flows = try sheets("tam-vpc-network-acls", .flow) + sheets("three-tier", .flow)
    let all = texts(try sheets("ecs-fullstack", .flow))
    #expect(!all.contains { $0.contains("Permitted by the network") }, "a default permits all")
    #expect(flows.allSatisfy { SheetCheck.violations(of: $0).isEmpty })
  }

  @Test func `What has no Region stands beside it`() throws {
    for (name, service) in [("cloud-wan", ElementID("core")), ("static-site", ElementID("cdn"))] {
      for sheet in try drawn(name, .overview) {
        let region = try #require(sheet.boxes.first { $0.role == .region })
        #expect(!region.flattened.flatMap(\.ids).contains(service))
        #expect(sheet.elements.contains(service))
      }
    }
  }

  @Test func `A peering connection joins two VPCs on the overview`() throws {
    let sheet = try #require(try drawn("private-link", .overview).first)
    let line = try #require(sheet.edges.first { $0.source == "peering" })
    #expect(line.target == "partner/vpc" && !line.path.isEmpty)
  }

  @Test func `The workload sheet has databases, and every port of a load balancer`() throws {
    let sheets = try drawn("three-tier", .workload)
    #expect(sheets.flatMap(\.elements).contains(ElementID("shop", "database")))
    #expect(texts(sheets).contains("Listens on TCP 443 and TCP 80"))
  }

  @Test func `A gateway endpoint is on the overview`() throws {
    let elements = try sheets("batfish-vpc-endpoint-gateway", .overview).flatMap(\.elements)
    #expect(elements.contains { $0.description.contains("aws_vpc_endpoint") })
  }

  @Test func `A tag has no instance's glyph`() {
    #expect(ResourceKind(type: "aws_ec2_tag").glyph != ResourceKind(type: "aws_instance").glyph)
  }
}
