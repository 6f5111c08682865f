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
    "The default association and propagation join each attachment to one common table in "
    + "which every network reaches every other, past any inspection."
  let remedy = "Set default_route_table_association and default_route_table_propagation to disable."
  let source = #"Amazon VPC Transit Gateways guide, "Transit gateway route tables""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.Ec2TransitGateway.View.self).compactMap { gateway in
      let enabled = [gateway.defaultRouteTableAssociation, gateway.defaultRouteTablePropagation]
        .filter { model.values.text($0).or("enable").value == "enable" }.map(\.name)
      guard !enabled.isEmpty else { return nil }
      return Violation(
        gateway.resource, "'\(gateway.resource.id)' joins attachments to its default route table",
        "Enabled, be it by default: \(RuleWords.list(enabled)).")
    }
  }
}
