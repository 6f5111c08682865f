import DesignRules
import Testing
import Topology

@Suite struct RuleTests {
  @Test(arguments: RuleCase.all)
  func aMistakeIsFoundAndNothingElse(example: RuleCase) {
    let findings = DesignRules.check([example.broken])
    #expect(findings.open.map(\.code) == [example.code])
    #expect(findings.accepted.isEmpty)
    for diagnostic in findings.open {
      #expect(diagnostic.subject != nil)
      #expect(diagnostic.location == here || diagnostic.origin?.isImport == true)
      #expect(diagnostic.summary.first?.isUppercase != true)
      #expect(diagnostic.detail.hasSuffix("."))
    }
  }

  @Test(arguments: RuleCase.all)
  func nothingIsFoundInWhatIsMended(example: RuleCase) {
    let codes = DesignRules.check([example.mended]).open.map(\.code)
    // A daemon that runs once is a matter of its own.
    #expect(codes.filter { $0 != .singleTask || example.code == .singleTask } == [])
  }

  @Test func everyRuleHasAnExample() {
    let tested = Set(RuleCase.all.map(\.code))
    #expect(DesignRules.catalogue.map(\.code).filter { !tested.contains($0) } == [])
  }

  @Test func theCatalogueIsCompleteAndInOrder() {
    let catalogue = DesignRules.catalogue
    let codes = catalogue.map(\.code.number)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
    for entry in catalogue {
      #expect(!entry.title.hasSuffix("."))
      #expect(entry.why.hasSuffix("."))
      #expect(entry.remedy.hasSuffix("."))
      #expect(!entry.source.isEmpty)
    }
  }
}

extension Origin {
  fileprivate var isImport: Bool { if case .state = self { true } else { false } }
}
