import Testing
import Topology

@testable import Diagrams

@Suite struct SecuritySheetTests {
  /// The inspection network with security groups of two services, of which one calls the other.
  private func topology() throws -> Topology {
    var build = TopologyBuilder(zones: ["a"])
    build.topology = Samples.inspection(zones: ["a"])
    for name in ["app", "statsd"] {
      build.add(
        "metrics/\(name)/security-group", "aws_security_group", "Security group of \(name)",
        ["vpc_id": build.reference("metrics/vpc")])
      let service = try #require(
        build.topology.resources.firstIndex { $0.id.description == "metrics/\(name)/service" })
      build.topology.resources[service].arguments["network_configuration"] = .blocks([
        "subnets": build.subnets("metrics", "private"),
        "security_groups": .list([build.reference("metrics/\(name)/security-group")]),
      ])
    }
    for (owner, peer, type) in [
      ("app", "statsd", "aws_vpc_security_group_egress_rule"),
      ("statsd", "app", "aws_vpc_security_group_ingress_rule"),
    ] {
      for port in [8125, 9999] {
        build.add(
          "metrics/\(owner)/rule-\(port)", type, "Rule of \(owner) for \(port)",
          [
            "security_group_id": build.reference("metrics/\(owner)/security-group"),
            "referenced_security_group_id": build.reference("metrics/\(peer)/security-group"),
            "ip_protocol": "udp", "from_port": .int(port), "to_port": .int(port),
          ])
      }
    }
    return build.topology
  }

  @Test func `A connection has its number on its line, in its sentence and on its rules`() throws {
    let sheets = try DiagramGenerator(environments: [topology()]).sheets()
    let sheet = try #require(sheets.first { $0.kind == .security })
    #expect(sheet.edges.map(\.target) == ["metrics/statsd/security-group", "internet"])
    #expect(sheet.badges.filter { $0.edge != nil }.map(\.text) == ["×", "1", "2"])
    let words = try #require(sheet.boxes.first { $0.role == .note }).flattened.flatMap(\.texts)
    #expect(words.map(\.text).joined(separator: " ").contains("App to statsd: StatsD metrics"))
    let marked = sheet.allBoxes.filter { !$0.marks.isEmpty }
    #expect(
      marked.flatMap(\.ids).map(\.description).sorted()
        == ["metrics/app/rule-8125", "metrics/statsd/rule-8125"])
    #expect(marked.flatMap(\.marks).map(\.text) == ["1", "1"])
    #expect(SheetCheck.violations(of: sheet) == [])
  }
}
