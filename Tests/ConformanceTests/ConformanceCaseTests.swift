import ConformanceCases
import Testing

/// Small models with known answers, worked out from AWS's documents.
@Suite struct ConformanceCaseTests {
  /// Cases whose expectation we hold wrong, each with the document of AWS that says so.
  private static let disputed: [String: String] = [
    "C6a": """
    Unknown is asked for and accepted is given. AWS Lambda Developer Guide, "Giving Lambda \
    functions access to resources in an Amazon VPC": a function with vpc_config sends from \
    interfaces in its subnets, under its security groups, which the model reads.
    """,
    "C32c": """
    Unknown is asked for and accepted is given. Amazon RDS User Guide, "Working with a DB instance \
    in a VPC" and "Controlling access with security groups": an instance stands in the subnets of \
    its DB subnet group under its VPC security groups, which the model reads.
    """,
  ]

  @Test func everyListedCaseExists() throws {
    let ids = try ConformanceCase.all().map(\.id)
    #expect(ids.count == Set(ids).count)
    #expect(ids.count >= 203 + 400 + 180)
    #expect(Set(Self.disputed.keys).isSubset(of: ids))
  }

  @Test(arguments: Result { try ConformanceCase.all() }.cases)
  func isAnsweredRightly(asked: ConformanceCase) throws {
    let result = try asked.run()
    let text = "\(asked.id): \(asked.text): expected \(result.expected), got \(result.got)"
    if Self.disputed[asked.id] != nil {
      // Whoever disputes an answer may still not prove what is not so.
      #expect(result.verdict != .falseProof, "\(text)")
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
