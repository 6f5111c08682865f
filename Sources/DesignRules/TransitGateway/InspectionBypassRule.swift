import AWSModel
import AWSResources
import Topology

/// A table that sends everything to inspection learns no other network.
///
/// Source: Amazon VPC Transit Gateways guide, "Transit gateway route tables: route evaluation
/// order".
struct InspectionBypassRule: DesignRule {
  let code = DiagnosticCode.inspectionBypass
  let severity = Diagnostic.Severity.warning
  let title = "A table that sends everything to inspection learns no other network"
  let why =
    "A propagated block is more specific than the route to the inspection VPC and wins: "
    + "packets to that network go past the firewall, silently."
  let remedy = "Propagate into the inspection attachment's table alone."
  let source =
    #"Amazon VPC Transit Gateways guide, "Transit gateway route tables: route evaluation "#
    + #"order""#

  func violations(in model: AWSModel) -> [Violation] {
    let inspecting = Set(
      (model.inspectionAttachments + model.presumedInspectionAttachments).map(\.id))
    return model.transitTables.values.flatMap { table -> [Violation] in
      let inspected = table.routes.filter { $0.source != .propagated && $0.leads(to: inspecting) }
      guard !inspected.isEmpty else { return [] }
      return bypasses(of: table, inspected.map(\.destination), inspecting, model)
    }
  }

  /// What the table learns, and what is more specific than a route to inspection.
  private func bypasses(
    of table: TransitTable, _ inspected: [IPv4Network], _ inspecting: Set<TransitAttachment.ID>,
    _ model: AWSModel
  ) -> [Violation] {
    var seen: Set<ElementID> = []
    let learned = table.routes.compactMap { route -> (ElementID, TransitAttachment.ID)? in
      guard case .attachment(let attachment) = route.target, route.source == .propagated,
        !inspecting.contains(attachment),
        inspected.contains(where: { $0.contains(route.destination) && $0 != route.destination })
      else { return nil }
      return (route.element, attachment)
    }
    // What another kind of attachment announces is not known, so it may be more specific.
    let announced = table.openings.compactMap { opening -> (ElementID, TransitAttachment.ID)? in
      model.view(AWS.Ec2TransitGatewayRouteTablePropagation.View.self, opening.element)
        .flatMap { model.values.link($0.transitGatewayAttachmentId).value }
        .map { (opening.element, $0) }
    }
    return (learned + announced).compactMap { element, attachment in
      guard seen.insert(element).inserted else { return nil }
      return model.violation(
        of: element, "'\(element)' lets packets go past the inspection",
        "'\(table.id)' routes to the inspection VPC and learns the block of '\(attachment)'.")
    }
  }
}
