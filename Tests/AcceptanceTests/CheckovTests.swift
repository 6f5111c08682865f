import Foundation
import TestSupport
import Testing
import Topology

/// What checkov says of the generated Terraform: nothing fails, and what is skipped is declared.
@Suite struct CheckovTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let program: String
    let folder: String
    var testDescription: String { "\(program), \(folder)" }
  }

  @Test(arguments: [
    Case(program: "architecture", folder: "environments/dev"),
    Case(program: "architecture", folder: "environments/uat"),
    Case(program: "architecture", folder: "environments/production"),
    Case(program: "architecture", folder: "modules"),
    Case(program: "two-vpcs", folder: "environments/only"),
    Case(program: "two-vpcs", folder: "modules"),
  ])
  func noCheckFails(test: Case) throws {
    guard
      let checkov = try requireVariable("PLUMBLINE_CHECKOV", for: "the security of the Terraform")
    else { return }
    let generated = try GeneratedArchitecture.shared(test.program)
    let path = generated.folder.url.appendingPathComponent("terraform/\(test.folder)").path
    let result = try run(
      checkov,
      arguments: ["--directory", path, "--skip-download", "--compact", "--output", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    let failures = report.results.failed.map { "\($0.check_id): \($0.check_name): \($0.resource)" }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect(report.results.passed.count > 100)

    // Every skip comes from the model, and every skip of the model is needed.
    let declared = try generated.topologies().flatMap(\.skippedChecks)
    #expect(Set(report.results.skipped.map(\.check_id)) == Set(declared.map(\.check)))
    #expect(
      Set(report.results.skipped.compactMap(\.check_result.suppress_comment))
        == Set(declared.map(\.reason)))
    #expect(Set(declared.map(\.check)).count <= 10)
  }

  /// The part of checkov's report that counts.
  private struct Report: Decodable {
    struct Check: Decodable {
      struct Outcome: Decodable { let suppress_comment: String? }
      let check_id: String
      let check_name: String
      let resource: String
      let check_result: Outcome
    }
    struct Results: Decodable {
      let passed_checks: [Check]?
      let failed_checks: [Check]?
      let skipped_checks: [Check]?
      var passed: [Check] { passed_checks ?? [] }
      var failed: [Check] { failed_checks ?? [] }
      var skipped: [Check] { skipped_checks ?? [] }
    }
    let results: Results
  }
}
