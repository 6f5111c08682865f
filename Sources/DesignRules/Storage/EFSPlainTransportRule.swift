import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.fileSystemVolumes.compactMap { volume in
      guard let access = volume.configuration.authorizationConfig.first,
        !model.values.text(access.accessPointId).isAbsent
          || model.values.text(access.iam).value == "ENABLED",
        model.values.text(volume.configuration.transitEncryption).or("DISABLED").value
          == "DISABLED"
      else { return nil }
      return Violation(
        volume.task, "'\(volume.task.id)' mounts a file system in the clear",
        "The volume '\(volume.name)' uses an access point or IAM.")
    }
  }
}
