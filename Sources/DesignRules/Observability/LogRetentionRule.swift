import AWSModel
import AWSResources
import Topology

/// A log is kept for a limited time.
///
/// Source: Amazon CloudWatch Logs user guide, "Working with log groups and log streams".
struct LogRetentionRule: DesignRule {
  let code = DiagnosticCode.logRetention
  let severity = Diagnostic.Severity.warning
  let title = "A log is kept for a limited time"
  let why =
    "CloudWatch keeps logs for ever by default: the bill grows, and personal data outlives "
    + "its purpose."
  let remedy = "Set retention_in_days."
  let source = #"Amazon CloudWatch Logs user guide, "Working with log groups and log streams""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.CloudwatchLogGroup.View.self).filter {
      model.values.number($0.retentionInDays).or(0).value == 0
    }.map { Violation($0.resource, "'\($0.resource.id)' keeps its logs for ever") }
  }
}
