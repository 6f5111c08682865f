import PictureCases
import Testing
import Topology

@testable import Diagrams

@Suite struct FailureSheetTests {
  private func sheets(_ topology: Topology) throws -> [(zone: String, sheet: Sheet)] {
    try DiagramGenerator(environments: [topology]).sheets().filter { $0.kind == .failure }
      .map { (String($0.view.dropFirst("failure-zone-".count)), $0) }
  }

  /// The inspection network with a thing and an attachment that are in one zone alone.
  private func lopsided() -> Topology {
    var topology = Samples.inspection()
    func subnets(_ names: String...) -> Value {
      .list(names.map { .reference(TopologyBuilder.id($0), "id") })
    }
    let place = topology.resources.firstIndex { $0.id.description == "egress/attachment" }
    if let place {
      topology.resources[place].arguments["subnet_ids"] = subnets("egress/transit[a]")
    }
    for (name, homes) in [
      ("lone", subnets("metrics/private[a]")),
      ("pair", subnets("metrics/private[a]", "metrics/private[c]")),
    ] {
      topology.resources.append(
        Resource(
          id: TopologyBuilder.id("metrics/\(name)"), type: "aws_unheard_of", name: name,
          arguments: ["subnet_ids": homes], title: "\(name) thing",
          location: SourceLocation(file: "sample/Sample.swift", line: 1)))
    }
    return topology
  }

  private func words(_ sheet: Sheet) -> [String] {
    guard let panel = sheet.boxes.first(where: { $0.role == .note }) else { return [] }
    return panel.children.map { $0.texts.map(\.text).joined(separator: " ") }
  }

  /// How many tasks a scaled service runs when the zone fails nobody knows.
  @Test func `Of a scaled service at least so many tasks are left`() throws {
    let picture = try #require(PictureCase.named("ferry"))
    let all = try picture.evaluation().topologies.flatMap(sheets).flatMap { words($0.sheet) }
      .joined(separator: " ")
    let tellsLeast =
      all.contains("Web: at least 1 of its") && all.contains("Web: at least 2 of its")
    let tellsAll = all.contains("Web: 2 of 3 tasks left")
    #expect(tellsLeast && !tellsAll)
  }

  @Test func `What spans zones is lost as far as it lies in the failed one`() throws {
    for (zone, sheet) in try sheets(Samples.inspection()) {
      let vpcs = sheet.allBoxes.filter { $0.role == .vpc }
      var count = 0
      for vpc in vpcs {
        let column = try #require(vpc.children.first { $0.name.hasSuffix(" zone \(zone)") }).frame
        let bars = vpc.children.filter { !$0.spans.isEmpty }
        // So is each of its parts that is drawn across the zones.
        for bar in bars + bars.flatMap(\.children).filter({ !$0.spans.isEmpty }) {
          let part = try #require(bar.lostFrame, "\(bar.name)")
          #expect(
            part.x == max(column.x, bar.frame.x) && part.maxX == min(column.maxX, bar.frame.maxX))
          #expect(bar.state == nil)
          count += 1
        }
      }
      #expect(count == 7)
      #expect(sheet.allBoxes.filter { $0.lostPart != nil }.count == count)
      let svg = SVGWriter(sheet).text()
      #expect(svg.count(of: "<path class=\"lost-part\"") == count)
      let lines = DOTWriter(sheet).text().split(separator: "\n")
      let fill = "fillcolor=\"\(DOTStyle.color("lost-zone"))\""
      #expect(
        lines.filter { $0.contains("\"lost part of ") && $0.contains(fill) }.count == count)
    }
  }

  @Test func `A lost part is below the words and moves with its box`() throws {
    let (_, sheet) = try #require(try sheets(Samples.inspection()).first)
    let file = try DrawIOFile(DrawIOWriter(sheet).text())
    for box in sheet.allBoxes {
      guard let part = box.lostFrame else { continue }
      let below = try #require(file.cells.firstIndex { $0.id == "\(box.name) lost part" })
      let above = file.cells.firstIndex { $0.id == "\(box.name) words" }
      #expect(above == nil ? box.texts.isEmpty : above.map { below < $0 } == true)
      #expect(file.cells[below].parent == box.name)
      #expect(file.absolute(file.cells[below]) == part.inset(by: 1))
      #expect(file.cells[below].style["fillColor"] == DOTStyle.color("lost-zone"))
      #expect(file[box.name]?.value == "")
      let moved = box.moved(7, 9)
      #expect(moved.lostFrame == part.moved(7, 9))
    }
  }

  @Test func `draw.io colours what is out of order`() throws {
    let (_, sheet) = try #require(try sheets(Samples.inspection()).first)
    let file = try DrawIOFile(DrawIOWriter(sheet).text())
    var subnets = 0
    for box in sheet.allBoxes {
      let style = try #require(file[box.name]).style
      switch box.state {
      case .lostZone:
        #expect(style["fillColor"] == DOTStyle.color("lost-zone"))
        for subnet in box.children {
          #expect(file[subnet.name]?.style["fillColor"] == DOTStyle.color("lost-zone"))
          subnets += 1
        }
      case .lost: #expect(style["fillColor"] == DOTStyle.color("lost-fill"))
      default: break
      }
    }
    #expect(subnets == 8)
  }

  @Test func `The panel says where it goes on what loses a part`() throws {
    for (zone, sheet) in try sheets(Samples.inspection()) {
      let rest = ["a", "b", "c"].filter { $0 != zone }.joined(separator: " and ")
      #expect(
        words(sheet).contains(
          "Perimeter firewall, Web load balancer, Whisper files and Attachments of "
            + "4 VPCs go on in zones \(rest)."), "\(words(sheet))")
    }
  }

  @Test func `The words for those who cannot see it tell what is lost and what becomes of flows`()
    throws
  {
    for (zone, sheet) in try sheets(Samples.inspection()) {
      #expect(
        sheet.altText.hasPrefix("The network when zone \(zone) fails. Egress VPC: Public subnet"))
      #expect(
        sheet.altText.contains("Goes on: StatsD metrics, Carbon and NFS."), "\(sheet.altText)")
    }
  }

  @Test func `Every attachment is joined to the transit gateway's tables`() throws {
    for (_, sheet) in try sheets(Samples.inspection()) {
      let tables = Set(
        sheet.allBoxes.filter { $0.role == .hub }.flatMap(\.children).map(\.name))
      for vpc in ["egress", "ingress", "inspection", "metrics"] {
        #expect(
          sheet.edges.contains { edge in
            edge.style == .association && edge.source == "\(vpc)/attachment"
              && tables.contains(edge.target)
          }, "\(vpc)")
      }
    }
  }

  @Test func `What is in the failed zone alone is lost whole`() throws {
    for (zone, sheet) in try sheets(lopsided()) {
      let lost = sheet.allBoxes.filter { $0.state == .lost }.map(\.name)
      let isLost = zone == "a"
      #expect(lost.contains("metrics/lone") == isLost)
      #expect(lost.contains("egress/attachment") == isLost)
      #expect(!lost.contains("metrics/pair"))
      let pair = try #require(sheet.allBoxes.first { $0.name == "metrics/pair" })
      // The zone between has no part of it.
      let other = try #require(sheet.allBoxes.first { $0.name == "metrics/pair in zone c" })
      #expect((pair.lostPart == nil) == (zone != "a"))
      #expect((other.lostPart == nil) == (zone != "c"))
      let words = words(sheet)
      func told(_ vpc: String) -> String { words.first { $0.hasPrefix("\(vpc) VPC: ") } ?? "" }
      #expect(told("Metrics").contains("lone thing") == isLost)
      #expect(told("Egress").contains("Attachment") == isLost)
      #expect(words.contains("Pair thing goes on in zone \(isLost ? "c" : "a").") == (zone != "b"))
      #expect(!words.contains { $0.contains("one thing go") })
      #expect(SheetCheck.violations(of: sheet) == [])
      let legend = sheet.legend.filter { $0.title == "Lost" }
      #expect(legend.count == 1)
      let fill = "fillcolor=\"\(DOTStyle.color("lost-fill"))\""
      let dot = DOTWriter(sheet).text().split(separator: "\n")
      let node = try #require(dot.first { $0.contains("\"metrics/lone\" [") })
      #expect(node.contains(fill) == isLost)
    }
  }

  @Test(arguments: ["Sample", "A sample of some length"])
  func `Lines to the internet whose ranges are apart run at one height`(title: String) throws {
    var topology = Samples.inspection()
    topology.title = title
    for (_, sheet) in try sheets(topology) {
      let lines = sheet.edges.filter { $0.target == "internet" }.map(\.corners)
      let spans = lines.map { min($0[1].x, $0[2].x)...max($0[1].x, $0[2].x) }
      #expect(lines.count == 2 && lines.allSatisfy { $0.count == 4 })
      #expect(!spans[0].overlaps(spans[1]))
      #expect(Set(lines.map { $0[1].y }).count == 1, "\(lines)")
    }
  }

  @Test func `The laws notice a lost part that leaves its box`() {
    var box = Box(name: "box", role: .element, frame: Frame(x: 10, y: 10, width: 30, height: 10))
    box.lostPart = 20..<50
    let sheet = Sheet(
      kind: .failure, view: "test", environments: ["test"], title: "", subtitle: "", altText: "",
      width: 160, height: 100, boxes: [box])
    #expect(SheetCheck.violations(of: sheet) == ["the lost part of 'box' leaves it"])
  }
}

extension String {
  /// How often the text occurs.
  fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
