import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// What readers of the sheets found to be otherwise than the model says.
@Suite struct PictureTruthTests {
  private func networks(_ name: String) throws -> [WalkedNetwork] {
    WalkedNetwork.all(try #require(PictureCase.named(name)).evaluation().topologies)
  }

  private func texts(_ sheets: [Sheet]) -> [String] {
    sheets.flatMap(\.allBoxes).flatMap(\.texts).map(\.text)
  }

  @Test(arguments: ["raw-three-tier", "eks", "batch", "blue-green"])
  func `A security group is never called after its VPC`(name: String) throws {
    let networks = try networks(name)
    for network in networks {
      let facts = Facts(network.model.model)
      let networkTitles = facts.model.vpcs.keys.compactMap { facts.index.resource($0)?.title }
      let titles = SecurityReader(facts).groups().map(\.title)
      #expect(!titles.isEmpty)
      #expect(Set(titles).isDisjoint(with: networkTitles), "\(titles)")
      #expect(Set(titles).count == titles.count, "\(titles)")
    }
  }

  @Test func `An instance that is told its zone stands in that`() throws {
    let network = try #require(try networks("ferry").last)
    for zone in ["a", "b", "c"] {
      let occupant = network.model.model.occupants[ElementID("shop", "database-\(zone)")]
      let zones = occupant?.places.compactMap { network.model.model.subnets[$0.subnet]?.zone.value }
      #expect(zones?.map(\.key) == [zone])
    }
  }

  @Test func `Who delivers is the delivery stream, not what it reads`() throws {
    let network = try #require(try networks("data-lake").last)
    let uses = network.model.model.serviceUses
    #expect(!uses.contains { $0.source == ElementID("clicks") && $0.target == ElementID("raw") })
    #expect(
      uses.contains { $0.source == ElementID("clicks") && $0.target == ElementID("delivery") })
    #expect(uses.contains { $0.source == ElementID("delivery") && $0.target == ElementID("raw") })
  }

  @Test func `Without a log configuration no logs are delivered`() throws {
    let network = try #require(try networks("blue-green").last)
    #expect(!network.reports.map(\.flow).contains { $0.kind == .logShipping })
    let other = try #require(try networks("ferry").last)
    #expect(other.reports.map(\.flow).contains { $0.kind == .logShipping })
  }

  @Test func `Endpoints of a Gateway Load Balancer are called so`() throws {
    let network = try #require(try networks("gateway-load-balancer").last)
    let sheets = try DiagramGenerator(networks: [network]).sheets().filter { $0.kind == .network }
    #expect(texts(sheets).contains { $0.hasPrefix("Gateway Load Balancer endpoint") })
    #expect(!texts(sheets).contains("Interface endpoints"))
  }

  @Test func `A chain that comes back to a port says so`() throws {
    let network = try #require(try networks("ferry").last)
    let sheets = try DiagramGenerator(networks: [network]).sheets().filter { $0.kind == .flow }
    #expect(
      sheets.contains { $0.subtitle.contains("8080, then TCP 8081, then TCP 8080") },
      "\(sheets.map(\.subtitle))")
  }
}
