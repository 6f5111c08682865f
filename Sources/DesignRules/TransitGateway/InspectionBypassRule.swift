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

  func violations(in model: DesignModel) -> [Violation] {
    let inspecting = Set(model.inspectionAttachments.map(\.id))
    func isInspecting(_ block: Block) -> Bool {
      model.target(of: block, "transit_gateway_attachment_id").map { inspecting.contains($0.id) }
        ?? false
    }
    let tables = model.resources("aws_ec2_transit_gateway_route").filter(isInspecting).compactMap {
      model.target(of: $0, "transit_gateway_route_table_id")?.id
    }
    return model.resources("aws_ec2_transit_gateway_route_table_propagation").compactMap {
      propagation in
      guard let table = model.target(of: propagation, "transit_gateway_route_table_id"),
        tables.contains(table.id),
        let attachment = model.target(of: propagation, "transit_gateway_attachment_id"),
        !inspecting.contains(attachment.id)
      else { return nil }
      return Violation(
        propagation, "'\(propagation.id)' lets packets go past the inspection",
        "'\(table.id)' routes to the inspection VPC and learns the block of '\(attachment.id)'.")
    }
  }
}
