import Topology

/// A gateway's route table leads subnets to appliances.
///
/// Source: Amazon VPC user guide, "Gateway route tables".
struct EdgeRouteRule: DesignRule {
  let code = DiagnosticCode.edgeRoute
  let severity = Diagnostic.Severity.error
  let title = "A gateway's route table leads subnets to appliances"
  let why =
    "The route table of an internet gateway accepts only the VPC's block or a whole subnet "
    + "as destination, and only a network interface, an endpoint or local as target."
  let remedy = "Route the exact block of a subnet to the endpoint in its zone."
  let source = #"Amazon VPC user guide, "Gateway route tables""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_route_table").flatMap { table -> [Violation] in
      guard model.isEdgeTable(table) else { return [] }
      let vpc = model.target(of: table, "vpc_id")
      let blocks = vpc.map { [model.network($0["cidr_block"])].compactMap { $0 } } ?? []
      let allowed = blocks + (vpc.map { model.subnetNetworks(in: $0) } ?? [])
      return model.routes(of: table).compactMap { route in
        let isAppliance = ["network_interface_id", "vpc_endpoint_id"].contains(where: route.has)
        guard isAppliance || route.text("gateway_id") == "local" else {
          return Violation(
            route, "'\(route.id)' leads from a gateway to a target that AWS refuses")
        }
        guard let destination = model.destination(of: route), !blocks.isEmpty,
          !allowed.contains(destination)
        else { return nil }
        return Violation(
          route, "'\(route.id)' leads from a gateway to what is no subnet",
          "Its destination is \(destination).")
      }
    }
  }
}
