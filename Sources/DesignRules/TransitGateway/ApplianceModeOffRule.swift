import AWSModel
import Topology

/// An inspection attachment has appliance mode.
///
/// Source: Amazon VPC Transit Gateways guide, "Appliance in a shared services VPC".
struct ApplianceModeOffRule: DesignRule {
  let code = DiagnosticCode.applianceModeOff
  let severity = Diagnostic.Severity.warning
  let title = "An inspection attachment has appliance mode"
  let why =
    "Without it the reply of a flow between zones enters through another zone, where the "
    + "firewall does not know the flow and drops it."
  let remedy = "Set appliance_mode_support to enable."
  let source = #"Amazon VPC Transit Gateways guide, "Appliance in a shared services VPC""#

  func violations(in model: AWSModel) -> [Violation] {
    model.inspectionAttachments.compactMap { attachment in
      let zones = Set(attachment.subnets.elements.compactMap { model.subnets[$0]?.zone.value })
      guard zones.count > 1, attachment.appliance.value == false else { return nil }
      return model.violation(
        of: attachment.id, "'\(attachment.id)' is attached to a firewall without appliance mode",
        "It has subnets in \(RuleWords.list(zones.sorted().map(model.name(of:)))).")
    }
  }
}
