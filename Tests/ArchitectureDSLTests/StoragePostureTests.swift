import ArchitectureDSL
import Testing
import Topology

/// Who reaches the files, and how.
@Suite struct StoragePostureTests {
  private let sample = Sample()

  @Test func filesAreEncryptedAndInEveryZone() {
    let files = sample["files/file-system"]
    #expect(files?["encrypted"] == true)
    #expect(files?["kms_key_id"] == .reference(ElementID("encryption", "key"), "arn"))
    #expect(files?["throughput_mode"] == "elastic")
    #expect(
      sample.topology.resources(ofType: "aws_efs_mount_target").compactMap(\.id.key)
        == sample.topology.zones.map(\.key))
  }

  @Test func theAccessPointIsOneUsersFolder() {
    let point = sample.topology.resources(ofType: "aws_efs_access_point").first
    #expect(point?["posix_user"]?.bodies == [["gid": 10001, "uid": 10001]])
    let root = point?["root_directory"]?.bodies.first
    #expect(root?["path"] == "/files")
    #expect(
      root?["creation_info"]?.bodies
        == [["owner_gid": 10001, "owner_uid": 10001, "permissions": "0750"]])
  }

  @Test func onlyTheServiceThatMountsItIsLetInAndOnlyOverTLS() {
    guard let policy = sample.topology.resources(ofType: "aws_efs_file_system_policy").first
    else {
      Issue.record("no policy")
      return
    }
    let id = policy.id.description
    let mount = sample.statement("MountStore", of: id)
    #expect(mount?["Principal"]?["AWS"]?.references.first?.element.component == "shop")
    #expect(
      mount?["Action"] == ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"])
    #expect(
      mount?["Condition"]?["Bool"]?["elasticfilesystem:AccessedViaMountTarget"] == "true")
    let refusal = sample.statement("RefusePlainTransport", of: id)
    #expect(refusal?["Effect"] == "Deny")
    #expect(refusal?["Condition"]?["Bool"]?["aws:SecureTransport"] == "false")
  }

  @Test func theTaskMountsOverTLSAsItself() {
    let volume = sample["shop/store/task-definition"]?["volume"]?.bodies
      .compactMap { $0["efs_volume_configuration"]?.bodies.first }.first
    #expect(volume?["transit_encryption"] == "ENABLED")
    #expect(volume?["root_directory"] == nil)
    #expect(volume?["authorization_config"]?.bodies.first?["iam"] == "ENABLED")
    #expect(
      sample["shop/store/task-definition"]?.dependsOn
        == sample.topology.zones.map { ElementID("files", "mount-target", key: $0.key) }
        + [ElementID("files", "ingress-from-store-nfs")])
  }
}
