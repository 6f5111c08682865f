import ArchitectureDSL
import Testing
import Topology

@Suite struct SkipCheckTests {
  @Test func aSkipIsOnTheResourcesThatItNames() {
    let sample = Sample { _ in
      Sample.region {
        SkipCheck(
          "CKV_AWS_338", of: "aws_cloudwatch_log_group", on: ElementID("hub"),
          because: "Short-lived.")
      }
    }
    let groups = sample.topology.resources(ofType: "aws_cloudwatch_log_group")
    let skipping = groups.filter { $0.skippedChecks["CKV_AWS_338"] == "Short-lived." }
    #expect(skipping.map(\.id.description) == ["hub/flow-log/log-group"])
    #expect(groups.count > 1)
    #expect(sample.diagnostics.isEmpty, "\(sample.diagnostics)")
  }

  @Test func aSkipAboutNothingIsReported() {
    let sample = Sample { _ in
      Sample.region { SkipCheck("CKV_AWS_1", of: "aws_db_instance", because: "None.") }
    }
    #expect(sample.diagnostics.map(\.code) == [.unknownTarget])
    #expect(sample.diagnostics.first?.summary.contains("CKV_AWS_1") == true)
  }

  @Test func everySkipHasAReasonAndThereAreFewKinds() {
    let skips = Sample { _ in Sample.region { Alarms("operations") } }.topology.resources
      .flatMap(\.skippedChecks)
    #expect(skips.allSatisfy { $0.value.hasSuffix(".") })
    #expect(Set(skips.map(\.key)).count <= 10)
  }
}
