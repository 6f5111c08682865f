import Foundation
import GraphvizLayout
import TestSupport
import Testing
import Topology

@testable import Diagrams

@Suite struct DOTTests {
  private let sheet = OrthogonalRouter.routed(
    NetworkView(Samples.inspection(zones: ["a", "b"], natZones: ["a"])).sheet())

  @Test func `The text is the expected one`() throws {
    let text = DOTWriter(sheet).text()
    #expect(try Golden.difference(of: text, from: "network.dot") == nil)
  }

  @Test func `Graphviz leaves every box where it is pinned`() throws {
    let geometry = try Graphviz.layout(DOTWriter(sheet).text(), engine: .neatoPinned)
    var count = 0
    for box in sheet.allBoxes where !box.isContainer && box.role != .row {
      let node = try #require(geometry.nodes[box.name])
      let frame = box.frame
      #expect(abs(node.center.x - Double(2 * frame.x + frame.width) / 2) < 0.01)
      let y = Double(2 * frame.y + frame.height) / 2 - Double(sheet.height)
      #expect(abs(node.center.y - y) < 0.01)
      #expect(abs(node.width - Double(frame.width)) < 0.01)
      #expect(abs(node.height - Double(frame.height)) < 0.01)
      count += 1
    }
    #expect(count > 20)
    for box in sheet.allBoxes where box.isContainer {
      let cluster = try #require(geometry.clusters["cluster_\(box.name)"])
      #expect(abs(cluster.minX - Double(box.frame.x)) < 0.01)
      #expect(abs(cluster.width - Double(box.frame.width)) < 0.01)
    }
  }

  @Test func `The command line of Graphviz shows the same geometry`() throws {
    guard Tool.isInstalled("neato") else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = DOTWriter(sheet).text()
    try folder.write(text.utf8, to: "sheet.dot")
    let result = try run(
      "neato", arguments: ["-n2", "-Tplain", "sheet.dot"], directory: folder.url)
    #expect(result.succeeded)
    let lines = result.output.split(separator: "\n")
    let boxes = sheet.allBoxes.filter { !$0.isContainer && $0.role != .row }
    let nodes = lines.filter { $0.hasPrefix("node ") }
    let glyphs = sheet.allBoxes.filter { $0.glyph != nil }.count
    let marks = sheet.texts.count + sheet.badges.count
    let lineEnds = 2 * sheet.legend.filter(\.isLine).count
    let samples = sheet.legend.filter { !$0.isLine }.count + sheet.legend.count
    #expect(nodes.count == boxes.count + glyphs + marks + lineEnds + samples)
    let gateway = try #require(sheet.allBoxes.first { $0.name == "egress/internet-gateway" })
    let node = try #require(nodes.first { $0.hasPrefix("node \"egress/internet-gateway\"") })
    let numbers = node.split(separator: " ").compactMap { Double($0) }
    #expect(abs(numbers[0] * 72 - Double(2 * gateway.frame.x + gateway.frame.width) / 2) < 0.1)
    let drawn = sheet.edges.count + sheet.legend.filter(\.isLine).count
    #expect(lines.filter { $0.hasPrefix("edge ") }.count == drawn)
  }

  @Test func `The command line of Graphviz draws badges, marks and colours without a complaint`()
    throws
  {
    guard Tool.isInstalled("neato") else { return }
    let sheets = try DiagramGenerator(environments: [Samples.inspection(zones: ["a", "b"])])
      .sheets()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for sheet in sheets {
      try folder.write(DOTWriter(sheet).text().utf8, to: "sheet.dot")
      let result = try run(
        "neato", arguments: ["-n2", "-Tsvg", "sheet.dot"], directory: folder.url)
      #expect(result.succeeded && !result.output.contains("Error"), "\(sheet.fileName)")
      func count(_ text: String) -> Int { result.output.components(separatedBy: text).count - 1 }
      let discs = Dictionary(grouping: sheet.badges, by: \.tone).mapValues(\.count)
      for (tone, discs) in discs {
        let color = DOTStyle.color(tone.rawValue).lowercased()
        #expect(count("<ellipse fill=\"\(color)\"") == discs, "\(sheet.fileName) \(tone)")
      }
      let rows = sheet.allBoxes.filter { $0.role == .row }
      #expect(
        count("fill=\"\(DOTStyle.color("mark").lowercased())\"")
          == rows.filter { !$0.marks.isEmpty && $0.state == nil }.count
          + sheet.legend.filter { $0.sample == .mark }.count, "\(sheet.fileName)")
      let lost = sheet.allBoxes.contains { $0.state == .lost }
      #expect(
        result.output.contains("fill=\"\(DOTStyle.color("lost-fill").lowercased())\"") == lost)
    }
    #expect(sheets.contains { !$0.badges.isEmpty })
    #expect(sheets.contains { $0.kind == .failure })
  }

  @Test func `No line runs over a badge`() throws {
    let sheets = try DiagramGenerator(environments: [Samples.inspection(zones: ["a", "b"])])
      .sheets()
    var gaps = 0
    for sheet in sheets {
      for edge in sheet.edges {
        let way = DOTPath(edge, around: sheet.badges, height: sheet.height).text
        gaps += way.count { $0 == ";" }
        for piece in way.split(separator: ";") {
          let places = piece.split(separator: " ").filter { !$0.hasPrefix("e") }.map { place in
            place.split(separator: ",").compactMap { Double($0) }
          }
          for (start, end) in zip(places, places.dropFirst()) {
            for badge in sheet.badges {
              let middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]
              let away = max(
                abs(middle[0] - Double(badge.place.x)),
                abs(middle[1] - Double(sheet.height - badge.place.y)))
              #expect(away >= Double(Badge.radius) - 0.01, "\(sheet.fileName) \(edge.name)")
            }
          }
        }
      }
    }
    #expect(gaps > 20)
  }

  @Test func `A line is cut where a badge covers it`() {
    var edge = SheetEdge(from: "a", to: "b", style: .attachment, title: "")
    edge.run(through: [Point(0, 10), Point(100, 10), Point(100, 60)])
    let badges = [
      Badge("1", .forward, at: Point(40, 10)), Badge("2", .forward, at: Point(100, 10)),
    ]
    #expect(
      DOTPath(edge, around: badges, height: 100).text
        == "0,90 0,90 32,90 32,90;48,90 48,90 92,90 92,90;100,82 100,82 100,40 100,40")
  }

  @Test func `Words of HTML are words`() {
    #expect(DOTLabel.escaped("a < b & \"c\" > d") == "a &lt; b &amp; \"c\" &gt; d")
  }

  @Test func `Quotation marks and line feeds are escaped`() {
    #expect(DOTWriter.quoted("a \"b\"\\\nc") == "\"a \\\"b\\\"\\\\\\nc\"")
  }

  @Test(arguments: [(72, "1.00000"), (36, "0.50000"), (100, "1.38889")])
  func `Points are inches`(points: Int, inches: String) {
    #expect(DOTWriter.inches(points) == inches)
  }
}

extension LegendEntry {
  fileprivate var isLine: Bool {
    if case .line = sample { return true }
    return false
  }
}

/// Real tools judge the output; without one, a test says so, and fails where tools are promised.
enum Tool {
  static func isInstalled(_ name: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    if folders.contains(where: {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }) {
      return true
    }
    print("skipped: \(name) is not installed")
    if environment["CI"] != nil { Issue.record("\(name) is not installed") }
    return false
  }
}
