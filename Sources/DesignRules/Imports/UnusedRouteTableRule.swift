import AWSModel
import AWSResources
import Topology

/// A route table routes for someone.
///
/// Source: Amazon VPC user guide, "Subnet route tables".
struct UnusedRouteTableRule: DesignRule {
  let code = DiagnosticCode.unusedRouteTable
  let severity = Diagnostic.Severity.warning
  let title = "A route table serves a subnet or a gateway"
  let why =
    "A table without an association decides nothing; the subnets that it was meant for use the "
    + "VPC's main table instead."
  let remedy = "Associate it with the subnets that it is meant for, or remove it."
  let source = #"Amazon VPC user guide, "Subnet route tables""#

  func violations(in model: AWSModel) -> [Violation] {
    let views = model.all(AWS.RouteTableAssociation.View.self)
    // An association of a table that is not known may be any one's.
    guard !views.contains(where: { model.values.link($0.routeTableId).unknown != nil }),
      !model.vpcs.values.contains(where: { $0.mainTable.unknown != nil })
    else { return [] }
    let associated = Set(views.compactMap { model.values.link($0.routeTableId).value })
    return model.routeTables.values.compactMap { table in
      guard !table.isImplicit, !table.isMain, !table.isEdge, table.subnets.isEmpty,
        !associated.contains(table.id),
        model.resource(table.id)?.type == AWS.RouteTable.type
      else { return nil }
      return model.leftover(table.id, "'\(table.id)' serves no subnet and no gateway")
    }
  }
}
