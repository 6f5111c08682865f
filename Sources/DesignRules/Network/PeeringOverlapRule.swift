import AWSModel
import Topology

/// VPCs that are peered have blocks of addresses apart from each other.
///
/// Source: Amazon VPC peering guide, "VPC peering limitations": a connection between VPCs with matching
/// or overlapping blocks cannot be created.
struct PeeringOverlapRule: DesignRule {
  let code = DiagnosticCode.peeringOverlap
  let severity = Diagnostic.Severity.error
  let title = "VPCs that are peered have blocks of addresses apart from each other"
  let why = "AWS refuses the peering connection."
  let remedy = "Give one of the VPCs other blocks, or join them by PrivateLink."
  let source = #"Amazon VPC peering guide, "VPC peering limitations""#

  func violations(in model: AWSModel) -> [Violation] {
    model.peerings.values.compactMap { peering in
      guard let one = peering.requester.value.flatMap({ model.vpcs[$0] }),
        let other = peering.accepter.value.flatMap({ model.vpcs[$0] }), one.id != other.id
      else { return nil }
      for network in one.networks {
        guard let same = other.networks.first(where: network.overlaps) else { continue }
        return model.violation(
          of: peering.id, "'\(peering.id)' joins VPCs whose addresses overlap",
          "'\(one.id)' has \(network), '\(other.id)' has \(same).")
      }
      return nil
    }
  }
}
