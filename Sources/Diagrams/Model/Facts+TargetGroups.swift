import AWSModel
import Topology

/// Where load balancers forward to.
extension Facts {
  /// The target groups of a load balancer's listeners, each once; none for anything else.
  func targetGroups(of balancer: ElementID) -> [TargetGroup] {
    (model.loadBalancers[balancer]?.listeners ?? []).flatMap(\.groups.elements).uniqued()
      .compactMap { model.targetGroups[$0] }
  }

  /// What AWS lists a target group by.
  func name(of group: TargetGroup) -> String {
    guard let resource = index.resource(group.id) else { return group.id.description }
    return text(resource, "name") ?? title(resource)
  }

  /// The name of a target group with its protocol and port, as far as they are known.
  func words(of group: TargetGroup) -> String {
    let port = group.port.value.map { "\($0)" }
    let facts = [group.protocol.value, port].compactMap(\.self).joined(separator: " ")
    return facts.isEmpty ? name(of: group) : "\(name(of: group)) (\(facts))"
  }
}
