import AWSModel
import AWSResources
import Topology

/// Attachments join only the route tables that the model names.
///
/// Source: Amazon VPC Transit Gateways guide, "Transit gateway route tables".
struct TransitGatewayDefaultsRule: DesignRule {
  let code = DiagnosticCode.transitGatewayDefaults
  let severity = Diagnostic.Severity.warning
  let title = "Attachments join only the route tables that the model names"
  let why =
    "What is associated with the default table reaches every network whose attachment propagates into "
    + "it, past any inspection."
  let remedy = "Set default_route_table_association and default_route_table_propagation to disable."
  let source = #"Amazon VPC Transit Gateways guide, "Transit gateway route tables""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.Ec2TransitGateway.View.self).compactMap { gateway in
      let attachments = attachments(to: gateway.resource.id, in: model)
      let enabled = [
        (
          gateway.defaultRouteTableAssociation,
          \Attachment.transitGatewayDefaultRouteTableAssociation
        ),
        (gateway.defaultRouteTablePropagation, \.transitGatewayDefaultRouteTablePropagation),
      ].filter { argument, own in
        model.values.text(argument).or("enable").value == "enable"
          && attachments?.allSatisfy { model.values.flag($0[keyPath: own]).value == false } != true
      }.map(\.0.name)
      guard !enabled.isEmpty else { return nil }
      return Violation(
        gateway.resource,
        enabled.contains(gateway.defaultRouteTableAssociation.name)
          ? "'\(gateway.resource.id)' joins attachments to its default route table"
          : "'\(gateway.resource.id)' propagates attachments to its default route table",
        "Enabled, be it by default: \(RuleWords.list(enabled)).")
    }
  }

  private typealias Attachment = AWS.Ec2TransitGatewayVpcAttachment.View

  /// The attachments of the gateway, where all of them are of VPCs, each of which may keep out of the
  /// default tables; nil where there is none, or one of another kind.
  private func attachments(to gateway: ElementID, in model: AWSModel) -> [Attachment]? {
    let own = model.all(Attachment.self).filter {
      model.values.link($0.transitGatewayId).value == gateway
    }
    let isAlone =
      model.transitAttachments.values.count { $0.gateway.value == gateway }
      == own.count
    return own.isEmpty || !isAlone ? nil : own
  }
}
