import AWSModel
import AWSResources
import Topology

/// A log is encrypted with a key of the account.
///
/// Source: Amazon CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key
/// Management Service".
struct LogEncryptionRule: DesignRule {
  let code = DiagnosticCode.logEncryption
  let severity = Diagnostic.Severity.note
  let title = "A log is encrypted with a key of the account"
  let why =
    "AWS's own key encrypts it otherwise, whose use nobody in the account can restrict, see "
    + "or end."
  let remedy = "Set kms_key_id to a key whose policy admits CloudWatch Logs."
  let source =
    #"Amazon CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key "#
    + #"Management Service""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.CloudwatchLogGroup.View.self).filter { $0.kmsKeyId.value == nil }
      .map { Violation($0.resource, "'\($0.resource.id)' is encrypted with AWS's own key") }
  }
}
