import Topology

/// A rule refers to a security group of its own VPC.
///
/// Source: Amazon VPC user guide, "Security group rules"; Amazon VPC Transit Gateways guide,
/// "Security group referencing".
struct SecurityGroupReferenceRule: DesignRule {
  let code = DiagnosticCode.securityGroupReference
  let severity = Diagnostic.Severity.error
  let title = "A rule refers to a security group of its own VPC"
  let why =
    "Between VPCs a reference is refused, or matches nothing: it works over a peering, or "
    + "over a transit gateway with the feature enabled and no firewall on the way."
  let remedy = "Name the other network by its block of addresses or by a prefix list."
  let source =
    #"Amazon VPC user guide, "Security group rules"; Amazon VPC Transit Gateways guide, "#
    + #""Security group referencing""#

  func violations(in model: DesignModel) -> [Violation] {
    model.securityGroupRules.compactMap { rule in
      guard let group = rule.group.flatMap(model.index.resource),
        let other = rule.referenced.flatMap(model.index.resource),
        let own = model.index.target(of: group, "vpc_id"),
        let foreign = model.index.target(of: other, "vpc_id"), own.id != foreign.id,
        !isReferable(own.id, foreign.id, model)
      else { return nil }
      return Violation(
        rule.block, "'\(rule.block.id)' refers to a security group of another VPC",
        "'\(group.id)' is in '\(own.id)', '\(other.id)' in '\(foreign.id)'.")
    }
  }

  private func isReferable(_ own: ElementID, _ foreign: ElementID, _ model: DesignModel) -> Bool {
    let isPeered = model.resources("aws_vpc_peering_connection").contains { peering in
      let ends = [peering["vpc_id"], peering["peer_vpc_id"]].flatMap { $0?.references ?? [] }
      return Set(ends.map(\.element)) == [own, foreign]
    }
    let isEnabled = model.resources("aws_ec2_transit_gateway").contains {
      $0.text("security_group_referencing_support") == "enable"
    }
    return isPeered || (isEnabled && model.resources("aws_networkfirewall_firewall").isEmpty)
  }
}
