import AWSModel
import AWSResources
import Topology

/// A load balancer's targets by address are in its VPC or have private addresses.
///
/// Source: Elastic Load Balancing user guide, "Target groups", on target types.
struct PublicTargetsRule: DesignRule {
  let code = DiagnosticCode.publicTargets
  let severity = Diagnostic.Severity.error
  let title = "A load balancer's targets by address are in its VPC or have private addresses"
  let why =
    "Outside of the load balancer's VPC AWS accepts addresses of 10.0.0.0/8, 172.16.0.0/12, "
    + "192.168.0.0/16 and 100.64.0.0/10 alone."
  let remedy = "Give the environment a private block, or keep the target in the same VPC."
  let source = #"Elastic Load Balancing user guide, "Target groups", on target types"#

  private static let allowed = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]
    .compactMap { IPv4Network($0) }

  func violations(in model: AWSModel) -> [Violation] {
    model.targetGroups.values.flatMap { group -> [Violation] in
      let vpc = model.view(AWS.LbTargetGroup.View.self, group.id)
        .flatMap { model.values.link($0.vpcId).value }.flatMap { model.vpcs[$0] }
      guard let vpc, let block = vpc.networks.first else { return [] }
      return group.targets.compactMap { target in
        guard case .address(let address) = target.subject,
          !vpc.networks.contains(where: { $0.contains(address) }),
          !Self.allowed.contains(where: { $0.contains(address) })
        else { return nil }
        return model.violation(
          of: target.element, "'\(target.element)' is a target that AWS refuses",
          "\(address) is neither private nor of '\(vpc.id)' (\(block)).")
      }
    }
  }
}
