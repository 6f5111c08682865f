import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.fileSystemVolumes.compactMap { volume in
      guard let access = volume.configuration.authorizationConfig.first,
        !model.values.text(access.accessPointId).isAbsent,
        let folder = model.values.text(volume.configuration.rootDirectory).value, folder != "/"
      else { return nil }
      return Violation(
        volume.task, "'\(volume.task.id)' names a folder besides its access point",
        "The volume '\(volume.name)' has the root directory '\(folder)'.")
    }
  }
}
