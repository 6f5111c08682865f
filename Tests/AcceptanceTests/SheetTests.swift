import TestSupport
import Testing

/// Every sheet, as `diagram --report` measures it.
@Suite struct SheetTests {
  @Test(arguments: ["architecture", "two-vpcs"])
  func everySheetIsAPageThatCanBeRead(program: String) throws {
    let report = try GeneratedArchitecture.shared(program).run(["diagram", "--report"])
    #expect(report.exitCode == 0, "\(report.everything)")
    var sheets = 0
    for line in report.output.split(separator: "\n") {
      let pattern = #/^(\S+): (\d+) crossings, .* (\d+) x (\d+) \(.*text from (\d+)\.\d pt on A3$/#
      guard let match = try pattern.wholeMatch(in: line),
        let crossings = Int(match.2), let width = Int(match.3), let height = Int(match.4),
        let points = Int(match.5)
      else { continue }
      sheets += 1
      #expect(points >= 9, "\(line)")
      #expect(width * 3 >= height * 4 - 4 && width * 9 <= height * 16 + 16, "\(line)")
      // Where three VPCs lead to the same two tables, which stand in a row, one is left.
      #expect(crossings <= (match.1.contains("/flows/") ? 1 : 0), "\(line)")
    }
    #expect(sheets > 5)
  }

  @Test(arguments: ["architecture", "two-vpcs"])
  func everyLegendExplainsWhatItsSheetUses(program: String) throws {
    var sheets = 0
    for file in try GeneratedArchitecture.shared(program).files()
    where file.path.hasPrefix("docs/diagrams/") && file.path.hasSuffix(".svg") {
      guard !file.path.hasSuffix("/glyphs.svg") else { continue }
      sheets += 1
      #expect(
        LegendLaw.violations(
          of: String(decoding: file.bytes, as: UTF8.self),
          isInventory: file.path.contains("-resources")) == [], "\(file.path)")
    }
    #expect(sheets > 5)
  }
}
