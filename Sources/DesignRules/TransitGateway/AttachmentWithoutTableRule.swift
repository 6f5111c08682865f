import Topology

/// Every attachment is associated with a route table.
///
/// Source: Amazon VPC Transit Gateways guide, "Transit gateway route tables".
struct AttachmentWithoutTableRule: DesignRule {
  let code = DiagnosticCode.attachmentWithoutTable
  let severity = Diagnostic.Severity.warning
  let title = "Every attachment is associated with a route table"
  let why = "The transit gateway drops every packet from an attachment without a table."
  let remedy = "Add an aws_ec2_transit_gateway_route_table_association."
  let source = #"Amazon VPC Transit Gateways guide, "Transit gateway route tables""#

  func violations(in model: DesignModel) -> [Violation] {
    let associations = model.resources("aws_ec2_transit_gateway_route_table_association")
    // An association of an attachment that is not known may be any one's.
    let isOpen = associations.contains {
      if case .input? = $0["transit_gateway_attachment_id"] { true } else { false }
    }
    guard !isOpen else { return [] }
    let associated = Set(
      associations.compactMap { model.target(of: $0, "transit_gateway_attachment_id")?.id })
    return model.resources("aws_ec2_transit_gateway_vpc_attachment").filter { attachment in
      guard !associated.contains(attachment.id),
        let gateway = model.target(of: attachment, "transit_gateway_id")
      else { return false }
      return attachment.flag("transit_gateway_default_route_table_association") == false
        || gateway.text("default_route_table_association") == "disable"
    }.map { Violation($0, "'\($0.id)' is associated with no route table") }
  }
}
