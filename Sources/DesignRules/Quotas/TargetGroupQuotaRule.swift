import AWSModel
import AWSResources
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

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EcsService.View.self).filter { $0.loadBalancer.elements.count > 5 }.map {
      Violation(
        $0.resource, "'\($0.resource.id)' has \($0.loadBalancer.elements.count) target groups")
    }
  }
}
