import DesignRules
import Foundation
import Testing
import Topology

@Suite struct AcceptanceTests {
  private let log = resource(
    "shop/web/log", "aws_cloudwatch_log_group", ["kms_key_id": of("key", "arn")])

  private func accepting(_ code: DiagnosticCode, on subject: ElementID?) -> AcceptedFinding {
    AcceptedFinding(code, on: subject, because: "The auditor asks for it.", location: here)
  }

  @Test(arguments: [
    nil, ElementID("shop"), ElementID("shop", "web"), ElementID("shop", "web", "log"),
  ])
  func anAcceptedFindingIsKeptApartWithItsReason(subject: ElementID?) {
    let findings = DesignRules.check([
      .sample([log], accepted: [accepting(.logRetention, on: subject)])
    ])
    #expect(findings.open.isEmpty)
    #expect(findings.accepted.map(\.diagnostic.code) == [.logRetention])
    #expect(findings.accepted.map(\.acceptedReason) == ["The auditor asks for it."])
    #expect(findings.all == findings.accepted)
  }

  @Test(arguments: [
    AcceptedFinding(.logRetention, on: ElementID("shop", "we"), because: "No.", location: here),
    AcceptedFinding(.logRetention, on: ElementID("log"), because: "No.", location: here),
    AcceptedFinding(.logEncryption, on: nil, because: "No.", location: here),
  ])
  func anAcceptanceThatCoversNothingIsReported(acceptance: AcceptedFinding) {
    let findings = DesignRules.check([.sample([log], accepted: [acceptance])])
    #expect(findings.open.map(\.code) == [.logRetention, .unusedAcceptance])
    #expect(findings.open.last?.severity == .warning)
    #expect(findings.open.last?.location == here)
  }

  @Test func anAcceptanceThatOneEnvironmentNeedsIsUsed() {
    let acceptance = accepting(.logRetention, on: nil)
    let findings = DesignRules.check([
      .sample([log], accepted: [acceptance], environment: "dev"),
      .sample([], accepted: [acceptance], environment: "live"),
    ])
    #expect(findings.open.isEmpty)
    #expect(findings.accepted.map(\.diagnostic.environment) == ["dev"])
  }

  @Test func whatIsFoundInEveryEnvironmentIsToldOnce() {
    let topologies = ["dev", "live"].map { Topology.sample([log], environment: $0) }
    let findings = DesignRules.check(topologies)
    #expect(findings.open.map(\.environment) == [nil])
  }

  @Test func acceptancesSurviveTheModelFile() throws {
    let model = ModelDocument(environments: [
      .sample([log], accepted: [accepting(.logRetention, on: ElementID("shop"))]), .sample([log]),
    ])
    let text = try model.json()
    #expect(try ModelDocument(json: text) == model)
    #expect(text.components(separatedBy: "acceptedFindings").count == 2)
  }
}
