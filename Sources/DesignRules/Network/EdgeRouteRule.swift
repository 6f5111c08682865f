import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.routeTables.values.filter(\.isEdge).flatMap { table -> [Violation] in
      let vpc = model.vpcs[table.vpc]
      let blocks = vpc?.networks ?? []
      let allowed = blocks + (vpc?.subnets ?? []).compactMap { model.subnets[$0]?.block.value }
      return table.routes.filter(\.isStatic).compactMap { route in
        guard route.target.isAppliance(orNAT: false) else {
          return model.violation(
            of: route.element,
            "'\(route.element)' leads from a gateway to a target that AWS refuses")
        }
        guard case .block(let destination) = route.destination, !blocks.isEmpty,
          !allowed.contains(destination)
        else { return nil }
        return model.violation(
          of: route.element, "'\(route.element)' leads from a gateway to what is no subnet",
          "Its destination is \(destination).")
      }
    }
  }
}
