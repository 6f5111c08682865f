import ImportCases
import NetworkLaws
import Testing

/// A plan that tells less never leads to a verdict that the whole plan refutes: what is not known
/// stays unknown, and nothing is proved that is not so. `import-figures --hide 10000` looks at many
/// more.
@Suite struct HiddenPlanTests {
  @Test(.timeLimit(.minutes(10)), arguments: PagesTests.cases)
  func whatIsHiddenIsNeverMadeUp(name: String) throws {
    // Of some plans the walks decide nothing, so that nothing can be compared.
    guard let check = try HiddenPlanCheck(name) else { return }
    var numbers = SeededGenerator(seed: 11)
    var decided = 0
    for _ in 0..<8 {
      let answer = try check.answer(&numbers)
      decided += answer.decided
      #expect(
        answer.contradictions.isEmpty, "\(answer.contradictions.joined(separator: "\n"))")
    }
    #expect(decided > 0)
  }
}
