import ArchitectureDSL
import DesignRules
import Testing
import Topology

@testable import architecture

@Suite struct ReferenceArchitectureTests {
  private let findings = DesignRules.check(
    ArchitectureEvaluator.evaluate(MetricsPlatform.self).topologies)

  @Test func awsRefusesNothing() {
    let errors = findings.open.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test func everyTradeOffIsDecidedAndEveryDecisionIsNeeded() {
    let undecided = findings.open.filter {
      $0.severity == .note || $0.code == .unusedAcceptance
    }
    #expect(undecided.isEmpty, "\(undecided)")
    #expect(findings.accepted.allSatisfy { $0.acceptedReason?.isEmpty == false })
  }

  @Test func anAuthorsAcceptanceReachesTheFindings() {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "",
      environments: [
        Environment("test", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/12")
      ]
    ) { _ in
      Region(.ireland) {
        Declare("log", type: "aws_cloudwatch_log_group", arguments: ["retention_in_days": 30])
        AcceptFinding(
          .logEncryption, on: ElementID("log"), because: "Nothing in it is confidential.")
      }
    }
    let findings = DesignRules.check(evaluation.topologies)
    #expect(evaluation.diagnostics.isEmpty)
    #expect(findings.open.isEmpty)
    #expect(findings.accepted.map(\.acceptedReason) == ["Nothing in it is confidential."])
  }
}
