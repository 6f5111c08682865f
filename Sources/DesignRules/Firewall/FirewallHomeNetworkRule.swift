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

  func violations(in model: DesignModel) -> [Violation] {
    let inspecting = Set(
      model.inspectionAttachments.compactMap { model.target(of: $0, "vpc_id")?.id })
    return model.resources("aws_networkfirewall_firewall").compactMap { firewall in
      guard let vpc = model.target(of: firewall, "vpc_id"), inspecting.contains(vpc.id),
        let block = model.target(of: firewall, "firewall_policy_arn")
      else { return nil }
      let policy = FirewallPolicy(block)
      let groups = policy.groupReferences.flatMap { model.targets(of: $0, "resource_arn") }
      let isSetByGroups = groups.allSatisfy { FirewallRules($0).variables.contains("HOME_NET") }
      let isSet = policy.variables.contains("HOME_NET") || (!groups.isEmpty && isSetByGroups)
      guard !isSet else { return nil }
      return Violation(
        block, "'\(block.id)' does not set HOME_NET",
        "The firewall '\(firewall.id)' inspects traffic from beyond its VPC '\(vpc.id)'.")
    }
  }
}
