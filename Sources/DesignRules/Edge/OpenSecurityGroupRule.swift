import AWSModel
import Topology

/// A security group names protocols and ports.
///
/// Source: AWS Security Hub user guide, control EC2.18.
struct OpenSecurityGroupRule: DesignRule {
  let code = DiagnosticCode.openSecurityGroup
  let severity = Diagnostic.Severity.warning
  let title = "A security group names protocols and ports"
  let why = "A rule for every protocol to or from everywhere refuses nothing in its direction."
  let remedy = "Name the protocol, the ports and the networks that are needed."
  let source = "AWS Security Hub user guide, control EC2.18"

  func violations(in model: AWSModel) -> [Violation] {
    var seen: Set<Finding> = []
    // A group that AWS made and nobody adopted has no resource to mend.
    let groups = model.securityGroups.values.filter { !$0.isImplicit }
    return groups.flatMap(\.rules).compactMap { rule in
      guard rule.service.number.value == .some(nil), rule.peer.isEverywhere,
        seen.insert(Finding(element: rule.element, isEgress: rule.isEgress)).inserted
      else { return nil }
      return model.violation(
        of: rule.element,
        rule.isEgress
          ? "'\(rule.element)' sends everything everywhere" : "'\(rule.element)' admits everything")
    }
  }

  /// A rule for IPv4 and one for IPv6 that are written in one place are one finding.
  private struct Finding: Hashable {
    let element: ElementID
    let isEgress: Bool
  }
}
