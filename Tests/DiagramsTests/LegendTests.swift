import TestSupport
import Testing
import Topology

@testable import Diagrams

@Suite struct LegendTests {
  private func violations(_ topology: Topology) throws -> [String] {
    try DiagramGenerator(environments: [topology]).sheets().flatMap { sheet in
      LegendLaw.violations(of: SVGWriter(sheet).text(), isInventory: sheet.isInventory)
        .map { "\(sheet.fileName): \($0)" }
    }
  }

  @Test(arguments: [["a"], ["a", "b", "c"]])
  func `A legend explains what its sheet uses, and nothing else`(zones: [String]) throws {
    #expect(try violations(Samples.inspection(zones: zones)) == [])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `So does that of a random network`(seed: UInt64) throws {
    let violations = try violations(Samples.random(seed: seed))
    #expect(violations == [], "\(violations)")
  }

  @Test func `The law notices what is missing and what is too much`() {
    let svg = """
      <svg>
      <g data-name="vpc" class="vpc">
      <g id="zone" class="zone lost-zone">
      </g>
      </g>
      <g data-from="a" data-to="b">
      <path class="edge forward" d=""/>
      </g>
      <g class="badge forward">
      </g>
      <g class="vpc">
      </g>
      <g class="zone">
      </g>
      <path class="edge forward" d=""/>
      <path class="edge forward" d=""/>
      """
    #expect(
      LegendLaw.violations(of: svg, isInventory: false) == [
        "'zone lost-zone' is not in the legend", "'zone' of the legend is not drawn",
        "'edge forward' is twice in the legend",
      ])
  }
}
