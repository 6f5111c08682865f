import AWSModel
import AWSResources
import Topology

/// A service that is rebalanced between zones may start a task before it stops one.
///
/// Source: Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability
/// Zones".
struct ZoneRebalancingRule: DesignRule {
  let code = DiagnosticCode.zoneRebalancing
  let severity = Diagnostic.Severity.error
  let title = "A service that is rebalanced between zones may start a task before it stops one"
  let why = "ECS refuses zone rebalancing with a maximum of 100 percent or less."
  let remedy =
    "Set availability_zone_rebalancing to DISABLED, or deployment_maximum_percent above "
    + "100."
  let source =
    #"Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability "#
    + #"Zones""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EcsService.View.self).compactMap { service in
      guard model.values.text(service.availabilityZoneRebalancing).value == "ENABLED",
        let maximum = model.values.number(service.deploymentMaximumPercent).value, maximum <= 100
      else { return nil }
      return Violation(
        service.resource, "'\(service.resource.id)' is rebalanced without room for another task",
        "Its maximum is \(maximum) percent.")
    }
  }
}
