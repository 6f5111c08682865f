import AWSModel
import Topology

/// What stands in a VPC has security groups of that VPC.
///
/// Source: Amazon EC2 API Reference, "RunInstances" and "CreateNetworkInterface": groups and subnet of
/// an interface belong to one network.
struct SecurityGroupOfOtherVPCRule: DesignRule {
  let code = DiagnosticCode.securityGroupOfOtherVPC
  let severity = Diagnostic.Severity.error
  let title = "What stands in a VPC has security groups of that VPC"
  let why = "AWS refuses to create it: the group and the subnet belong to different networks."
  let remedy = "Give it a security group of its own VPC."
  let source =
    #"Amazon EC2 API Reference, "RunInstances" and "CreateNetworkInterface""#

  func violations(in model: AWSModel) -> [Violation] {
    model.occupants.values.compactMap { occupant in
      let homes = Set(occupant.places.compactMap { model.vpc(of: $0.subnet)?.id })
      guard homes.count == 1, let home = homes.first else { return nil }
      for id in occupant.groups.elements {
        guard let other = model.securityGroups[id]?.vpc.value, other != home,
          !model.isAssociated(id, with: home)
        else { continue }
        return model.violation(
          of: occupant.id, "'\(occupant.id)' has a security group of another VPC",
          "'\(id)' is in '\(other)', '\(occupant.id)' in '\(home)'.")
      }
      return nil
    }
  }
}
