import ArchitectureDSL
import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Two of which one opens connections to the other on two ports, of which one does not arrive.
@Suite struct MixedPortsTests {
  private static let admin = ServiceProtocol("admin", title: "Admin", .tcp, port: 9001)

  /// - Parameter refused: the ports that a network ACL denies, each by a rule of its own.
  private static func network(refusing refused: [Int] = [9001]) throws -> WalkedNetwork {
    let environment = Environment(
      "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [environment]
    ) { _ in
      Region(.ireland) {
        VPC("net", cidr: "10.16.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          Subnets("data") { Route(to: .natGateway) }
          ECSCluster("apps", release: "1", tier: "app") {
            Service("web", cpu: 256, memory: 512) {
              Sends(.http(9000), to: "orders")
              Sends(Self.admin, to: "orders")
            }
          }
          ECSCluster("stores", release: "1", tier: "data") {
            Service("orders", cpu: 256, memory: 512) {
              Listens(.http(9000))
              Listens(Self.admin)
            }
          }
          for port in refused {
            Declare(
              "no-\(port)", type: "aws_network_acl_rule",
              arguments: [
                "network_acl_id": .reference(ElementID("net", "network-acl"), "id"),
                "rule_number": .int(port - 8999), "egress": true, "protocol": "tcp",
                "rule_action": "deny", "cidr_block": "0.0.0.0/0", "from_port": .int(port),
                "to_port": .int(port),
              ])
          }
        }
      }
    }
    #expect(!evaluation.diagnostics.hasErrors, "\(evaluation.diagnostics)")
    return try WalkedNetwork(#require(evaluation.topologies.first))
  }

  @Test func `What arrives and what does not are two lines, each with its ports`() throws {
    let network = try Self.network()
    let sheets = try DiagramGenerator(networks: [network]).sheets()
    for kind in [DiagramSummary.Kind.overview, .services, .workload, .security] {
      let sheet = try #require(sheets.first { $0.kind == kind })
      let lines = sheet.edges.filter {
        $0.title.contains("TCP 9000") || $0.title.contains("TCP 9001")
      }
      let blue = lines.filter { $0.style == .forward }
      let red = lines.filter { $0.style == .refused }
      #expect(blue.count == 1 && red.count == 1, "\(kind): \(lines.map(\.name))")
      #expect(blue.allSatisfy { $0.title.contains("9000") && !$0.title.contains("9001") })
      #expect(red.allSatisfy { $0.title.contains("9001") && !$0.title.contains("9000") })
      #expect(SheetCheck.violations(of: sheet) == [], "\(kind)")
      let file = try DrawIOFile(DrawIOWriter(sheet).text())
      #expect(lines.allSatisfy { file[$0.name] != nil })
    }
    #expect(SheetTruth(network, sheets).faults() == [])
  }

  @Test func `Of several ports that do not arrive each has its own reason`() throws {
    let network = try Self.network(refusing: [9000, 9001])
    let facts = Facts(network.model.model)
    let reasons = ConnectionVerdict.all(network.reports, facts).compactMap(\.refusal?.sentence)
    try #require(Set(reasons).count == 2)
    let sheets = try DiagramGenerator(networks: [network]).sheets()
    for kind in [DiagramSummary.Kind.overview, .services, .workload, .security] {
      let sheet = try #require(sheets.first { $0.kind == kind })
      let told = sheet.edges.filter { $0.style == .refused }.map(\.title) + sheet.longText
      for reason in reasons {
        #expect(told.contains { $0.contains(reason) }, "\(kind): \(told)")
      }
    }
  }
}
