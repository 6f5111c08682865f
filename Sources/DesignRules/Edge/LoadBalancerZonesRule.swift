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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_lb").compactMap { balancer in
      guard (balancer.text("load_balancer_type") ?? "application") == "application" else {
        return nil
      }
      let subnets =
        model.targets(of: balancer, "subnets") + model.targets(of: balancer, "subnet_mapping")
      let zones = subnets.map { model.zone(of: $0) }
      let known = Set(zones.compactMap(\.self))
      guard !subnets.isEmpty, !zones.contains(nil), known.count < 2 else { return nil }
      return Violation(
        balancer, "'\(balancer.id)' stands in one zone", "Its subnets are in \(known.first ?? "").")
    }
  }
}
