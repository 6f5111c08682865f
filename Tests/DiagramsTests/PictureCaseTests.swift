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
      #expect(!SheetMeasure(sheet).isHardToRead, "\(SheetMeasure(sheet))")
    }
    let told = SheetFindings.diagnostics(sheets)
    #expect(!told.contains { $0.code == .brokenSheet })
    for sheet in sheets where sheet.simplification != nil {
      #expect(told.contains { $0.summary.contains("'\(sheet.fileName)'") })
    }
    for network in networks {
      #expect(SheetTruth(network, sheets).faults() == [])
      expectWarnings(network)
    }
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func `Random models obey the laws, and what their sheets say is so`(seed: UInt64) throws {
    let evaluation = PictureCase.random(seed: seed, networks: 2).evaluation()
    #expect(!evaluation.diagnostics.contains { $0.severity == .error })
    let networks = WalkedNetwork.all(evaluation.topologies)
    let sheets = try DiagramGenerator(networks: networks).sheets()
    for sheet in sheets {
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
    }
    for network in networks { #expect(SheetTruth(network, sheets).faults() == []) }
  }

  /// A gateway at the region's name, long names of panels, workload rows wider than a page, lines at a
  /// title that gets a number.
  @Test(arguments: [2, 23, 152, 406] as [UInt64])
  func `Random models that broke a law obey them all`(seed: UInt64) throws {
    let networks = WalkedNetwork.all(PictureCase.random(seed: seed).evaluation().topologies)
    for sheet in try DiagramGenerator(networks: networks).sheets() {
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
    }
  }

  /// Many tables of a transit gateway, many sentences below an overview.
  @Test(arguments: [5, 21] as [UInt64])
  func `Random models that were too small to read can be read`(seed: UInt64) throws {
    let networks = WalkedNetwork.all(PictureCase.random(seed: seed).evaluation().topologies)
    for sheet in try DiagramGenerator(networks: networks).sheets() {
      #expect(!SheetMeasure(sheet).isHardToRead, "\(SheetMeasure(sheet))")
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
    }
  }

  /// Rows of which a zone in the middle has no part.
  @Test func `A row in parts is in the zones of all of them`() throws {
    let networks = WalkedNetwork.all(PictureCase.random(seed: 52).evaluation().topologies)
    let sheets = try DiagramGenerator(networks: networks).sheets()
    let rows = sheets.filter { $0.kind == .workload }.flatMap(\.allBoxes)
    #expect(rows.contains { $0.name.contains(" in zones in zone ") })
    for network in networks { #expect(SheetTruth(network, sheets).faults() == []) }
    // Six zones beside each other, with words.
    for sheet in sheets { #expect(!SheetMeasure(sheet).isHardToRead, "\(SheetMeasure(sheet))") }
  }

  @Test func `What is not so is noticed`() throws {
    let picture = try #require(PictureCase.named("edge-inspection"))
    let networks = WalkedNetwork.all(picture.evaluation().topologies)
    var sheets = try DiagramGenerator(networks: networks).sheets()
    let network = try #require(networks.first)
    #expect(SheetTruth(network, sheets).faults() == [])
    for index in sheets.indices {
      sheets[index].boxes = sheets[index].boxes.map { Self.shifted($0) }
      for edge in sheets[index].edges.indices where sheets[index].edges[edge].style == .refused {
        sheets[index].edges[edge].style = .forward
      }
    }
    let faults = SheetTruth(network, sheets).faults()
    #expect(faults.contains { $0.contains("is drawn as arriving") })
    #expect(faults.contains { $0.contains("and drawn in") })
    #expect(
      SheetTruth(network, sheets.filter { $0.isInventory }).faults().contains {
        $0.contains("is on no sheet but the list")
      })
  }

  /// Every zone's column moved aside, and nothing else.
  private static func shifted(_ box: Box) -> Box {
    var box = box
    if box.role == .zone { box.frame = box.frame.moved(200, 0) }
    box.children = box.children.map(shifted)
    return box
  }

  /// Each declared connection that does not arrive is a warning with a remedy.
  private func expectWarnings(_ network: WalkedNetwork) {
    let facts = Facts(network.model.model)
    let refused = ConnectionVerdict.all(network.reports, facts).filter { $0.refusal != nil }
    for verdict in refused { #expect(verdict.arriving == 0) }
    let warned = EnvironmentSheets(network).diagnostics().filter { $0.code == .refusedConnection }
    #expect(warned.count == refused.count)
    #expect(warned.allSatisfy { $0.severity == .warning && !$0.remedy.isEmpty })
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
