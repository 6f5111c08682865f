import AWSModel
import AWSResources
import Topology

/// A transit gateway route either drops or leads to an attachment.
///
/// Source: Amazon EC2 API reference, "CreateTransitGatewayRoute".
struct TransitGatewayBlackholeRule: DesignRule {
  let code = DiagnosticCode.transitGatewayBlackhole
  let severity = Diagnostic.Severity.warning
  let title = "A transit gateway route either drops or leads to an attachment"
  let why =
    "A blackhole drops every packet, whatever attachment is named beside it; one of the two is "
    + "not what was meant."
  let remedy = "Remove blackhole or transit_gateway_attachment_id."
  let source = #"Amazon EC2 API reference, "CreateTransitGatewayRoute""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.Ec2TransitGatewayRoute.View.self).filter {
      model.values.flag($0.blackhole).value == true && $0.transitGatewayAttachmentId.value != nil
    }.map { Violation($0.resource, "'\($0.resource.id)' is a blackhole with an attachment") }
  }
}
