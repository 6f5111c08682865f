import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.securityGroups.values.flatMap { group in
      group.rules.compactMap { rule in
        guard case .group(let id) = rule.peer, let other = model.securityGroups[id],
          let own = group.vpc.value, let foreign = other.vpc.value, own != foreign,
          !isReferable(own, foreign, model)
        else { return nil }
        return model.violation(
          of: rule.element, "'\(rule.element)' refers to a security group of another VPC",
          "'\(group.id)' is in '\(own)', '\(other.id)' in '\(foreign)'.")
      }
    }
  }

  private func isReferable(_ own: VPC.ID, _ foreign: VPC.ID, _ model: AWSModel) -> Bool {
    // An end of a peering that is not known may be either.
    let mayBePeered = model.peerings.values.contains { peering in
      let ends = [peering.requester, peering.accepter]
      return ends.contains { $0.unknown != nil }
        && ends.allSatisfy { $0.value.map([own, foreign].contains) ?? true }
        && ends.compactMap(\.value).count > 0
    }
    let isPeered = mayBePeered || model.canReferToGroups(own, of: foreign).value != false
    let isEnabled = model.transitGateways.values.contains { $0.carriesGroups.value == true }
    return isPeered || (isEnabled && model.firewalls.isEmpty)
  }
}
