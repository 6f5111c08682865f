import ArchitectureDSL
import Reachability
import Testing
import Topology

/// The fifteen predicates of inspection routing, each broken in one model in just that way.
@Suite struct PredicateTests {
  @Test(arguments: Violation.all) func isSeen(violation: Violation) throws {
    var topology = try #require(violation.topology.first)
    violation.change(&topology)
    let reports = NetworkModel(topology).requirementReports()
    let report = try #require(
      reports.first { $0.requirement.title == violation.requirement },
      "no requirement is titled '\(violation.requirement)'")
    let text =
      "\(report.evidence)\ndecider: \(report.counterexample?.decider?.description ?? "none")\n"
      + (report.counterexample?.trace?.text ?? "no walk")
    #expect(report.verdict == .refuted, "\(violation.code): \(text)")
    #expect(report.evidence.contains(violation.evidence), "\(violation.code): \(text)")
    let trace = try #require(report.counterexample?.trace, "\(violation.code): \(text)")
    if let reason = violation.reason {
      #expect(trace.verdict.reason?.code == reason, "\(violation.code): \(text)")
    } else {
      #expect(!trace.blockers.contains { $0.direction == .forward }, "\(violation.code): \(text)")
    }
    if let shown = violation.shows {
      let elements = (trace.forward + trace.reply).flatMap(\.decisions).map(\.element?.description)
      #expect(elements.contains(shown), "\(violation.code): \(text)")
    }
    #expect(
      report.counterexample?.decider?.description == violation.decider,
      "\(violation.code): \(text)")
    #expect(report.diagnostic?.code == .requirementRefuted)
  }

  /// P13: what AWS could not attach is an error before anything is walked, too.
  @Test func overlappingSpokesAreAnError() {
    let diagnostics = Violation.overlapping.diagnostics
    #expect(diagnostics.contains { $0.code == .overlappingNetworks }, "\(diagnostics)")
  }
}
