import ImportCases
import Testing

/// A plan that tells less never leads to a verdict that the whole plan refutes: what is not known
/// stays unknown. `import-figures --hide 10000` looks at many more.
@Suite struct HiddenPlanTests {
  private static let cases = ["anfw-terraform", "three-tier"]

  @Test func whatIsHiddenIsNeverMadeUp() throws {
    var packets = 0
    for (name, ends) in HiddenPlanCheck.cases where Self.cases.contains(name) {
      guard let check = try HiddenPlanCheck(name, ends) else { continue }
      packets += 1
      var numbers = SeededNumbers(seed: 11)
      for _ in 0..<25 {
        let found = try check.contradictions(&numbers)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
      }
    }
    #expect(packets == 2)
  }
}
