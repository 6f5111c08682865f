import AWSModel
import Topology

/// A route within the VPC's own block leads from one whole subnet to an appliance.
///
/// Source: Amazon VPC user guide, "Route table options: routing to a middlebox appliance".
struct RouteInsideVPCRule: DesignRule {
  let code = DiagnosticCode.routeInsideVPC
  let severity = Diagnostic.Severity.error
  let title = "A route within the VPC's own block leads from one whole subnet to an appliance"
  let why =
    "AWS accepts a route inside the VPC's block only for the exact block of a subnet, and "
    + "only to a NAT gateway, a network interface or a firewall or load balancer endpoint."
  let remedy =
    "Route the exact block of a subnet to such a target, or leave the traffic to the local "
    + "route."
  let source = #"Amazon VPC user guide, "Route table options: routing to a middlebox appliance""#

  func violations(in model: AWSModel) -> [Violation] {
    model.routeTables.values.filter { !$0.isEdge }.flatMap { table -> [Violation] in
      guard let vpc = model.vpcs[table.vpc] else { return [] }
      let subnets = vpc.subnets.compactMap { model.subnets[$0]?.block.value }
      return table.routes.filter(\.isStatic).compactMap { route in
        guard case .block(let destination) = route.destination,
          let local = vpc.networks.first(where: { $0.contains(destination) })
        else { return nil }
        if destination != local, !subnets.contains(destination) {
          return model.violation(
            of: route.element,
            "'\(route.element)' has a destination inside its VPC that is no subnet",
            "\(destination) is in \(local), the block of '\(vpc.id)'.")
        }
        guard !route.target.isAppliance(orNAT: true) else { return nil }
        return model.violation(
          of: route.element,
          "'\(route.element)' takes traffic within its VPC to a target that AWS refuses",
          "\(destination) is in \(local), the block of '\(vpc.id)'.")
      }
    }
  }
}
