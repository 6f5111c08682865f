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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_ecs_service").compactMap { service in
      guard service.number("desired_count") == 1, (model.smallestCount(of: service) ?? 1) <= 1
      else { return nil }
      return Violation(service, "'\(service.id)' has a single task")
    }
  }
}
