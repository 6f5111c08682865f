import AWSModel
import AWSResources
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

  func violations(in model: AWSModel) -> [Violation] {
    // An association counts though its web ACL is not in the model.
    let associations = model.all(AWS.Wafv2WebAclAssociation.View.self)
    let guarded = Set(associations.compactMap { model.values.link($0.resourceArn).value })
    return model.loadBalancers.values.filter {
      $0.kind.value == .application && $0.isInternal.value == false && !guarded.contains($0.id)
    }.compactMap {
      model.violation(
        of: $0.id, "'\($0.id)' faces the internet without a web application firewall")
    }
  }
}
