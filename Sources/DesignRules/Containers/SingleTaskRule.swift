import AWSModel
import Topology

/// A service runs more than one task.
///
/// Source: AWS Well-Architected Framework, Reliability Pillar, "Deploy the workload to multiple
/// locations".
struct SingleTaskRule: DesignRule {
  let code = DiagnosticCode.singleTask
  let severity = Diagnostic.Severity.note
  let title = "A service runs more than one task"
  let why = "While its only task is replaced, or its zone fails, the service does not answer."
  let remedy =
    "Run a task in each of two zones, or accept the interruption where one task is all "
    + "there may be."
  let source =
    #"AWS Well-Architected Framework, Reliability Pillar, "Deploy the workload to multiple "#
    + #"locations""#

  func violations(in model: AWSModel) -> [Violation] {
    model.services.values.compactMap { service in
      guard service.isSingle, service.minimumTasks.or(1).value.map({ $0 <= 1 }) == true else {
        return nil
      }
      return model.violation(of: service.id, "'\(service.id)' has a single task")
    }
  }
}
