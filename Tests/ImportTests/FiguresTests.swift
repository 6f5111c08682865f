import Import
import ImportCases
import Testing

/// What imports of real plans settle from their JSON alone.
@Suite struct FiguresTests {
  @Test func realPlansAreSettledAndHardlyEverWrong() throws {
    let figures = try ImportCase.all().map { example in
      ImportFigures(
        example.name, try ImportedTerraform(example.plan, name: example.name), example.edges)
    }
    try #require(figures.count == 14)
    print(ImportFigures.table(figures))
    let total = figures.reduce(0) { $0 + $1.total }
    let settled = figures.reduce(0) { $0 + $1.settledCount }
    let wrong = figures.flatMap(\.wrong)
    #expect(total > 1000)
    #expect(wrong.count * 100 <= total, "\(wrong.joined(separator: "\n"))")
    #expect(settled * 100 >= total * 88, "\(settled) of \(total)")
  }

  /// What is not right is said to be assumed or unknown.
  @Test func whatIsProvedIsNeverWrong() throws {
    for example in try ImportCase.all() {
      let figures = ImportFigures(
        example.name, try ImportedTerraform(example.plan, name: example.name), example.edges)
      let proved = figures.wrong.filter { line in
        Basis.allCases.contains { $0.isProved && line.hasSuffix($0.text) }
      }
      #expect(proved.isEmpty, "\(proved.joined(separator: "\n"))")
    }
  }
}
