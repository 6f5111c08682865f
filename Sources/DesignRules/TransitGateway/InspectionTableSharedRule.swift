import Topology

/// An inspection attachment has a route table of its own.
///
/// Source: AWS, "Deployment models for AWS Network Firewall", centralized model.
struct InspectionTableSharedRule: DesignRule {
  let code = DiagnosticCode.inspectionTableShared
  let severity = Diagnostic.Severity.warning
  let title = "An inspection attachment has a route table of its own"
  let why =
    "The table that sends packets to inspection would send inspected packets there again, "
    + "in a circle."
  let remedy = "Associate the inspection attachment with a table that knows the other networks."
  let source = #"AWS, "Deployment models for AWS Network Firewall", centralized model"#

  func violations(in model: DesignModel) -> [Violation] {
    let inspecting = Set(model.inspectionAttachments.map(\.id))
    return model.resources("aws_ec2_transit_gateway_route_table").compactMap { table in
      let attachments = model.associations(with: table).compactMap {
        model.target(of: $0, "transit_gateway_attachment_id")?.id
      }
      let others = attachments.filter { !inspecting.contains($0) }
      guard let own = attachments.first(where: inspecting.contains), !others.isEmpty else {
        return nil
      }
      return Violation(
        table, "'\(table.id)' serves inspected and uninspected traffic",
        "'\(own)' shares it with \(Words.list(others.map { "'\($0)'" })).")
    }
  }
}
