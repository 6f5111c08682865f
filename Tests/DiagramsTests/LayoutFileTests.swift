import Foundation
import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// What becomes of boxes that a person has moved in a draw.io file.
@Suite struct LayoutFileTests {
  /// A draw.io file and what a person does to it.
  private struct Edited {
    var text: String

    /// Moves a cell within what holds it, on the page of this path.
    mutating func move(_ id: String, by dx: Int, _ dy: Int, on page: String) throws {
      let start = try #require(text.range(of: "<diagram id=\"\(page)\"")).lowerBound
      let cell = try #require(
        text.range(of: " id=\"\(XMLText.escaped(id))\">", range: start..<text.endIndex), "\(id)")
      let x = try #require(text.range(of: " x=\"", range: cell.upperBound..<text.endIndex))
      let y = try #require(text.range(of: "\" y=\"", range: x.upperBound..<text.endIndex))
      let end = try #require(text.range(of: "\"", range: y.upperBound..<text.endIndex))
      let place = (Int(text[x.upperBound..<y.lowerBound]), Int(text[y.upperBound..<end.lowerBound]))
      let (left, top) = (try #require(place.0) + dx, try #require(place.1) + dy)
      // draw.io writes fractions.
      text.replaceSubrange(x.upperBound..<end.lowerBound, with: "\(left).0\" y=\"\(top).00")
    }

    func file() throws -> LayoutFile { try LayoutFile(Array(text.utf8)) }
  }

  private static let network = WalkedNetwork.all([Samples.inspection()])

  private static let plain = DiagramGenerator(networks: network, formats: [.drawio]).generate()

  private func generate(_ edited: Edited? = nil) throws -> DiagramResult {
    guard let edited else { return Self.plain }
    return DiagramGenerator(
      networks: Self.network, formats: [.drawio], layout: try edited.file()
    ).generate()
  }

  private func edited() throws -> Edited {
    let file = try #require(try generate().files.first { $0.path.hasSuffix(".drawio") })
    return Edited(text: String(decoding: file.bytes, as: UTF8.self))
  }

  private func sheet(_ view: String, _ result: DiagramResult) throws -> Sheet {
    try #require(result.sheets.first { $0.view == view })
  }

  private func frames(_ sheet: Sheet) -> [String: Frame] {
    Dictionary(sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
  }

  private func told(_ result: DiagramResult) -> [Diagnostic] {
    result.diagnostics.filter { [.placeUnused, .placeRefused, .brokenSheet].contains($0.code) }
  }

  // MARK: Places

  @Test func `A file in which nothing was moved changes nothing`() throws {
    let before = try generate()
    let after = try generate(try edited())
    #expect(after.sheets == before.sheets && after.diagnostics == before.diagnostics)
  }

  @Test func `A box stands where it was moved, and its lines meet it there`() throws {
    var edited = try edited()
    let before = try sheet("overview", try generate())
    let name = "egress/vpc aws_nat_gateway"
    try edited.move(name, by: -30, 8, on: "test/overview")
    let result = try generate(edited)
    #expect(told(result).isEmpty, "\(told(result))")
    let after = try sheet("overview", result)
    let (old, new) = (frames(before), frames(after))
    func within(_ frames: [String: Frame]) throws -> Point {
      let (box, vpc) = (try #require(frames[name]), try #require(frames["egress/vpc"]))
      return Point(box.x - vpc.x, box.y - vpc.y)
    }
    let (one, other) = (try within(old), try within(new))
    #expect(other == Point(one.x - 30, one.y + 8))
    let box = try #require(new[name])
    for edge in after.edges where edge.source == name || edge.target == name {
      let end = try #require(edge.source == name ? edge.corners.first : edge.corners.last)
      #expect(box.inset(by: -1).contains(Frame(x: end.x, y: end.y, width: 0, height: 0)))
      #expect(!box.inset(by: 1).contains(Frame(x: end.x, y: end.y, width: 0, height: 0)))
    }
    #expect(after.edges.map(\.name) == before.edges.map(\.name))
    #expect(SheetCheck.violations(of: after).isEmpty)
    // Other sheets are as they were.
    #expect(try sheet("network", result) == sheet("network", generate()))
  }

  @Test func `The file that is generated then is as good a layout`() throws {
    var edited = try edited()
    try edited.move("egress/vpc aws_nat_gateway", by: -30, 8, on: "test/overview")
    try edited.move("egress/attachment", by: -60, 0, on: "test/network")
    try edited.move("internet", by: 40, 0, on: "test/network")
    let first = try generate(edited)
    #expect(told(first).isEmpty, "\(told(first))")
    let file = try #require(first.files.first { $0.path.hasSuffix(".drawio") })
    let second = try generate(Edited(text: String(decoding: file.bytes, as: UTF8.self)))
    #expect(second.sheets == first.sheets)
    #expect(second.files == first.files)
  }

  @Test func `What holds a box grows with it, and what is beside and below moves aside`() throws {
    var edited = try edited()
    let old = frames(try sheet("overview", try generate()))
    try edited.move("egress/vpc aws_nat_gateway", by: 0, 90, on: "test/overview")
    let result = try generate(edited)
    #expect(told(result).isEmpty, "\(told(result))")
    let after = try sheet("overview", result)
    let new = frames(after)
    let vpc = try #require(new["egress/vpc"])
    #expect(vpc.height > (old["egress/vpc"]?.height ?? 0))
    #expect(vpc.contains(try #require(new["egress/vpc aws_nat_gateway"])))
    let hub = try #require(new["hub/transit-gateway"])
    #expect(hub.y >= vpc.maxY)
    let region = try #require(after.boxes.first { $0.role == .region }).frame
    #expect(region.contains(vpc) && region.contains(hub))
    #expect(SheetCheck.violations(of: after).isEmpty)
  }

  @Test func `What is on the border of a VPC goes with it`() throws {
    var edited = try edited()
    try edited.move("egress/vpc", by: 0, -6, on: "test/network")
    let result = try generate(edited)
    let (old, new) = (
      frames(try sheet("network", try generate())), frames(try sheet("network", result))
    )
    for name in ["egress/internet-gateway", "egress/attachment"] {
      let (one, other) = (try #require(old[name]), try #require(new[name]))
      let (before, after) = (try #require(old["egress/vpc"]), try #require(new["egress/vpc"]))
      #expect(other.y - after.y == one.y - before.y, "\(name)")
    }
  }

  @Test func `Two boxes can change places`() throws {
    var edited = try edited()
    let old = frames(try sheet("network", try generate()))
    let tables = old.keys.filter { $0.hasPrefix("hub/") && $0.hasSuffix("/route-table") }.sorted()
    let (one, other) = (try #require(old[tables[0]]), try #require(old[tables[1]]))
    try edited.move(tables[0], by: other.x - one.x, 0, on: "test/network")
    try edited.move(tables[1], by: one.x - other.x, 0, on: "test/network")
    let result = try generate(edited)
    #expect(!told(result).contains { $0.code == .placeRefused }, "\(told(result))")
    let new = frames(try sheet("network", result))
    #expect((new[tables[0]]?.x ?? 0 < new[tables[1]]?.x ?? 0) == (one.x > other.x))
  }

  // MARK: What cannot be

  @Test(arguments: [
    ("egress/attachment", 0, 60, "border of 'egress/vpc'"),
    ("egress/public[a]", 20, 0, "stand where the model has them"),
    ("egress/public/route-table[a]", 0, 40, "overlap"),
    ("egress/public/route-table[a]", -2000, 0, "leave 'egress/vpc'"),
    ("internet", -1500, 0, "leave the page"),
  ])
  func `A place that cannot be is told, and not taken`(
    name: String, dx: Int, dy: Int, reason: String
  ) throws {
    var edited = try edited()
    try edited.move(name, by: dx, dy, on: "test/network")
    let result = try generate(edited)
    let found = told(result)
    #expect(found.count == 1 && found.first?.code == .placeRefused, "\(found)")
    #expect(found.first?.summary.contains("'\(name)'") == true)
    #expect(found.first?.detail.contains(reason) == true, "\(found.first?.detail ?? "")")
    #expect(try sheet("network", result) == sheet("network", generate()))
  }

  /// What an element's row says of zones would be said of another.
  @Test func `Rows of a workload sheet stay together`() throws {
    var edited = try edited()
    let sheet = try sheet("workload", try generate())
    let vpc = try #require(sheet.allBoxes.first { $0.role == .vpc })
    let box = try #require(vpc.children.first { $0.role == .element && $0.isMovable })
    try edited.move(box.name, by: 0, 10, on: "test/workload")
    let result = try generate(edited)
    #expect(told(result).map(\.code) == [.placeRefused])
    #expect(told(result)[0].detail.contains("in one row belongs together"))
    #expect(try self.sheet("workload", result) == sheet)
  }

  @Test func `What is no longer there is told where it was moved, once`() throws {
    var edited = try edited()
    try edited.move("egress/vpc aws_nat_gateway", by: -30, 8, on: "test/overview")
    edited.text = edited.text.replacing("egress/vpc aws_nat_gateway", with: "egress/old")
    var result = try generate(edited)
    #expect(told(result).map(\.code) == [.placeUnused])
    #expect(told(result)[0].summary.contains("'test/overview'"))
    edited.text = edited.text.replacing("id=\"test/overview\"", with: "id=\"former/overview\"")
    result = try generate(edited)
    #expect(told(result).map(\.code) == [.placeUnused])
    #expect(told(result)[0].summary.contains("'former/overview'"))
  }

  @Test(arguments: ["web-shop", "edge-inspection", "raw-three-tier"])
  func `Boxes moved at random break no law of boxes, and say nothing that is not so`(name: String)
    throws
  {
    let picture = try #require(PictureCase.named(name))
    let networks = WalkedNetwork.all(picture.evaluation().topologies)
    let plain = DiagramGenerator(networks: networks, formats: [.drawio]).generate()
    var seed: UInt64 = 11
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(bound))
    }
    let files = plain.files.filter { $0.path.hasSuffix(".drawio") }
    let sheets = plain.sheets.filter { !$0.isInventory }
    var moved = 0
    let edited = try files.map { file in
      var edited = Edited(text: String(decoding: file.bytes, as: UTF8.self))
      for sheet in sheets where edited.text.contains("<diagram id=\"\(sheet.fileName)\"") {
        for box in sheet.allBoxes where box.isMovable && random(6) == 0 {
          try edited.move(box.name, by: random(120) - 60, random(90) - 45, on: sheet.fileName)
          moved += 1
        }
      }
      return edited
    }
    #expect(moved > 5)
    let layout = try edited.dropFirst().reduce(try edited[0].file()) { $0.merging(try $1.file()) }
    let result = DiagramGenerator(networks: networks, formats: [.drawio], layout: layout)
      .generate()
    #expect(result.sheets.map(\.fileName) == plain.sheets.map(\.fileName))
    var broken = 0
    for (sheet, former) in zip(result.sheets, plain.sheets) {
      #expect(sheet.edges.map(\.name) == former.edges.map(\.name))
      #expect(sheet.badges.count == former.badges.count)
      let laws = SheetCheck.violations(of: sheet).filter { !$0.hasPrefix("the line") }
      let boxes = laws.filter { $0.contains("overlaps") || $0.contains("leaves") }
      #expect(boxes == [], "\(sheet.fileName)")
      broken += SheetCheck.violations(of: sheet).isEmpty ? 0 : 1
    }
    for network in networks { #expect(SheetTruth(network, result.sheets).faults() == []) }
    // What breaks a law of lines is told.
    #expect(result.diagnostics.count { $0.code == .brokenSheet } == broken)
  }

  // MARK: Hostile files

  private static let page = """
    <mxfile><diagram id="p"><mxGraphModel><root><mxCell id="0"/>\
    <object id="a" place="1 2"><mxCell parent="0" vertex="1"><mxGeometry x="X" y="2"/></mxCell>\
    </object></root></mxGraphModel></diagram></mxfile>
    """

  @Test(arguments: [
    ("", "ends too early"),
    ("hello", "text outside"),
    ("<svg/>", "'svg'"),
    ("<mxfile>", "ends too early"),
    ("<mxfile></diagram>", "ends nothing"),
    ("<mxfile/><mxfile/>", "two roots"),
    ("<mxfile/>", "property 'place'"),
    ("<mxfile a=1/>", "quotation marks"),
    ("<mxfile a=\"1\" a=\"2\"/>", "twice"),
    ("<mxfile a=\"&lol;\"/>", "'&lol;'"),
    ("<mxfile a=\"&#xD800;\"/>", "stands for"),
    ("<mxfile a=\"&", "begins no reference"),
    ("<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><mxfile a=\"&b;\"/>", "document type"),
    (
      "<mxfile><diagram id=\"p\" name=\"Page\">7VpbU+MgFP41PtpJ</diagram></mxfile>",
      "'Page' is compressed"
    ),
    (String(repeating: "<mxfile>", count: 5000), "nested too deeply"),
  ])
  func `What is no layout is told in one sentence`(text: String, reason: String) throws {
    do {
      _ = try LayoutFile(Array(text.utf8))
      Issue.record("'\(text.prefix(60))' is a layout")
    } catch {
      #expect("\(error)".contains(reason), "\(error)")
    }
  }

  @Test func `A file that draw.io has compressed is the same layout`() throws {
    var edited = try edited()
    try edited.move("egress/vpc aws_nat_gateway", by: -30, 8, on: "test/overview")
    var text = ""
    for part in edited.text.components(separatedBy: "<mxGraphModel") {
      guard let end = part.range(of: "</mxGraphModel>") else {
        text += part
        continue
      }
      let model = "<mxGraphModel" + part[..<end.upperBound]
      let escaped = try #require(model.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
      text += Data(Deflate.packed(Array(escaped.utf8))).base64EncodedString()
      text += part[end.upperBound...]
    }
    #expect(!text.contains("mxCell"))
    #expect(try Edited(text: text).file() == edited.file())
  }

  @Test func `Bytes that are no text, and too many of them, are refused`() {
    #expect(throws: LayoutFileError.self) { try LayoutFile([0xFF, 0xFE, 0x3C, 0x00]) }
    #expect(throws: LayoutFileError.tooLarge) {
      try LayoutFile([UInt8](repeating: 0x20, count: LayoutFile.largest + 1))
    }
  }

  @Test(arguments: ["1e999", "-1e308", "nan", "inf", "0x10", "", "1,5"])
  func `Places that are no numbers do no harm`(number: String) throws {
    let file = try LayoutFile(Array(Self.page.replacing("X", with: number).utf8))
    let cell = try #require(file.pages["p"]?.cells["a"])
    #expect(abs(cell.absolute.x) <= 1_000_000)
  }

  @Test func `Cells that hold each other in a ring do no harm`() throws {
    let text = """
      <mxfile><diagram id="p"><mxGraphModel><root>\
      <object id="a" place="1 2"><mxCell parent="b" vertex="1"><mxGeometry x="1" y="2"/></mxCell>\
      </object><object id="b" place="1 2"><mxCell parent="a" vertex="1"><mxGeometry x="1" y="2"/>\
      </mxCell></object></root></mxGraphModel></diagram></mxfile>
      """
    #expect(try LayoutFile(Array(text.utf8)).pages["p"]?.cells.count == 2)
  }

  @Test func `Every beginning of a file is read or refused`() throws {
    let bytes = Array(try edited().text.utf8.prefix(3000))
    for count in stride(from: 0, to: bytes.count, by: 7) {
      _ = try? LayoutFile(Array(bytes.prefix(count)))
      var broken = bytes
      broken[count] = UInt8(ascii: "<")
      _ = try? LayoutFile(broken)
    }
  }
}
