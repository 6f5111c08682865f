import Testing
import Topology

@testable import Diagrams

@Suite struct OverviewSheetTests {
  @Test(arguments: [["a"], ["a", "b", "c"]])
  func `What goes to the internet passes the internet gateway of its VPC`(
    zones: [String]
  ) throws {
    let sheets = try DiagramGenerator(environments: [Samples.inspection(zones: zones)]).sheets()
    let sheet = try #require(sheets.first { $0.kind == .overview })
    for vpc in ["egress", "ingress"] {
      let gateway = try #require(
        sheet.allBoxes.first { $0.name == "\(vpc)/internet-gateway" })
      let card = try #require(sheet.allBoxes.first { $0.name == "\(vpc)/vpc" })
      #expect(gateway.borderOf == card.name)
      #expect(gateway.frame.y < card.frame.y && card.frame.y < gateway.frame.maxY)
      #expect(sheet.edges.contains { $0.source == gateway.name || $0.target == gateway.name })
    }
    let outside = sheet.edges.filter { $0.source == "internet" || $0.target == "internet" }
    #expect(!outside.isEmpty)
    for edge in outside {
      let other = edge.source == "internet" ? edge.target : edge.source
      #expect(other.hasSuffix("/internet-gateway"), "\(edge.name)")
    }
  }
}
