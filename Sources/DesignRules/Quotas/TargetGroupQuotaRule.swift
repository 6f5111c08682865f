import Topology

/// A service has at most five target groups.
///
/// Source: Amazon ECS developer guide, "Amazon ECS service quotas".
struct TargetGroupQuotaRule: DesignRule {
  let code = DiagnosticCode.targetGroupQuota
  let severity = Diagnostic.Severity.error
  let title = "A service has at most five target groups"
  let why = "ECS refuses a service with more, and this quota cannot be raised."
  let remedy = "Split the service, or share target groups between listeners."
  let source = #"Amazon ECS developer guide, "Amazon ECS service quotas""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_ecs_service").filter { $0.blocks("load_balancer").count > 5 }.map {
      Violation($0, "'\($0.id)' has \($0.blocks("load_balancer").count) target groups")
    }
  }
}
