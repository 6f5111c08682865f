import AWSModel
import Topology

/// An application load balancer stands in two zones at least.
///
/// Source: Elastic Load Balancing user guide, "Application Load Balancers", on subnets.
struct LoadBalancerZonesRule: DesignRule {
  let code = DiagnosticCode.loadBalancerZones
  let severity = Diagnostic.Severity.error
  let title = "An application load balancer stands in two zones at least"
  let why = "AWS refuses one whose subnets are all in one zone."
  let remedy = "Give the environment another zone, or the load balancer a subnet in one."
  let source = #"Elastic Load Balancing user guide, "Application Load Balancers", on subnets"#

  func violations(in model: AWSModel) -> [Violation] {
    model.loadBalancers.values.compactMap { balancer in
      guard balancer.kind.value == .application, balancer.unknownPlaces.isEmpty,
        !balancer.places.isEmpty
      else { return nil }
      let zones = balancer.places.map { model.subnets[$0.subnet]?.zone.value }
      let known = Set(zones.compactMap(\.self))
      guard !zones.contains(nil), known.count < 2 else { return nil }
      return model.violation(
        of: balancer.id, "'\(balancer.id)' stands in one zone",
        "Its subnets are in \(known.first.map(model.name(of:)) ?? "").")
    }
  }
}
