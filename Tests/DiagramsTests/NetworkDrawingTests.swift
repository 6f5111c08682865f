import Testing
import Topology

@testable import Diagrams

@Suite struct NetworkModelTests {
  private let model = NetworkReader(Samples.inspection()).model()

  private func vpc(_ name: String) throws -> NetworkDrawing.VPC {
    try #require(model.vpcs.first { $0.id == ElementID(name, "vpc") })
  }

  @Test(
    arguments: [
      ("inspection", [NetworkDrawing.Rank.firewall, .attachment]),
      ("egress", [.public, .attachment]), ("ingress", [.public, .attachment]),
      ("metrics", [.private, .attachment]),
    ])
  func `Tiers are ranked by what their routes lead to`(
    name: String, ranks: [NetworkDrawing.Rank]
  ) throws {
    #expect(try vpc(name).tiers.map(\.rank) == ranks)
  }

  @Test func `Tables that say the same, each of its own zone, are one`() throws {
    let transit = try #require(try vpc("inspection").tiers.last)
    let table = try #require(transit.tables.first)
    #expect(transit.tables.count == 1)
    #expect(table.ids.map(\.key) == ["a", "b", "c"])
    #expect(table.routes.map(\.destination) == ["100.64.0.0/24", "0.0.0.0/0"])
    #expect(table.routes.map(\.targetTitle) == ["local", "Firewall endpoint, same zone"])
    #expect(
      table.routes[1].ids.map(\.description) == [
        "inspection/transit/default-route[a]", "inspection/transit/default-route[b]",
        "inspection/transit/default-route[c]",
      ])
  }

  @Test func `A single NAT gateway is named by its zone`() throws {
    let model = NetworkReader(Samples.inspection(natZones: ["b"])).model()
    let egress = try #require(model.vpcs.first { $0.id == ElementID("egress", "vpc") })
    let tables = try #require(egress.tiers.last).tables
    #expect(tables.map { $0.routes[1].targetTitle } == ["NAT gateway, zone b"])
  }

  @Test func `The hub's tables say who uses them and what they know`() throws {
    let hub = try #require(model.hubs.first)
    #expect(
      hub.tables.map(\.associationTitle) == [
        "Metrics VPC, Ingress VPC, Egress VPC", "Inspection VPC",
      ])
    #expect(
      hub.tables[1].routes.map { "\($0.destination) \($0.targetTitle)" } == [
        "0.0.0.0/0 Egress VPC", "10.1.0.0/16 Metrics VPC, propagated",
        "10.11.0.0/16 Ingress VPC, propagated",
      ])
  }

  @Test func `What spans zones is one bar with its part in each zone`() throws {
    let firewall = try #require(try vpc("inspection").tiers.first?.bars.first)
    #expect(firewall.members.map(\.zone) == ["a", "b", "c"])
    let metrics = try #require(try vpc("metrics").tiers.first)
    #expect(metrics.bars.map(\.title) == ["ECS services", "Whisper files"])
    #expect(metrics.bars[0].chips.map(\.title) == ["app", "statsd", "graphite"])
    // Two tasks are in two of the three zones, and nobody knows in which.
    #expect(
      metrics.bars[0].chips.allSatisfy { $0.detail == "2 tasks · in 2 of these zones" })
  }
}
