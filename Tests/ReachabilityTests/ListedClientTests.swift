import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Who opens a flow from outside where the receiver admits listed blocks only.
@Suite struct ListedClientTests {
  /// A service behind a public load balancer, whose security group admits the blocks on its port.
  private static func balanced(
    _ blocks: [String], type: String = "application", hasGroup: Bool = true
  ) -> TestNetwork {
    var network = TestNetwork()
    network.zones = ["a"]
    network.vpc("net", "10.2.0.0/16")
    network.internetGateway("net")
    network.subnet("net/public", "a", "10.2.1.0/24")
    network.subnet("net/private", "a", "10.2.2.0/24")
    network.route("net/public", "a", "0.0.0.0/0", .internet)
    network.route("net/private", "a", "0.0.0.0/0", .internet)
    network.service("net/app", subnets: ["net/private[a]"])
    network.loadBalancer(
      "net/front", subnets: ["net/public[a]"], service: "net/app", type: type)
    if type == "network" {
      network.set("net/front/target-group", "protocol", "TCP")
      network.set("net/front/target-group", "preserve_client_ip", "true")
    }
    // What is listed is what tells clients apart: the balancer's group, or that of its targets.
    let group = hasGroup ? "net/front-group" : "net/app-group"
    network.set(
      "net/front", "security_groups", hasGroup ? [TestNetwork.ref("net/front-group")] : [])
    network.remove(hasGroup ? "\(group)/ingress-web" : "\(group)/ingress-all")
    for (index, block) in blocks.enumerated() {
      network.ingress(group, "client-\(index)", block, "tcp", hasGroup ? 443 : 3000)
    }
    return network
  }

  private static func incoming(_ network: TestNetwork) throws -> FlowReport {
    let model = network.model
    let flow = try #require(model.namedFlows().first { $0.kind == .ingress })
    return model.report(flow)
  }

  private static func senders(_ report: FlowReport) -> Set<String> {
    Set(report.traces.compactMap(\.forward.first?.packet.source.description))
  }

  struct Lists: Sendable {
    let type: String
    let hasGroup: Bool
  }

  static let lists = [
    Lists(type: "application", hasGroup: true), Lists(type: "network", hasGroup: true),
    Lists(type: "network", hasGroup: false),
  ]

  @Test(
    arguments: lists,
    [
      (["198.51.100.0/24"], "198.51.100.1"), (["198.51.100.7/32"], "198.51.100.7"),
      (["198.51.100.6/31", "192.0.2.0/24"], "198.51.100.6"),
      (["10.0.0.0/8", "192.0.2.128/25"], "192.0.2.129"),
      (["203.0.113.0/24"], "203.0.113.10"), (["0.0.0.0/0"], "203.0.113.10"),
      (["198.51.100.0/24", "0.0.0.0/0"], "203.0.113.10"),
    ])
  func `The sender is one whom the rules list`(
    _ list: Lists, _ expected: (blocks: [String], sender: String)
  ) throws {
    let network = Self.balanced(expected.blocks, type: list.type, hasGroup: list.hasGroup)
    let report = try Self.incoming(network)
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(Self.senders(report) == [expected.sender])
    let model = network.model
    let impacts = model.impacts(of: model.singleFailures(), on: [report.flow])
    #expect(!impacts.contains { $0.level == .broken })
  }

  @Test(
    arguments: lists,
    [(["198.51.100.0/24"], "Clients"), (["198.51.100.0/24", "0.0.0.0/0"], "Internet")])
  func `The title names the clients where not everybody may come`(
    _ list: Lists, _ expected: (blocks: [String], callers: String)
  ) throws {
    let network = Self.balanced(expected.blocks, type: list.type, hasGroup: list.hasGroup)
    let title = try Self.incoming(network).flow.title
    #expect(title.hasPrefix("\(expected.callers) to "), "\(title)")
  }

  @Test func `The sender is in a prefix list of the model`() throws {
    var network = Self.balanced([])
    network.add(
      "net/offices", "aws_ec2_managed_prefix_list",
      [
        "name": "offices", "address_family": "IPv4", "max_entries": 2,
        "entry": .blocks([["cidr": "172.16.0.0/12"], ["cidr": "198.51.100.64/26"]]),
      ])
    network.add(
      "net/front-group/ingress-offices", "aws_vpc_security_group_ingress_rule",
      [
        "security_group_id": TestNetwork.ref("net/front-group"), "ip_protocol": "tcp",
        "from_port": 443, "to_port": 443, "prefix_list_id": TestNetwork.ref("net/offices"),
      ])
    let report = try Self.incoming(network)
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(Self.senders(report) == ["198.51.100.65"])
  }

  @Test func `Of a listed block the part counts that arrives`() throws {
    var network = Self.balanced(["192.0.2.0/24", "198.51.0.0/16"])
    network.acl("net/acl", subnets: ["net/public[a]"])
    network.aclRule("net/acl", 100, "198.51.100.0/24", "-1", nil)
    network.aclRule("net/acl", 110, "10.0.0.0/8", "-1", nil)
    network.aclRule("net/acl", 100, "0.0.0.0/0", "-1", nil, isEgress: true)
    let report = try Self.incoming(network)
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(Self.senders(report) == ["198.51.100.0"])
  }

  @Test func `Where none of the listed arrives, it is told why one of them does not`() throws {
    var network = Self.balanced(["198.51.100.0/24"])
    network.acl("net/acl", subnets: ["net/public[a]"])
    network.aclRule("net/acl", 100, "10.0.0.0/8", "-1", nil)
    network.aclRule("net/acl", 100, "0.0.0.0/0", "-1", nil, isEgress: true)
    let report = try Self.incoming(network)
    #expect(Self.senders(report) == ["198.51.100.1"])
    #expect(!report.traces.isEmpty)
    for trace in report.traces { #expect(trace.verdict.reason?.code == .networkACL) }
  }

  @Test func `The internet is refused where private blocks are listed, their clients are unknown`()
    throws
  {
    var network = Self.balanced(["10.0.0.0/8"])
    #expect(try !Self.incoming(network).isSuccess)
    #expect(try Self.incoming(network).traces.allSatisfy { $0.verdict.reason != nil })
    network.connections = [
      Connection(
        from: ElementID("internet"), to: ElementID("net", "front"), transport: .tcp, ports: 443,
        title: "HTTPS", location: SourceLocation(file: "Tests/Network.swift", line: 1))
    ]
    var topology = network.topology
    topology.components.append(
      ComponentRecord(
        id: ElementID("internet"), kind: .client, title: "Internet",
        location: SourceLocation(file: "Tests/Network.swift", line: 1)))
    let model = NetworkModel(topology)
    let flow = try #require(model.namedFlows().first { $0.kind == .ingress })
    let traces = model.report(flow).traces
    #expect(!traces.isEmpty)
    for trace in traces {
      #expect("\(trace.verdict)" == "unknown (the way by which clients in 10.0.0.0/8 come)")
    }
    // Whoever asks for the internet itself asks for any of its hosts.
    #expect(model.trace(.tcp("internet", "net/front")).allSatisfy { $0.verdict.reason != nil })
  }
}
