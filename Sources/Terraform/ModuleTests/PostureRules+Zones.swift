import AWSResources
import Topology

extension PostureRules {
  /// What must be in every zone.
  var zones: [Assertion] { subnets + spans + mountTargets }

  private var subnets: [Assertion] {
    scope.families(AWS.Subnet.type).filter(scope.isZonal).map { family in
      Assertion(
        condition: .all(
          "zone", "subnet", in: family.local.expression,
          HCLExpression.name("subnet").attribute("availability_zone")
            .equals(.index(.variable("zones"), .name("zone")))),
        message:
          "Each \(Wording.inSentence(scope.catalog.title(of: family.local, in: scope.plan))) "
          + "must lie in the zone of its key.")
    }
  }

  /// Whether the argument has an element for each zone.
  private func spans(_ family: ModuleTestScope.Family, _ argument: String) -> Bool {
    family.members.allSatisfy { member in
      switch member[argument] {
      case .list(let elements)?: elements.count == scope.zones.count
      case .blocks(let blocks)?: blocks.count == scope.zones.count
      default: false
      }
    }
  }

  private var spans: [Assertion] {
    let attachments = scope.each(
      AWS.Ec2TransitGatewayVpcAttachment.type, where: { spans($0, "subnet_ids") },
      "An attachment must have a subnet in every zone: traffic of a zone without one is lost."
    ) { $0.attribute("subnet_ids").length.equals(scope.zoneCount) }
    let firewalls = scope.each(
      AWS.NetworkfirewallFirewall.type, where: { spans($0, "subnet_mapping") },
      "A firewall must have an endpoint in every zone."
    ) { $0.attribute("subnet_mapping").length.equals(scope.zoneCount) }
    let balancers = scope.each(
      AWS.Lb.type, where: { spans($0, "subnets") }, "A load balancer must be in every zone."
    ) { $0.attribute("subnets").length.equals(scope.zoneCount) }
    let mapped = scope.each(
      AWS.Lb.type, where: { spans($0, "subnet_mapping") },
      "A load balancer must have an address in every zone."
    ) { $0.attribute("subnet_mapping").length.equals(scope.zoneCount) }
    let endpoints = scope.each(
      AWS.VpcEndpoint.type, where: { spans($0, "subnet_ids") },
      "An interface endpoint must be in every zone."
    ) { $0.attribute("subnet_ids").length.equals(scope.zoneCount) }
    let services = scope.each(
      AWS.EcsService.type,
      where: { family in
        family.members.allSatisfy { member in
          guard case .blocks(let blocks)? = member["network_configuration"],
            case .list(let subnets)? = blocks.first?["subnets"]
          else { return false }
          return subnets.count == scope.zones.count
        }
      },
      "The tasks of a service must be able to run in every zone."
    ) { $0.nested("network_configuration", "subnets").length.equals(scope.zoneCount) }
    return attachments + firewalls + balancers + mapped + endpoints + services
  }

  private var mountTargets: [Assertion] {
    scope.families(AWS.EfsMountTarget.type).filter(scope.isZonal).map { family in
      Assertion(
        condition: family.local.expression.length.equals(scope.zoneCount),
        message: "A file system must have a mount target in every zone.")
    }
  }
}
