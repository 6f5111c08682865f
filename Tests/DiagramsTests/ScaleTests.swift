import Testing
import Topology

@testable import Diagrams

@Suite struct ScaleTests {
  @Test(arguments: [1, 10, 50])
  func `Sheets stay readable however many VPCs are alike`(count: Int) throws {
    let sheets = try DiagramGenerator(environments: [Samples.spokes(count)]).sheets()
    #expect(sheets.filter { $0.kind != .resources }.count <= 30)
    for sheet in sheets where sheet.kind != .resources {
      #expect(sheet.smallestPrintedText >= 90, "\(sheet.fileName)")
      #expect(SheetCheck.violations(of: sheet) == [])
    }
  }

  @Test func `What is left out is counted`() throws {
    let sheets = try DiagramGenerator(environments: [Samples.spokes(38)]).sheets()
    let network = try #require(sheets.first { $0.kind == .network })
    let words = network.allBoxes.flatMap(\.texts).map(\.text)
    #expect(words.contains("10.0.0.0/16 · 37 more like this one"))
    #expect(words.contains("38 attachments") || words.contains("Used by 38 attachments"))
  }

  @Test func `Every resource is on some sheet, whatever the others leave out`() throws {
    let topology = Samples.spokes(12)
    let sheets = try DiagramGenerator(environments: [topology]).sheets()
    let drawn = Set(sheets.flatMap(\.elements))
    #expect(topology.resources.map(\.id).filter { !drawn.contains($0) } == [])
  }

  @Test func `A sheet that is equal in two environments is made once and says so`() throws {
    let one = Samples.inspection(zones: ["a", "b"])
    var other = one
    other.environment = Environment(
      "twin", title: "Twin", account: one.environment.account,
      zones: one.environment.zones, addresses: one.environment.addresses)
    let sheets = try DiagramGenerator(environments: [one, other]).sheets()
    let workload = sheets.filter { $0.kind == .workload }
    #expect(workload.map(\.environments) == [[one.environment.name, "twin"]])
    #expect(
      try #require(workload.first).title.hasSuffix("\(one.environment.title) and Twin"))
    #expect(Set(sheets.map(\.fileName)).count == sheets.count)
  }
}
