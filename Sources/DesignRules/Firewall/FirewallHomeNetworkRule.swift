import AWSModel
import Topology

/// A central firewall knows the networks that it inspects.
///
/// Source: AWS Network Firewall developer guide, "Domain list inspection for traffic from outside
/// the deployment VPC".
struct FirewallHomeNetworkRule: DesignRule {
  let code = DiagnosticCode.firewallHomeNetwork
  let severity = Diagnostic.Severity.warning
  let title = "A central firewall knows the networks that it inspects"
  let why =
    "HOME_NET is the firewall's own VPC unless it is set: domain lists and managed rules "
    + "then ignore the traffic of all other VPCs."
  let remedy = "Set policy_variables with HOME_NET to the blocks of the inspected networks."
  let source =
    #"AWS Network Firewall developer guide, "Domain list inspection for traffic from outside "#
    + #"the deployment VPC""#

  func violations(in model: AWSModel) -> [Violation] {
    let inspecting = Set(
      model.inspectionAttachments.compactMap { attachment -> VPC.ID? in
        if case .vpc(let vpc) = attachment.kind { vpc } else { nil }
      })
    return model.firewalls.values.compactMap { firewall in
      guard let vpc = firewall.vpc.value, inspecting.contains(vpc),
        let policy = firewall.policy.value.flatMap({ model.firewallPolicies[$0] }),
        policy.unknown == nil
      else { return nil }
      let groups = model.statefulGroups(of: policy)
      // Groups of AWS, and those that are not in the model, may go by the variable.
      let isAnyForeign = policy.statefulGroups.contains { $0.group.value == nil }
      let isSetByGroups =
        !groups.isEmpty && !isAnyForeign
        && groups.allSatisfy { !Self.usesHomeNetwork($0) || Self.setsHomeNetwork($0.variables) }
      guard !Self.setsHomeNetwork(policy.variables), !isSetByGroups else { return nil }
      return model.violation(
        of: policy.id, "'\(policy.id)' does not set HOME_NET",
        "The firewall '\(firewall.id)' inspects traffic from beyond its VPC '\(vpc)'.")
    }
  }

  /// Whether rules of the group go by HOME_NET or by its complement.
  private static func usesHomeNetwork(_ group: FirewallRuleGroup) -> Bool {
    let text = group.text.value ?? (group.text.unknown == nil ? "" : "HOME_NET")
    return !group.domainLists.isEmpty || text.contains("HOME_NET")
      || text.contains("EXTERNAL_NET")
      || group.headerRules.contains { header in
        guard let rule = header.rule else { return true }
        return [rule.source, rule.destination].contains {
          $0.contains("HOME_NET") || $0.contains("EXTERNAL_NET")
        }
      }
  }

  /// Whether the variables set HOME_NET, or one whose name is not known may.
  private static func setsHomeNetwork(_ variables: [FirewallVariable]) -> Bool {
    variables.contains { $0.name.value == "HOME_NET" || $0.name.unknown != nil }
  }
}
