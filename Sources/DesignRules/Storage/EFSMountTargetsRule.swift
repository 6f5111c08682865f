import Topology

/// A file system has one mount target in a zone.
///
/// Source: Amazon EFS user guide, "Managing mount targets".
struct EFSMountTargetsRule: DesignRule {
  let code = DiagnosticCode.efsMountTargets
  let severity = Diagnostic.Severity.error
  let title = "A file system has one mount target in a zone"
  let why = "EFS refuses a second mount target in the same zone."
  let remedy = "Keep one mount target per zone; every subnet of the zone reaches it."
  let source = #"Amazon EFS user guide, "Managing mount targets""#

  func violations(in model: DesignModel) -> [Violation] {
    var seen: Set<String> = []
    return model.resources("aws_efs_mount_target").compactMap { target in
      guard let fileSystem = model.target(of: target, "file_system_id"),
        let subnet = model.target(of: target, "subnet_id"), let zone = model.zone(of: subnet)
      else { return nil }
      guard !seen.insert("\(fileSystem.id) \(zone)").inserted else { return nil }
      return Violation(
        target, "'\(fileSystem.id)' has two mount targets in one zone",
        "'\(target.id)' is the second one in \(zone).")
    }
  }
}
