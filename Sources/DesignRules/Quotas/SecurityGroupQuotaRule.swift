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

  func violations(in model: DesignModel) -> [Violation] {
    let rulesByGroup = Dictionary(grouping: model.securityGroupRules, by: \.group)
    return model.resources("aws_security_group").compactMap { group in
      let rules = rulesByGroup[group.id] ?? []
      for direction in SecurityGroupRule.Direction.allCases {
        let count = rules.filter { $0.direction == direction }
          .map { $0.size(in: model) ?? 1 }.reduce(0, +)
        if count > 60 {
          return Violation(
            group, "'\(group.id)' has \(count) \(direction.rawValue) rules",
            "The default quota is 60.")
        }
      }
      return nil
    }
  }
}
