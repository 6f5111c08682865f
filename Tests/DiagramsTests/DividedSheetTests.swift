import PictureCases
import Testing
import Topology

@testable import Diagrams

/// Views that no single sheet shows in words that can be read.
@Suite struct DividedSheetTests {
  private func sheets(_ name: String) throws -> [Sheet] {
    let picture = try #require(PictureCase.named(name))
    return try DiagramGenerator(environments: picture.evaluation().topologies).sheets()
  }

  @Test func `A long flow has a sheet for the request and one for the response`() throws {
    let sheets = try sheets("ferry")
    let request = try #require(sheets.first { $0.view == "flow-flow-ticket" })
    let response = try #require(sheets.first { $0.view == "flow-flow-ticket-response" })
    #expect(request.fileName.hasSuffix("/flows/ticket"))
    #expect(response.fileName.hasSuffix("/flows/ticket-response"))
    #expect(request.title.contains("request (1 of 2)"))
    #expect(response.title.contains("response (2 of 2)"))
    #expect(request.edges.contains { $0.style == .forward })
    #expect(!request.edges.contains { $0.style == .reply })
    #expect(response.edges.contains { $0.style == .reply })
    #expect(!response.edges.contains { $0.style == .forward })
    // What is on both stands where it does on the other.
    #expect(order(request, .vpc) == order(response, .vpc))
    #expect(hubTables(request) == hubTables(response))
    #expect(response.altText.contains("steps back"))
  }

  @Test func `A flow that can be read on one sheet is on one`() throws {
    for name in ["eight-vpcs", "long-names"] {
      #expect(!(try sheets(name)).contains { $0.view.hasSuffix("-response") }, "\(name)")
    }
  }

  @Test func `A table of which few routes are shown tells how many there are besides`() throws {
    let sheets = try sheets("eight-vpcs")
    let sheet = try #require(sheets.first { $0.fileName.hasSuffix("gateway-to-internet") })
    let tables = sheet.allBoxes.filter { $0.role == .hub }.flatMap(\.children)
    let inspected = try #require(
      tables.first { $0.texts.contains { $0.text.contains("Inspected") } })
    #expect(inspected.flattened.flatMap(\.texts).contains { $0.text == "5 more" })
  }

  @Test func `Each part of a network names the others, and has the hub's tables in their order`()
    throws
  {
    let all = try sheets("eight-vpcs")
    for kind in [DiagramSummary.Kind.network, .failure] {
      let views = Dictionary(grouping: all.filter { $0.kind == kind }) { sheet in
        sheet.title.firstRange(of: " (").map { String(sheet.title[..<$0.lowerBound]) }
      }
      for case (let view?, let sheets) in views {
        #expect(sheets.count > 1, "\(view)")
        let titles = sheets.map { sheet in
          sheet.allBoxes.filter { $0.role == .vpc }.compactMap { $0.texts.first?.text }
        }
        for (index, sheet) in sheets.enumerated() {
          let tiles = sheet.allBoxes.filter { $0.name.hasPrefix("On sheet ") }
          let others = sheets.indices.filter { $0 != index }
          #expect(tiles.map(\.name) == others.map { "On sheet \($0 + 1)" }, "\(sheet.fileName)")
          for (tile, other) in zip(tiles, others) {
            let names = tile.texts.last?.text ?? ""
            #expect(titles[other].allSatisfy(names.contains), "\(sheet.fileName)")
          }
          #expect(hubTables(sheet) == hubTables(sheets[0]))
        }
      }
    }
  }

  private func order(_ sheet: Sheet, _ role: BoxRole) -> [String] {
    sheet.allBoxes.filter { $0.role == role }.map(\.name)
  }

  /// The tables of transit gateways from the left.
  private func hubTables(_ sheet: Sheet) -> [String] {
    sheet.allBoxes.filter { $0.role == .hub }.flatMap(\.children)
      .sorted { $0.frame.x < $1.frame.x }.map(\.name)
  }
}
