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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_efs_file_system").filter {
      !$0.has("kms_key_id") && ($0.flag("encrypted") == false || !$0.has("encrypted"))
    }.map { Violation($0, "'\($0.id)' is not encrypted") }
  }
}
