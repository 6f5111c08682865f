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

  func violations(in model: DesignModel) -> [Violation] {
    model.inspectionAttachments.filter {
      model.zones(of: $0).count > 1
        && (!$0.has("appliance_mode_support") || $0.text("appliance_mode_support") == "disable")
    }.map {
      Violation(
        $0, "'\($0.id)' leads to a firewall without appliance mode",
        "It has subnets in \(Words.list(model.zones(of: $0))).")
    }
  }
}
