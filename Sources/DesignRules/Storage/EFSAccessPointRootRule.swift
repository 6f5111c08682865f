import Topology

/// A volume with an access point leaves the folder to it.
///
/// Source: Amazon ECS developer guide, "Specify an Amazon EFS file system in a task definition".
struct EFSAccessPointRootRule: DesignRule {
  let code = DiagnosticCode.efsAccessPointRoot
  let severity = Diagnostic.Severity.error
  let title = "A volume with an access point leaves the folder to it"
  let why = "With an access point, ECS refuses a root directory of the volume's own."
  let remedy = "Leave out root_directory, or set it to /; the folder is the access point's."
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
    guard let access = efs.block("authorization_config"), access.has("access_point_id"),
      let folder = efs.text("root_directory"), folder != "/"
    else { return nil }
    return Violation(
      task, "'\(task.id)' names a folder besides its access point",
      "The volume '\(volume.text("name") ?? "")' has the root directory '\(folder)'.")
  }
}
