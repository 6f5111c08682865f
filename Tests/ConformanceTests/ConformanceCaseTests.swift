import ConformanceCases
import Testing

/// Small models with known answers, worked out from AWS's documents.
@Suite struct ConformanceCaseTests {
  /// Cases whose expectation we hold wrong, each with the document of AWS that says so.
  private static let disputed: [String: String] = [:]

  @Test func everyListedCaseExists() throws {
    let ids = try ConformanceCase.cases(in: ConformanceCase.file).map(\.id)
    #expect(ids.count == Set(ids).count)
    #expect(ids.count >= 203)
    #expect(Set(Self.disputed.keys).union(Self.knownWrong).isSubset(of: ids))
  }

  @Test(arguments: Result { try ConformanceCase.cases(in: ConformanceCase.file) }.cases)
  func isAnsweredRightly(asked: ConformanceCase) throws {
    let result = try asked.run()
    let text = "\(asked.id): \(asked.text): expected \(result.expected), got \(result.got)"
    if Self.disputed[asked.id] != nil {
      // Whoever disputes an answer may still not prove what is not so.
      #expect(result.verdict != .falseProof, "\(text)")
    } else if Self.knownWrong.contains(asked.id) {
      #expect(result.verdict != .right, "\(text): right now, take it off the list")
    } else {
      #expect(result.verdict == .right, "\(text) \(result.errors)")
    }
  }
}

extension Result where Success == [ConformanceCase] {
  /// The cases; none where the file cannot be read, of which `everyListedCaseExists` complains.
  fileprivate var cases: [ConformanceCase] { (try? get()) ?? [] }
}

extension ConformanceCase: CustomTestStringConvertible {
  public var testDescription: String { id }
}
