import AWSModel
import Testing

@testable import NetworkLaws
@testable import Reachability

@Suite struct CoverageTests {
  @Test func everyTypeThatIsReadIsToldOnce() {
    let all = WalkCoverage.all
    #expect(Set(all.map(\.feature)).count == all.count)
    for entry in all { #expect(entry.note.hasSuffix("."), "\(entry.feature)") }
    let types = all.flatMap(\.resourceTypes)
    #expect(types.count == Set(types).count)
    #expect(Set(types) == AWSModel.readTypes)
    #expect(types.allSatisfy { WalkCoverage.extent(of: $0) == .read })
  }

  @Test func whatOtherTypesDoIsSaidAsFarAsItIsKnown() {
    #expect(WalkCoverage.extent(of: "aws_db_instance") == .placed)
    #expect(WalkCoverage.extent(of: "aws_flow_log") == .harmless)
    #expect(WalkCoverage.extent(of: "aws_networkmanager_vpc_attachment") == .unread)
    #expect(AWSModel.readTypes.isDisjoint(with: AWSModel.harmlessTypes))
  }

  /// What the list calls unknown is unknown, not refused.
  @Test(arguments: [
    ("alpha/app-group/egress-all", "cidr_ipv4", "security group rule whose CIDR is not known")
  ])
  func whatIsNotCoveredIsUnknown(id: String, argument: String, feature: String) {
    var network = TestNetwork.centralized()
    network.set(id, argument, .input("given"))
    let traces = network.model.trace(.tcp("alpha/app", "beta/app"))
    #expect(traces.allSatisfy { "\($0.verdict)" == "unknown (\(feature))" })
  }

  @Test func anInstanceAsNextHopIsUnknown() {
    var network = TestNetwork.direct()
    network.add(
      "alpha/router", "aws_instance",
      ["subnet_id": TestNetwork.ref("alpha/transit[a]"), "source_dest_check": false])
    network.route("alpha/workload", "a", "192.0.2.0/24", .interface("alpha/router"))
    let traces = network.model.trace(.tcp("alpha/app", "192.0.2.7"))
    #expect(traces.contains { "\($0.verdict)" == "unknown (forwarding by an instance)" })
  }
}
