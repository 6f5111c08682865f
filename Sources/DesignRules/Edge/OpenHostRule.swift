import AWSModel
import Topology

/// Only load balancers take connections from the whole internet.
///
/// It looks at everything with a network interface: databases, caches, instances, services. What
/// has a public address, stands in a subnet with a route to an internet gateway and has a security
/// group that admits every address can be reached from anywhere.
///
/// Source: AWS Security Hub user guide, controls RDS.2, EC2.9, ECS.2 and Redshift.1.
struct OpenHostRule: DesignRule {
  let code = DiagnosticCode.openHost
  let severity = Diagnostic.Severity.warning
  let title = "Only load balancers take connections from the whole internet"
  let why =
    "Whoever scans the internet's addresses finds it within hours, and nothing stands between "
    + "them and its software: no load balancer, no web application firewall."
  let remedy =
    "Take away its public address, move it to a private subnet, or name the networks in its "
    + "security group that may connect."
  let source = "AWS Security Hub user guide, controls RDS.2, EC2.9, ECS.2 and Redshift.1"

  func violations(in model: AWSModel) -> [Violation] {
    model.occupants.values.compactMap { occupant in
      guard occupant.isPublic.value == true, occupant.listens != .no, occupant.hasGroups,
        isInPublicSubnet(occupant, model), let rule = openRule(of: occupant, model)
      else { return nil }
      return model.violation(
        of: occupant.id, "'\(occupant.id)' can be reached from the whole internet",
        "It has a public address and a route to an internet gateway, and "
          + "'\(rule.element)' admits every address.")
    }
  }

  /// The rule that admits every address on a port that the occupant listens on.
  private func openRule(of occupant: Occupant, _ model: AWSModel) -> SecurityRule? {
    let rules = occupant.groups.elements.flatMap { model.securityGroups[$0]?.ingress ?? [] }
    return rules.first { rule in
      guard rule.peer.isEverywhere, rule.service.number.unknown == nil else { return false }
      guard let listening = occupant.ports.value, let open = rule.service.ports.value else {
        return true
      }
      return listening.overlaps(open)
    }
  }

  /// Whether it has an interface in a public subnet, wherever of its places it stands.
  private func isInPublicSubnet(_ occupant: Occupant, _ model: AWSModel) -> Bool {
    let subnets = occupant.places.map(\.subnet)
    guard occupant.isInOnePlace || !occupant.unknownPlaces.isEmpty else {
      return subnets.contains { isPublic($0, model) }
    }
    return !subnets.isEmpty && subnets.allSatisfy { isPublic($0, model) }
  }

  /// Whether the subnet's table leads somewhere outside by an internet gateway, its network ACL lets
  /// the internet in, and nothing that the model does not read can close the way.
  private func isPublic(_ subnet: Subnet.ID, _ model: AWSModel) -> Bool {
    guard let subnet = model.subnets[subnet],
      let table = subnet.table.value.flatMap({ model.routeTables[$0] }),
      let acl = subnet.acl.value.flatMap({ model.networkACLs[$0] })
    else { return false }
    let leadsOut = table.routes.contains { route in
      if case .internetGateway = route.target { true } else { false }
    }
    return leadsOut && !isClosed(acl) && !model.isDoubtful(subnet)
  }

  /// Whether the ACL may refuse what comes from the internet.
  private func isClosed(_ acl: NetworkACL) -> Bool {
    guard !acl.isUntouched else { return false }
    return acl.mayHaveOtherInbound || acl.mayHaveOtherOutbound
      || [true, false].contains { isOutbound in
        !acl.rules(isOutbound: isOutbound).contains { $0.allows.value == true && $0.isOfEverywhere }
      }
  }
}

extension NetworkACLRule {
  /// Whether it speaks of every address.
  fileprivate var isOfEverywhere: Bool { block.value?.prefixLength == 0 }
}

extension AWSModel {
  /// Whether something that the model does not read can change any answer about the subnet.
  fileprivate func isDoubtful(_ subnet: Subnet) -> Bool {
    ledger.contains { unread in
      guard unread.effect == .anything else { return false }
      guard case .vpc(let vpc) = unread.scope else { return true }
      return subnet.vpc.value == vpc
    }
  }
}
