import ArchitectureDSL
import DesignRules
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Who connects from outside where a load balancer lists those that may.
@Suite struct ListedClientsTests {
  private static func network(_ clients: Clients) throws -> WalkedNetwork {
    let environment = Environment(
      "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [environment]
    ) { _ in
      Region(.ireland) {
        Input("certificate", type: "string", description: "The certificate.", example: "arn")
        Input("list", type: "string", description: "The clients.", example: "pl-1")
        VPC("net", cidr: "10.16.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          ApplicationLoadBalancer("front", certificate: .input("certificate"), clients: clients) {
            Forwards(to: "web")
          }
          ECSCluster("apps", release: "1", tier: "app") {
            Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
          }
        }
      }
    }
    #expect(!evaluation.diagnostics.hasErrors, "\(evaluation.diagnostics)")
    return try WalkedNetwork(#require(evaluation.topologies.first))
  }

  private static func incoming(_ network: WalkedNetwork) throws -> FlowReport {
    try #require(network.reports.first { $0.flow.kind == .ingress && $0.flow.flow.port == 443 })
  }

  private static func expectNothingRefused(_ network: WalkedNetwork) throws {
    let told = EnvironmentSheets(network).diagnostics()
      .filter { $0.code == .refusedConnection || $0.code == .partialConnection }
    #expect(told.isEmpty, "\(told)")
    let sheets = try DiagramGenerator(environments: [network.model.topology]).sheets()
    for sheet in sheets {
      #expect(!sheet.edges.contains { $0.style == .refused }, "\(sheet.fileName)")
    }
  }

  @Test(arguments: [
    (Clients.blocks(["198.51.100.0/24"]), "198.51.100.1"),
    (.blocks(["198.51.100.7/32", "192.0.2.0/24"]), "198.51.100.7"),
    (.blocks(["10.0.0.0/8", "192.0.2.128/25"]), "192.0.2.129"),
    (.blocks(["203.0.113.0/24"]), "203.0.113.10"),
    (.anywhere, "203.0.113.10"),
    (.input("list"), "203.0.113.10"),
  ])
  func `Nobody is refused whom the load balancer lists`(
    _ clients: Clients, _ sender: String
  ) throws {
    let network = try Self.network(clients)
    let report = try Self.incoming(network)
    #expect(report.isSuccess)
    let senders = Set(report.traces.compactMap(\.forward.first?.packet.source.description))
    #expect(senders == [sender])
    try Self.expectNothingRefused(network)
    let ownImpacts = network.impacts.filter { $0.flow == report.flow }
    #expect(!ownImpacts.isEmpty)
    #expect(!ownImpacts.contains { $0.level == .broken })
  }

  @Test func `How clients of private blocks come is not known`() throws {
    let network = try Self.network(.blocks(["10.0.0.0/8"]))
    let report = try Self.incoming(network)
    #expect(!report.traces.isEmpty)
    for trace in report.traces {
      #expect(
        "\(trace.verdict)" == "unknown (the way by which clients in 10.0.0.0/8 come)")
    }
    try Self.expectNothingRefused(network)
    #expect(
      network.impacts.filter { $0.flow == report.flow }.allSatisfy { $0.level == .unknown })
  }
}
