import Topology

/// A network ACL has at most twenty entries in each direction, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct NetworkACLQuotaRule: DesignRule {
  let code = DiagnosticCode.networkACLQuota
  let severity = Diagnostic.Severity.warning
  let title =
    "A network ACL has at most twenty entries in each direction, unless AWS was asked for more"
  let why = "Every account begins with twenty entries per list and direction."
  let remedy =
    #"Request an increase of the quota "Rules per network ACL" (to 40 at most), or admit larger "#
    + "blocks."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_network_acl").compactMap { list in
      let own = model.resources("aws_network_acl_rule", whose: "network_acl_id", is: list.id)
      let outbound = own.count { $0.flag("egress") == true }
      let counts = [
        ("inbound", list.blocks("ingress").count + own.count - outbound),
        ("outbound", list.blocks("egress").count + outbound),
      ]
      guard let (direction, count) = counts.first(where: { $0.1 > 20 }) else { return nil }
      return Violation(
        list, "'\(list.id)' has \(count) \(direction) entries", "The default quota is 20.")
    }
  }
}
