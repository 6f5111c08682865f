import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.securityGroups.values.compactMap { group in
      let unknown = group.rules.filter { model.weight(of: $0) == nil }
      guard !unknown.isEmpty, let resource = model.resource(group.id) else { return nil }
      let rules = RuleWords.list(unknown.map { "'\($0.element)'" })
      return Violation(
        resource, "'\(group.id)' admits prefix lists of unknown size",
        "Lists from outside the model are named by \(rules).")
    }
  }
}
