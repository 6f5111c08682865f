import AWSModel
import AWSResources
import Topology

/// An access point acts as an ordinary user.
///
/// Source: Amazon EFS user guide, "Enforcing a user identity using an access point".
struct EFSRootUserRule: DesignRule {
  let code = DiagnosticCode.efsRootUser
  let severity = Diagnostic.Severity.warning
  let title = "An access point acts as an ordinary user"
  let why =
    "User 0 is root to the file system: every client may read, change and delete whatever "
    + "is in it, and needs the permission ClientRootAccess."
  let remedy = "Give posix_user the uid and gid of the user that the container runs as."
  let source = #"Amazon EFS user guide, "Enforcing a user identity using an access point""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EfsAccessPoint.View.self).filter { point in
      point.posixUser.first.map { model.values.number($0.uid).value == 0 } ?? false
    }.map { Violation($0.resource, "'\($0.resource.id)' acts as the root user") }
  }
}
