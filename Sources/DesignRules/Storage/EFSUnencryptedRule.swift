import AWSModel
import AWSResources
import Topology

/// A file system is encrypted at rest.
///
/// Source: Amazon EFS user guide, "Encrypting data at rest".
struct EFSUnencryptedRule: DesignRule {
  let code = DiagnosticCode.efsUnencrypted
  let severity = Diagnostic.Severity.warning
  let title = "A file system is encrypted at rest"
  let why =
    "Encryption is decided at creation: later it takes a new file system and a copy of all "
    + "files."
  let remedy = "Set encrypted to true."
  let source = #"Amazon EFS user guide, "Encrypting data at rest""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EfsFileSystem.View.self).filter {
      $0.kmsKeyId.value == nil && model.values.flag($0.encrypted).or(false).value == false
    }.map { Violation($0.resource, "'\($0.resource.id)' is not encrypted") }
  }
}
