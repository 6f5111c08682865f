import Foundation
import Import
import ImportCases
import Testing
import Topology

/// What is named in an import, and who talks to whom.
@Suite struct ComponentTests {
  private static func topology(_ name: String) throws -> Topology {
    try ImportedTerraform(ImportCase(name).plan, name: name).topology
  }

  private static func titles(
    _ kind: ComponentRecord.Kind, of topology: Topology
  ) -> [String] {
    topology.components.filter { $0.kind == kind }.map(\.title)
  }

  private static func exchanges(_ topology: Topology) -> [String] {
    let titles = Dictionary(
      topology.components.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    return topology.connections.map {
      "\(titles[$0.source] ?? "?") → \(titles[$0.target] ?? "?"): \($0.title) on \($0.ports)"
    }
  }

  @Test func aThreeTierNetworkReadsAsIfNamed() throws {
    let topology = try Self.topology("three-tier")
    #expect(Self.titles(.vpc, of: topology) == ["three-tier-vpc-dev-vpc"])
    #expect(Self.titles(.loadBalancer, of: topology) == ["three-tier-vpc-dev-alb"])
    let exchanges = Self.exchanges(topology)
    #expect(exchanges.contains("Internet → three-tier-vpc-dev-alb: HTTP on 80"), "\(exchanges)")
    #expect(exchanges.contains { $0.hasPrefix("three-tier-vpc-dev-alb → ") }, "\(exchanges)")
  }

  @Test func servicesBehindBalancersAreTheirTargets() throws {
    let topology = try Self.topology("ecs-fullstack")
    #expect(Self.titles(.service, of: topology).count == 2)
    #expect(Self.titles(.loadBalancer, of: topology).count == 2)
    let services = Set(topology.components.filter { $0.kind == .service }.map(\.id))
    #expect(topology.connections.contains { services.contains($0.target) })
  }

  /// Networks stand in the order in which traffic from the internet meets them.
  @Test func networksStandByRank() throws {
    let topology = try Self.topology("hubspoke-centralized-egress")
    let vpcs = topology.components.filter { $0.kind == .vpc }.map(\.title)
    #expect(vpcs.first == "inspection-vpc-singleaccount-centralizedegress", "\(vpcs)")
    #expect(
      topology.resources(ofType: "aws_vpc").map(\.id)
        == topology.components.filter { $0.kind == .vpc }.map(\.id))
  }

  /// Members of a family that are alike are one component.
  @Test func familiesAreFolded() throws {
    let topology = try Self.topology("anfw-terraform")
    let folded = topology.components.filter { $0.summary.contains("alike") }
    for component in folded {
      #expect(component.id.key == nil && component.members.count > 1, "\(component)")
    }
  }

  @Test(arguments: PagesTests.cases)
  func componentsAreOfOnePiece(name: String) throws {
    let topology = try Self.topology(name)
    let ids = topology.components.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(!ids.isEmpty)
    let resources = Set(topology.resources.map(\.id))
    for component in topology.components {
      #expect(!component.title.isEmpty)
      if let parent = component.parent { #expect(ids.contains(parent)) }
      if let primary = component.primary { #expect(resources.contains(primary)) }
      #expect(component.members.allSatisfy(resources.contains))
    }
    let titles = topology.components.map(\.title)
    #expect(Set(titles).count == titles.count, "\(titles.sorted())")
    for connection in topology.connections {
      #expect(ids.contains(connection.source) && ids.contains(connection.target))
      #expect(connection.ports.isValid && !connection.title.isEmpty)
    }
    // A resource belongs to one component.
    let members = topology.components.flatMap(\.members)
    #expect(Set(members).count == members.count)
  }

  /// The target learns the names of resource types from `AWSResources`.
  @Test func noTypeIsSpelledOut() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Import")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for file in (files ?? []).sorted() where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(!text.contains("\"aws_"), "\(file)")
    }
    #expect((files ?? []).count > 30)
  }
}
