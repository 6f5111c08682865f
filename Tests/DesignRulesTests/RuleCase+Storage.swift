import Topology

extension RuleCase {
  static var storage: [RuleCase] {
    func task(_ efs: KeyValuePairs<String, Value>) -> Resource {
      resource(
        "task", "aws_ecs_task_definition",
        ["volume": .blocks(["name": "data", "efs_volume_configuration": .blocks(efs)])])
    }
    func point(root: Value, uid: Value = 1000) -> Resource {
      resource(
        "point", "aws_efs_access_point",
        ["root_directory": root, "posix_user": .blocks(["gid": uid, "uid": uid])])
    }
    func target(_ id: String, subnet: String) -> Resource {
      resource(
        id, "aws_efs_mount_target",
        ["file_system_id": of("files"), "subnet_id": of(subnet)])
    }
    let access: Value = .blocks(["access_point_id": "fsap-1", "iam": "ENABLED"])
    let iam: Value = .blocks(["iam": "ENABLED"])
    let owner: Value = .blocks(["owner_gid": 1, "owner_uid": 1, "permissions": "0750"])
    let files = resource("files", "aws_efs_file_system", ["encrypted": true])
    let zones = [
      subnet("left", vpc: "none", zone: "a", "10.0.0.0/24"),
      subnet("right", vpc: "none", zone: "a", "10.0.1.0/24"),
      subnet("other", vpc: "none", zone: "b", "10.0.2.0/24"),
    ]
    return [
      RuleCase(
        .efsAccessPointRoot, "a folder besides the access point's",
        broken: [
          task([
            "root_directory": "/x", "transit_encryption": "ENABLED", "authorization_config": access,
          ])
        ],
        mended: [
          task([
            "root_directory": "/", "transit_encryption": "ENABLED", "authorization_config": access,
          ])
        ]),
      RuleCase(
        .efsPlainTransport, "IAM in the clear",
        broken: [task(["transit_encryption": "DISABLED", "authorization_config": iam])],
        mended: [task(["transit_encryption": "ENABLED", "authorization_config": iam])]),
      RuleCase(
        .efsPlainTransport, "an access point without a word on encryption",
        broken: [task(["authorization_config": access])],
        mended: [task(["transit_encryption": "ENABLED", "authorization_config": access])]),
      RuleCase(
        .efsAccessPointCreation, "no owner of the folder",
        broken: [point(root: .blocks(["path": "/data"]))],
        mended: [point(root: .blocks(["path": "/data", "creation_info": owner]))]),
      RuleCase(
        .efsRootUser, "user 0",
        broken: [point(root: .blocks(["path": "/"]), uid: 0)],
        mended: [point(root: .blocks(["path": "/"]))]),
      RuleCase(
        .efsMountTargets, "two in one zone",
        broken: zones + [files, target("one", subnet: "left"), target("two", subnet: "right")],
        mended: zones + [files, target("one", subnet: "left"), target("two", subnet: "other")]),
      RuleCase(
        .efsUnencrypted, "by default",
        broken: [resource("files", "aws_efs_file_system")], mended: [files]),
    ]
  }
}
