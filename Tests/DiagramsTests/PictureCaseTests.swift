import Foundation
import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Models of many shapes: none of their sheets breaks a law, and what they say is so.
@Suite struct PictureCaseTests {
  @Test(arguments: PictureCase.all)
  func `Sheets obey the laws, and what they say of connections and places is so`(
    picture: PictureCase
  ) throws {
    let networks = WalkedNetwork.all(picture.evaluation().topologies)
    let sheets = try DiagramGenerator(networks: networks).sheets()
    #expect(!sheets.isEmpty)
    for sheet in sheets {
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
      #expect(max(sheet.width, sheet.height) <= Sheet.longestSide, "\(sheet.fileName)")
    }
    let told = SheetFindings.diagnostics(sheets)
    #expect(!told.contains { $0.code == .brokenSheet })
    for sheet in sheets where sheet.simplification != nil {
      #expect(told.contains { $0.summary.contains("'\(sheet.fileName)'") })
    }
    for network in networks {
      let name = network.model.topology.environment.name
      let own = sheets.filter { $0.environments.contains(name) }
      expectTrueConnections(network, own)
      expectEveryPlace(network, own)
    }
  }

  /// A connection is drawn as arriving exactly where one of its walks arrives.
  private func expectTrueConnections(_ network: WalkedNetwork, _ sheets: [Sheet]) {
    let facts = Facts(network.model.model)
    let refused = ConnectionVerdict.all(network.reports, facts).filter { $0.refusal != nil }
    for verdict in refused { #expect(verdict.arriving == 0) }
    for sheet in sheets where [.overview, .workload, .services].contains(sheet.kind) {
      let lines = sheet.edges.filter(\.style.isTraffic)
      if refused.isEmpty { #expect(!lines.contains { $0.style == .refused }) }
      for line in lines where sheet.kind != .workload {
        #expect(line.title.contains("does not arrive") == (line.style == .refused), "\(line.name)")
      }
    }
    let warned = EnvironmentSheets(network).diagnostics().filter { $0.code == .refusedConnection }
    #expect(warned.count == refused.count)
    #expect(warned.allSatisfy { $0.severity == .warning && !$0.remedy.isEmpty })
  }

  /// What stands in subnets, and what stands beside VPCs, is on a sheet that is no list.
  private func expectEveryPlace(_ network: WalkedNetwork, _ sheets: [Sheet]) {
    let facts = Facts(network.model.model)
    let drawn = Set(sheets.filter { !$0.isInventory }.flatMap(\.elements))
    let vpcs = NetworkReader(facts).model().folded().vpcs
    let subnets = Set(vpcs.flatMap(\.tiers).flatMap(\.subnets).map(\.id))
    for resource in facts.topology.resources {
      let homes = facts.homes(of: resource).filter { subnets.contains($0) }
      if !homes.isEmpty { #expect(drawn.contains(resource.id), "\(resource.id)") }
    }
    for service in facts.model.regionalServices {
      let primary = facts.topology.components.first { $0.primary == service.id }?.id
      let isDrawn = ([service.id] + [primary].compactMap(\.self)).contains { drawn.contains($0) }
      #expect(isDrawn, "\(service.id)")
    }
  }

  @Test func `A refused packet's line ends red at what refuses it`() throws {
    let picture = try #require(PictureCase.named("edge-inspection"))
    let sheets = try DiagramGenerator(environments: picture.evaluation().topologies).sheets()
    let sheet = try #require(sheets.first { $0.view == "flow-connection-c-app-internet-443" })
    #expect(sheet.title.contains("refused"))
    #expect(sheet.subtitle.contains("Internet gateway"))
    let last = try #require(sheet.edges.last { $0.style.isTraffic })
    #expect(last.style == .refused)
    let refuser = try #require(sheet.allBoxes.first { $0.name == last.target })
    #expect(refuser.glyph?.glyph == .internetGateway)
    #expect(!sheet.allBoxes.contains { $0.role == .actor })
    #expect(!sheet.edges.contains { $0.style == .reply })
    #expect(sheet.badges.contains { $0.text == "×" && $0.tone == .lost && $0.edge == last.name })
    let overview = try #require(sheets.first { $0.kind == .overview })
    #expect(overview.edges.filter(\.style.isTraffic).allSatisfy { $0.style == .refused })
  }

  @Test func `A flow through load balancers ends where it ends, with every leg`() throws {
    let picture = try #require(PictureCase.named("ferry"))
    let topologies = picture.evaluation().topologies
    let sheets = try DiagramGenerator(environments: topologies).sheets()
    let sheet = try #require(sheets.first { $0.view == "flow-flow-ticket" })
    let ids = Set(sheet.elements.map(\.description))
    for id in ["tickets/web/service", "tickets/api/service", "accounts/invoices/service"] {
      #expect(ids.contains(id), "\(id)")
    }
    let end = try #require(sheet.edges.last { $0.style == .forward })
    #expect(end.target.hasPrefix("accounts/invoices/service in billing/"))
  }

  @Test(arguments: [
    ("raw-three-tier", ["Orders database", "Session cache", "Web servers"]),
    ("serverless", ["Orders function", "Orders database", "Database proxy"]),
    ("eks", ["Platform cluster", "General nodes", "Platform database"]),
    ("data-lake", ["Events", "Warehouse", "Search"]),
    ("sound-classic", ["Classic"]), ("sound-rds", ["Database"]),
  ])
  func `What is declared raw stands in its tier under its own name`(
    name: String, expected: [String]
  ) throws {
    let picture = try #require(PictureCase.named(name))
    let topology = try #require(picture.evaluation().topologies.first)
    let bars = NetworkReader(topology).model().vpcs.flatMap(\.tiers).flatMap(\.bars)
    for title in expected { #expect(bars.map(\.title).contains(title), "\(title)") }
    #expect(!bars.contains { $0.type.contains("subnet_group") })
  }

  @Test func `Nobody waits for an answer over UDP, so none is drawn`() throws {
    let sheets = try DiagramGenerator(environments: [Samples.inspection()]).sheets()
    let udp = sheets.filter { $0.kind == .flow && $0.subtitle.contains("UDP 8125 goes") }
    #expect(!udp.isEmpty)
    for sheet in udp { #expect(!sheet.edges.contains { $0.style == .reply }, "\(sheet.view)") }
  }

  @Test func `No type is spelled where the model tells what it means`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Diagrams")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(!text.contains("\"aws_"), "\(file)")
    }
  }
}
