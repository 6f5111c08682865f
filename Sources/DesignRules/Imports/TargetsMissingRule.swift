import AWSModel
import AWSResources
import Topology

/// A load balancer has someone to send to.
///
/// Source: Elastic Load Balancing, "Target groups for your Application Load Balancers".
struct TargetsMissingRule: DesignRule {
  let code = DiagnosticCode.targetsMissing
  let severity = Diagnostic.Severity.warning
  let title = "A load balancer has listeners, and targets that are known"
  let why =
    "A load balancer without targets answers 503, or resets the connection; of targets that are not "
    + "known no walk can say whether they are reached."
  let remedy =
    "Register the targets in Terraform; where something else registers them, such as a controller or "
    + "a deployment, accept the finding."
  let source =
    #"Elastic Load Balancing, "Target groups for your Application Load Balancers""#

  func violations(in model: AWSModel) -> [Violation] {
    let groups = model.targetGroups.values.compactMap { group -> Violation? in
      guard group.openTargets.isEmpty else { return nil }
      if group.targets.isEmpty {
        return model.leftover(group.id, "nothing is registered in '\(group.id)'")
      }
      let unknown = group.targets.filter {
        if case .unknown = $0.subject { true } else { false }
      }
      guard unknown.count == group.targets.count, let first = unknown.first else { return nil }
      return model.leftover(
        group.id, "which targets '\(group.id)' has is not known",
        "'\(first.element)' registers what is known only after apply.")
    }
    // A listener of a load balancer that is not known may be any one's.
    let isOpen = model.listenerViews.contains {
      model.values.link($0.loadBalancerArn).unknown != nil
    }
    guard !isOpen else { return groups }
    let balancers = model.loadBalancers.values.compactMap { balancer -> Violation? in
      guard balancer.listeners.isEmpty else { return nil }
      return model.leftover(balancer.id, "'\(balancer.id)' has no listener")
    }
    return groups + balancers
  }
}
