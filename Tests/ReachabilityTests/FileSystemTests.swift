import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// A file system's name leads to the mount target in the client's own zone.
@Suite struct FileSystemTests {
  private func network(zones: [String]) -> TestNetwork {
    var network = TestNetwork.centralized()
    network.securityGroup("alpha/files-group")
    network.ingress("alpha/files-group", "nfs", "10.1.0.0/16", "tcp", 2049)
    network.add("alpha/files", "aws_efs_file_system", [:])
    for zone in zones {
      network.add(
        "alpha/mount-target[\(zone)]", "aws_efs_mount_target",
        [
          "file_system_id": TestNetwork.ref("alpha/files"),
          "subnet_id": TestNetwork.ref("alpha/workload[\(zone)]"),
          "security_groups": [TestNetwork.ref("alpha/files-group")],
        ])
    }
    return network
  }

  private func zones(_ traces: [Trace]) -> [[String]] {
    traces.map { [$0.forward.first, $0.forward.last].map { $0?.zone?.key ?? "" } }
  }

  private static let mount = FlowQuery.tcp("alpha/app", "alpha/files", 2049)

  @Test func aClientMountsInItsOwnZone() {
    let traces = network(zones: ["a", "b"]).model.trace(Self.mount)
    #expect(zones(traces) == [["a", "a"], ["b", "b"]])
    #expect(traces.allSatisfy { $0.verdict.isSuccess }, "\(story(traces))")
  }

  @Test func aClientInAZoneWithoutAMountTargetUsesAny() {
    let traces = network(zones: ["a"]).model.trace(Self.mount)
    #expect(zones(traces) == [["a", "a"], ["b", "a"]])
  }

  @Test func aMountTargetByItselfIsReachedFromEveryZone() {
    let flow = FlowQuery.tcp("alpha/app", "alpha/mount-target[b]", 2049)
    let traces = network(zones: ["a", "b"]).model.trace(flow)
    #expect(zones(traces) == [["a", "b"], ["b", "b"]])
  }

  /// The name goes on leading to the mount target that has failed.
  @Test func aFailedMountTargetIsNotReplaced() {
    let model = network(zones: ["a", "b"]).model
    let flow = NamedFlow(id: "nfs", kind: .connection, title: "NFS", flow: Self.mount)
    let target = Failure.component(ElementID("alpha", "mount-target", key: "a"), zone: nil)
    let impacts = model.impacts(of: [.zone("a"), target], on: [flow])
    #expect(impacts.map(\.level) == [.survives, .degrades], "\(impacts.map(\.sentence))")
    #expect(impacts[1].sentence.hasPrefix("1 of 2 paths fail"), "\(impacts[1].sentence)")
  }
}
