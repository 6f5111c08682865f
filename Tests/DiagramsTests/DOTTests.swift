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
    #expect(nodes.count == boxes.count)
    let gateway = try #require(sheet.allBoxes.first { $0.name == "egress/internet-gateway" })
    let node = try #require(nodes.first { $0.hasPrefix("node \"egress/internet-gateway\"") })
    let numbers = node.split(separator: " ").compactMap { Double($0) }
    #expect(abs(numbers[0] * 72 - Double(2 * gateway.frame.x + gateway.frame.width) / 2) < 0.1)
    #expect(lines.filter { $0.hasPrefix("edge ") }.count == sheet.edges.count)
  }

  @Test func `Quotation marks and line feeds are escaped`() {
    #expect(DOTWriter.quoted("a \"b\"\\\nc") == "\"a \\\"b\\\"\\\\\\nc\"")
  }

  @Test(arguments: [(72, "1.00000"), (36, "0.50000"), (100, "1.38889")])
  func `Points are inches`(points: Int, inches: String) {
    #expect(DOTWriter.inches(points) == inches)
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
