import ConformanceCases
import Testing

/// What is said of a model with an unknown value holds whatever the value is.
@Suite struct MutationTests {
  /// One of so many mutations is asked, another one for each seed.
  private static let share = 120

  @Test(arguments: [3, 17, 29])
  func noAnswerIsSurerThanTheValuesAllow(seed: Int) throws {
    let all = try ConformanceCase.files.flatMap(CaseMutation.all)
    #expect(all.count > 10_000)
    for (index, mutation) in all.enumerated() where index % Self.share == seed {
      let contradictions = try mutation.contradictions()
      #expect(contradictions.isEmpty, "\(contradictions.joined(separator: "; "))")
    }
  }
}
