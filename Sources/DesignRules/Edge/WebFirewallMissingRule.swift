import Topology

/// A load balancer that faces the internet has a web application firewall.
///
/// Source: AWS Security Hub user guide, control ELB.16.
struct WebFirewallMissingRule: DesignRule {
  let code = DiagnosticCode.webFirewallMissing
  let severity = Diagnostic.Severity.warning
  let title = "A load balancer that faces the internet has a web application firewall"
  let why =
    "Requests reach the application unfiltered; the network firewall sees only their "
    + "addresses, or nothing."
  let remedy = "Associate a wafv2 web ACL with it by aws_wafv2_web_acl_association."
  let source = "AWS Security Hub user guide, control ELB.16"

  func violations(in model: DesignModel) -> [Violation] {
    let guarded = Set(
      model.resources("aws_wafv2_web_acl_association").flatMap {
        model.targets(of: $0, "resource_arn")
      }.map(\.id))
    return model.resources("aws_lb").filter {
      ($0.text("load_balancer_type") ?? "application") == "application"
        && $0.flag("internal") != true && !guarded.contains($0.id)
    }.map { Violation($0, "'\($0.id)' faces the internet without a web application firewall") }
  }
}
