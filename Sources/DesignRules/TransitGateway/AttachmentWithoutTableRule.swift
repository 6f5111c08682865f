import AWSModel
import AWSResources
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

  func violations(in model: AWSModel) -> [Violation] {
    // An association of an attachment that is not known may be any one's.
    let associations = model.all(AWS.Ec2TransitGatewayRouteTableAssociation.View.self)
    let isOpen = associations.contains {
      model.values.link($0.transitGatewayAttachmentId).unknown != nil
    }
    guard !isOpen else { return [] }
    return model.all(AWS.Ec2TransitGatewayVpcAttachment.View.self).compactMap { view in
      guard let attachment = model.transitAttachments[view.resource.id], attachment.table.isAbsent,
        let gateway = attachment.gateway.value, model.transitGateways[gateway] != nil
      else { return nil }
      return Violation(
        view.resource, "'\(attachment.id)' is associated with no route table")
    }
  }
}
