import PictureCases
import Reachability
import TestSupport
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

  // MARK: What does not arrive

  private func sheets(_ name: String) throws -> [Sheet] {
    try DiagramGenerator(networks: networks(name)).sheets()
  }

  private static let verdictKinds: Set<DiagramSummary.Kind> = [
    .overview, .workload, .services, .security,
  ]

  @Test(arguments: ["edge-inspection", "edge-simple", "private-link"])
  func `A line that does not arrive has a cross and no arrow`(name: String) throws {
    // A sheet of network ACLs alone has no lines.
    let sheets = try sheets(name).filter {
      Self.verdictKinds.contains($0.kind) && !$0.edges.isEmpty
    }
    #expect(sheets.count == 4)
    for sheet in sheets {
      let refused = sheet.edges.filter { $0.style == .refused && !$0.hasArrow }
      #expect(!refused.isEmpty, "\(sheet.view)")
      for edge in refused {
        #expect(edge.tip == nil)
        #expect(sheet.badges.contains { $0.text == "×" && $0.edge == edge.name }, "\(edge.name)")
      }
      let entry = try #require(sheet.legend.first { $0.sample == .line(.refused) })
      #expect(entry.title == "Does not arrive: stops at the ×" && !entry.hasArrow)
    }
  }

  @Test func `On an overview it ends at what refuses it`() throws {
    let sheet = try #require(try sheets("edge-inspection").first { $0.kind == .overview })
    let refused = sheet.edges.filter { $0.style == .refused }
    let last = try #require(refused.last)
    let end = try #require(sheet.allBoxes.first { $0.name == last.target })
    #expect(end.glyph?.glyph == .internetGateway)
    let onTheWay = refused.dropLast()
    #expect(onTheWay.allSatisfy { $0.hasArrow })
    #expect(!refused.contains { edge in edge.target == "internet" })
  }

  @Test func `An endpoint is joined to the load balancer of its endpoint service`() throws {
    let sheet = try #require(try sheets("private-link").first { $0.view == "overview" })
    let line = try #require(sheet.edges.first { $0.title.contains("Ledger endpoint leads to") })
    let boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(boxes[line.source]?.texts.contains { $0.text == "Interface endpoints" } == true)
    #expect(boxes[line.target]?.texts.contains { $0.text == "Ledger load balancer" } == true)
    #expect(line.title.hasSuffix("by Ledger endpoint service."))
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `The name of what stands beside VPCs is not cut off`() throws {
    let sheets = try sheets("edge-inspection")
    let box = try #require(
      sheets.flatMap(\.allBoxes).first {
        $0.name.hasSuffix("beside VPCs") && $0.texts.contains { $0.text == "Private DNS namespace" }
      })
    #expect(
      box.texts.filter(\.isBold).map(\.text).joined(separator: " ")
        == "Private DNS namespace of the c cluster")
    #expect(sheets.allSatisfy { SheetCheck.violations(of: $0) == [] })
  }

  @Test func `What finds no way is a stub at its sender, in every format`() throws {
    let sheet = try #require(try sheets("private-link").first { $0.kind == .services })
    let line = try #require(sheet.edges.first { $0.style == .refused })
    let frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let (sender, receiver) = (try #require(frames[line.source]), try #require(frames[line.target]))
    let (start, end) = (try #require(line.corners.first), try #require(line.corners.last))
    func touches(_ frame: Frame, _ point: Point) -> Bool {
      frame.inset(by: -2).contains(Frame(x: point.x, y: point.y, width: 1, height: 1))
    }
    #expect(touches(sender, start) && !touches(receiver, end))
    let file = try DrawIOFile(DrawIOWriter(sheet).text())
    let cell = try #require(file[line.name])
    #expect(cell.source == line.source && cell.target == nil)
  }

  @Test func `What a refused packet never came to is no step of its sheet`() throws {
    let sheet = try #require(
      try sheets("raw-three-tier").first { $0.view.hasPrefix("flow-ingress") })
    #expect(sheet.title.contains("refused"))
    // The network ACL is asked before the security group.
    #expect(!texts([sheet]).contains { $0.contains("the rule \"") }, "\(texts([sheet]))")
    let marks = sheet.badges.filter { $0.edge == nil && $0.tone == .forward }
    #expect(Set(marks.map(\.text)) == ["1", "2"])
  }

  @Test func `A client that is no resource is whoever comes from the internet`() throws {
    let network = try #require(try networks("raw-named").last)
    let verdicts = ConnectionVerdict.all(network.reports, Facts(network.model.model))
    #expect(verdicts.count == 3)
    for verdict in verdicts { #expect(verdict.refusal == nil) }
    let sheets = try sheets("raw-named")
    #expect(!sheets.flatMap(\.edges).contains { $0.style == .refused })
    // Flows of the same way are one.
    #expect(network.reports.count { $0.flow.kind == .ingress } == 1)
  }

  @Test func `An Auto Scaling group is called and drawn as one`() throws {
    for sheet in try sheets("raw-named") {
      #expect(
        !sheet.title.contains("servers service") && !sheet.subtitle.contains("servers service"))
      for box in sheet.allBoxes where box.name == "shop/servers" {
        #expect(box.glyph?.glyph != .service, "\(sheet.view)")
      }
    }
  }

  // MARK: Places

  @Test func `Two in one zone are not in two zones`() throws {
    let network = try #require(try networks("edge-inspection").last)
    let facts = Facts(network.model.model)
    var model = NetworkReader(facts).model()
    let tier = try #require(
      model.vpcs[0].tiers.firstIndex { !$0.subnets.flatMap(\.items).isEmpty })
    let subnet = try #require(
      model.vpcs[0].tiers[tier].subnets.firstIndex { !$0.items.isEmpty })
    var other = try #require(model.vpcs[0].tiers[tier].subnets[subnet].items.first)
    for index in model.vpcs[0].tiers[tier].subnets.indices {
      model.vpcs[0].tiers[tier].subnets[index].items = index == subnet ? [other] : []
    }
    other.id = ElementID("other")
    other.name = "other"
    model.vpcs[0].tiers[tier].subnets[subnet].items.append(other)
    let sheet = try #require(
      OverviewView(
        network.model.topology, facts: facts, model: model, whole: model, reports: []
      ).sheet())
    #expect(texts([sheet]).contains("2 of them, in one zone"), "\(texts([sheet]))")
  }

  @Test func `What runs in one of several zones is not in all of them`() throws {
    let sheet = try #require(try sheets("sound-rds").first { $0.kind == .overview })
    #expect(texts([sheet]).contains { $0.contains("in one of 2 zones") }, "\(texts([sheet]))")
  }

  @Test func `A group of instances and a cache say how large they are`() throws {
    let sheet = try #require(try sheets("raw-three-tier").first { $0.kind == .overview })
    let words = texts([sheet])
    #expect(words.contains("2 to 8 instances · in 2 zones"), "\(words)")
    #expect(words.contains("2 nodes · in 2 zones"), "\(words)")
  }

  @Test func `Clients of different lists are different clients`() throws {
    let sheets = try sheets("listed-clients").filter { Self.verdictKinds.contains($0.kind) }
    let services = try #require(sheets.first { $0.kind == .services })
    let actors = services.allBoxes.filter { $0.role == .actor }.compactMap(\.texts.first?.text)
    #expect(
      actors == ["Clients of Front load balancer", "Clients of Office load balancer"], "\(actors)")
  }
}
