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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_route_table").flatMap { table -> [Violation] in
      guard let vpc = model.target(of: table, "vpc_id"), !model.isEdgeTable(table),
        let local = model.network(vpc["cidr_block"])
      else { return [] }
      let subnets = model.subnetNetworks(in: vpc)
      return model.routes(of: table).compactMap { route in
        guard let destination = model.destination(of: route), local.contains(destination) else {
          return nil
        }
        if destination != local, !subnets.contains(destination) {
          return Violation(
            route, "'\(route.id)' has a destination inside its VPC that is no subnet",
            "\(destination) is in \(local), the block of '\(vpc.id)'.")
        }
        let targets = ["nat_gateway_id", "network_interface_id", "vpc_endpoint_id"]
        guard !targets.contains(where: route.has), route.text("gateway_id") != "local" else {
          return nil
        }
        return Violation(
          route, "'\(route.id)' takes traffic within its VPC to a target that AWS refuses",
          "\(destination) is in \(local), the block of '\(vpc.id)'.")
      }
    }
  }
}
