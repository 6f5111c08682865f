import Topology

/// The size of a prefix list leaves room in the security group.
///
/// Source: Amazon VPC user guide, "Security group rules".
struct PrefixListSizeRule: DesignRule {
  let code = DiagnosticCode.prefixListSize
  let severity = Diagnostic.Severity.note
  let title = "The size of a prefix list leaves room in the security group"
  let why =
    "A prefix list counts towards the sixty rules of a security group with its maximum of "
    + "entries, once for every rule that names it; a larger one is refused when the rule is "
    + "created."
  let remedy =
    "See to it that the maximum of entries of the list, times the rules that name it, stays "
    + "within 60, then accept the finding."
  let source = #"Amazon VPC user guide, "Security group rules""#

  func violations(in model: DesignModel) -> [Violation] {
    let rulesByGroup = Dictionary(grouping: model.securityGroupRules, by: \.group)
    return model.resources("aws_security_group").compactMap { group in
      let unknown = (rulesByGroup[group.id] ?? []).filter { $0.size(in: model) == nil }
      guard !unknown.isEmpty else { return nil }
      let rules = Words.list(unknown.map { "'\($0.block.id)'" })
      return Violation(
        group, "'\(group.id)' admits prefix lists of unknown size",
        "Lists from outside the model are named by \(rules).")
    }
  }
}
