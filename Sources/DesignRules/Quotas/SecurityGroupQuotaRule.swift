import AWSModel
import Topology

/// A security group has at most sixty rules in each direction, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct SecurityGroupQuotaRule: DesignRule {
  let code = DiagnosticCode.securityGroupQuota
  let severity = Diagnostic.Severity.warning
  let title =
    "A security group has at most sixty rules in each direction, unless AWS was asked for "
    + "more"
  let why =
    "Every account begins with sixty rules per group and direction. A prefix list counts "
    + "with its maximum of entries, not with those that it has."
  let remedy =
    #"Request an increase of the quota "Inbound or outbound rules per security group", or "#
    + "lower max_entries of the prefix lists."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    model.securityGroups.values.compactMap { group in
      for (rules, direction) in [(group.ingress, "inbound"), (group.egress, "outbound")] {
        let count = rules.map { model.weight(of: $0) ?? 1 }.reduce(0, +)
        guard count > 60 else { continue }
        return model.violation(
          of: group.id, "'\(group.id)' has \(count) \(direction) rules",
          "The default quota is 60.")
      }
      return nil
    }
  }
}
