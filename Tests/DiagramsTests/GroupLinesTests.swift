import OrderedCollections
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Which security groups the lines of the security sheet join, and what is said of those that have no
/// line.
@Suite struct GroupLinesTests {
  /// Instances in a VPC, each with its groups, and rules between groups.
  private struct Network {
    var build = TopologyBuilder(zones: ["a"])

    init() {
      build.vpc("v", "Network", "10.0.0.0/16")
      build.tier("v", "app", "10.0.1", routes: [])
    }

    mutating func group(_ name: String) {
      build.add(
        "v/\(name)", "aws_security_group", "\(name) group", ["vpc_id": build.reference("v/vpc")])
    }

    mutating func rule(_ owner: String, from peer: Value, _ port: Int) {
      rule(owner, "ingress", peer, port)
    }

    mutating func rule(_ owner: String, to peer: String, _ port: Int) {
      rule(owner, "egress", build.reference("v/\(peer)"), port)
    }

    private mutating func rule(_ owner: String, _ way: String, _ peer: Value, _ port: Int) {
      let isGroup = if case .reference = peer { true } else { false }
      build.add(
        "v/\(owner)-\(way)-\(port)-\(build.topology.resources.count)",
        "aws_vpc_security_group_\(way)_rule", "Rule of \(owner) for \(port)",
        [
          "security_group_id": build.reference("v/\(owner)"), "ip_protocol": "tcp",
          isGroup ? "referenced_security_group_id" : "cidr_ipv4": peer,
          "from_port": .int(port), "to_port": .int(port),
        ])
    }

    /// - Parameter groups: none for the default group of the VPC.
    mutating func instance(_ name: String, _ groups: [String], in subnet: Value? = nil) {
      var arguments: OrderedDictionary<String, Value> = [
        "subnet_id": subnet ?? .reference(TopologyBuilder.id("v/app[a]"), "id"),
        "instance_type": "t3.micro",
      ]
      if !groups.isEmpty {
        arguments["vpc_security_group_ids"] = .list(groups.map { build.reference("v/\($0)") })
      }
      build.add("v/\(name)", "aws_instance", name, arguments)
      build.component("v/\(name)", .other, name, parent: "v", primary: "v/\(name)")
    }

    mutating func connect(_ source: String, _ target: String, _ port: Int) {
      build.connect("v/\(source)", "v/\(target)", .tcp, port, "")
    }

    func sheets() throws -> [Sheet] {
      try DiagramGenerator(environments: [build.topology]).sheets()
    }

    func sheet(_ kind: DiagramSummary.Kind) throws -> Sheet {
      try #require(try sheets().first { $0.kind == kind })
    }
  }

  /// A server with a group for SSH and one for the web.
  ///
  /// - Parameter subnet: where the server stands; nil for the subnet of the others.
  private func server(in subnet: Value? = nil) -> Network {
    var network = Network()
    for name in ["front-group", "bastion-group", "a-ssh", "b-web"] { network.group(name) }
    network.rule("a-ssh", from: network.build.reference("v/bastion-group"), 22)
    network.rule("b-web", from: network.build.reference("v/front-group"), 80)
    network.rule("front-group", to: "b-web", 80)
    network.rule("bastion-group", to: "a-ssh", 22)
    network.instance("front", ["front-group"])
    network.instance("bastion", ["bastion-group"])
    network.instance("server", ["a-ssh", "b-web"], in: subnet)
    network.connect("front", "server", 80)
    network.connect("bastion", "server", 22)
    return network
  }

  private func ends(_ sheet: Sheet) -> [String] {
    sheet.edges.map { "\($0.source) \($0.target) \($0.style)" }
  }

  private func words(_ sheet: Sheet) throws -> String {
    try #require(sheet.boxes.first { $0.role == .note }).flattened.flatMap(\.texts).map(\.text)
      .joined(separator: " ")
  }

  @Test func `A line ends at the group that lets it in`() throws {
    let sheet = try server().sheet(.security)
    #expect(
      ends(sheet) == ["v/front-group v/b-web forward", "v/bastion-group v/a-ssh forward"])
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `Ports of one connection end each at its own group`() throws {
    var network = server()
    network.rule("a-ssh", from: network.build.reference("v/front-group"), 22)
    network.rule("front-group", to: "a-ssh", 22)
    network.connect("front", "server", 22)
    let lines = ends(try network.sheet(.security))
    #expect(lines.contains("v/front-group v/b-web forward"))
    #expect(lines.contains("v/front-group v/a-ssh forward"))
  }

  @Test func `Two in one group are both told of`() throws {
    var network = Network()
    for name in ["front-group", "data-group"] { network.group(name) }
    network.instance("front", ["front-group"])
    network.rule("data-group", from: network.build.reference("v/front-group"), 5432)
    network.rule("front-group", to: "data-group", 5432)
    for name in ["database", "replica"] {
      network.instance(name, ["data-group"])
      network.connect("front", name, 5432)
    }
    let sheet = try network.sheet(.security)
    #expect(ends(sheet).contains("v/front-group v/data-group forward"))
    let words = try words(sheet)
    #expect(words.contains("Front to database: TCP 5432"))
    #expect(words.contains("Front to replica: TCP 5432"))
  }

  @Test func `A connection without a line says why`() throws {
    var network = server()
    network.group("cluster-group")
    network.rule("cluster-group", from: network.build.reference("v/cluster-group"), 9300)
    network.rule("cluster-group", to: "cluster-group", 9300)
    for name in ["one", "two"] { network.instance(name, ["cluster-group"]) }
    network.instance("plain", [])
    network.connect("one", "two", 9300)
    network.connect("one", "plain", 443)
    let words = try words(try network.sheet(.security))
    #expect(words.contains("One to two: TCP 9300, within the VPC. No line: both are in"))
    #expect(words.contains("No line: plain has no security group here."))
  }

  // MARK: Overview

  @Test func `An instance with a connection is drawn once`() throws {
    let sheet = try server().sheet(.overview)
    for name in ["front", "bastion", "server"] {
      let own = sheet.allBoxes.filter { $0.ids.contains(TopologyBuilder.id("v/\(name)")) }
      #expect(own.count == 1, "\(own.map(\.name))")
    }
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  // MARK: What is not known

  @Test func `What may not arrive has a line of its own in every format`() throws {
    let sheets = try server(in: .input("subnet")).sheets()
    for kind in [DiagramSummary.Kind.overview, .services, .security] {
      let sheet = try #require(sheets.first { $0.kind == kind })
      let styles = Set(sheet.edges.filter(\.style.isTraffic).map(\.style))
      #expect(styles == [.unknown], "\(sheet.view)")
      #expect(try words(sheet).contains("Not known whether it arrives: "), "\(sheet.view)")
      let entry = try #require(sheet.legend.first { $0.sample == .line(.unknown) })
      #expect(entry.title == "Not known whether it arrives" && entry.hasArrow)
      #expect(DOTWriter(sheet).text().contains("style=dotted"))
      #expect(DrawIOWriter(sheet).text().contains("dashPattern=1 2;"))
      #expect(SVGWriter(sheet).text().contains(".edge.unknown"))
    }
    let flow = try #require(
      sheets.first { $0.kind == .flow && $0.edges.contains { $0.style == .unknown } })
    #expect(flow.title.contains("· not known"))
    #expect(flow.subtitle.contains(" would go from "))
    #expect(!flow.edges.contains { [.forward, .reply].contains($0.style) })
  }
}
