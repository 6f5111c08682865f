import Testing
import Topology

@testable import Diagrams

@Suite struct HintTests {
  private func topology(_ hints: [(ElementID, DiagramHint.Wish)]) -> Topology {
    var topology = Samples.inspection(zones: ["a"])
    topology.hints = hints.map {
      DiagramHint($0.0, $0.1, location: SourceLocation(file: "Shop.swift", line: 7))
    }
    return topology
  }

  private func network(_ hints: [(ElementID, DiagramHint.Wish)]) throws -> Sheet {
    try #require(
      try DiagramGenerator(environments: [topology(hints)]).sheets().first { $0.kind == .network })
  }

  private func left(_ vpc: String, _ sheet: Sheet) throws -> Frame {
    try #require(sheet.allBoxes.first { $0.name == "\(vpc)/vpc" }).frame
  }

  @Test func `A title stands in place of the model's`() throws {
    let sheet = try network([(ElementID("egress", "vpc"), .title("Way out"))])
    let box = try #require(sheet.allBoxes.first { $0.name == "egress/vpc" })
    #expect(box.texts.first?.text == "Way out")
  }

  @Test func `What is hidden is not drawn, and lines to it are not either`() throws {
    let sheet = try network([(ElementID("ingress"), .hidden)])
    #expect(!sheet.allBoxes.contains { $0.name.hasPrefix("ingress") })
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `VPCs stand in the rows and columns that are named`() throws {
    let plain = try network([])
    let left = try left("egress", plain).x < left("ingress", plain).x
    #expect(left)
    let turned = try network([(ElementID("ingress", "vpc"), .column(1))])
    let isTurned = try self.left("ingress", turned).x < self.left("egress", turned).x
    #expect(isTurned)
    let lower = try network([(ElementID("ingress", "vpc"), .row(2))])
    let isBelow = try self.left("ingress", lower).y > self.left("egress", lower).maxY
    #expect(isBelow)
    #expect(SheetCheck.violations(of: lower) == [])
  }

  @Test func `A hint that changes nothing is a warning`() {
    let result = DiagramGenerator(
      environments: [
        topology([
          (ElementID("nowhere"), .hidden), (ElementID("metrics", "app"), .column(1)),
          (ElementID("egress", "vpc"), .title("Way out")),
        ])
      ]
    ).generate()
    let told = result.diagnostics.filter { $0.code == .unusedHint }
    #expect(told.count == 2)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(
      told.map(\.subject) == [ElementID("nowhere"), ElementID("metrics", "app")])
  }
}
