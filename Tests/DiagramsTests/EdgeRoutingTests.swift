import ArchitectureDSL
import Testing
import Topology

@testable import Diagrams

/// A firewall inside a VPC: routes within the VPC, and those of the internet gateway.
@Suite struct EdgeRoutingTests {
  private func spoke() throws -> NetworkDrawing.VPC {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "edge", title: "Edge", summary: "",
      environments: [
        Environment("only", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/8")
      ]
    ) { _ in
      Region(.singapore) {
        VPC("spoke", cidr: "10.2.0.0/16") {
          Subnets("private") { Route("web", destination: .tier("web"), to: .firewall("edge")) }
          Subnets("web") {
            Route(to: .firewall("edge"))
          }
          Subnets("back") {
            Route("private", destination: .tier("private"), to: .firewallOfDestination("edge"))
          }
          Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
          EdgeRouting(to: "web", through: "edge")
          NetworkFirewall("edge") { AllowDomains("domains", [".example.com"]) }
        }
      }
    }
    let topology = try #require(evaluation.topologies.first)
    return try #require(NetworkReader(topology).model().vpcs.first)
  }

  @Test func `A route that names a subnet does not live in it`() throws {
    #expect(try spoke().tiers.flatMap(\.subnets).flatMap(\.items).isEmpty)
  }

  @Test func `A table that zones share names the zone of each endpoint`() throws {
    let tables = try spoke().tiers.flatMap(\.tables)
    let table = try #require(
      tables.first { $0.ids.contains(ElementID("spoke", "back", "route-table")) })
    #expect(
      table.routes.map(\.targetTitle) == [
        "local", "Firewall endpoint, zone a", "Firewall endpoint, zone b",
      ])
    #expect(table.routes[1].targets.map(\.zone) == ["a", "b"])
  }

  @Test func `The internet gateway's table names the zone of each endpoint`() throws {
    let table = try #require(try spoke().looseTables.first)
    #expect(
      table.routes.map(\.targetTitle) == [
        "local", "Firewall endpoint, zone a", "Firewall endpoint, zone b",
      ])
  }
}
