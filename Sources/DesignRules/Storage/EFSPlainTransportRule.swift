import Topology

/// A volume with an access point or IAM is encrypted in transit.
///
/// Source: Amazon ECS developer guide, "Specify an Amazon EFS file system in a task definition".
struct EFSPlainTransportRule: DesignRule {
  let code = DiagnosticCode.efsPlainTransport
  let severity = Diagnostic.Severity.error
  let title = "A volume with an access point or IAM is encrypted in transit"
  let why = "ECS refuses an access point or IAM authorization without encryption in transit."
  let remedy = "Set transit_encryption to ENABLED."
  let source =
    #"Amazon ECS developer guide, "Specify an Amazon EFS file system in a task definition""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_ecs_task_definition").flatMap { task in
      task.blocks("volume").compactMap { volume in
        volume.block("efs_volume_configuration").flatMap { violation($0, volume, task) }
      }
    }
  }

  private func violation(_ efs: Block, _ volume: Block, _ task: Block) -> Violation? {
    guard let access = efs.block("authorization_config"),
      access.has("access_point_id") || access.text("iam") == "ENABLED"
    else { return nil }
    guard !efs.has("transit_encryption") || efs.text("transit_encryption") == "DISABLED" else {
      return nil
    }
    return Violation(
      task, "'\(task.id)' mounts a file system in the clear",
      "The volume '\(volume.text("name") ?? "")' uses an access point or IAM.")
  }
}
