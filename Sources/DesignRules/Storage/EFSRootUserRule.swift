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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_efs_access_point").filter {
      $0.block("posix_user")?.number("uid") == 0
    }.map { Violation($0, "'\($0.id)' acts as the root user") }
  }
}
