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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_cloudwatch_log_group").filter {
      !$0.has("retention_in_days") || $0.number("retention_in_days") == 0
    }.map { Violation($0, "'\($0.id)' keeps its logs for ever") }
  }
}
