import AWSModel
import Topology

extension NetworkLowering {
  /// A firewall has an endpoint in each of its subnets. Packets come to it by a route and leave by
  /// the route table of the endpoint's subnet, with their addresses unchanged.
  ///
  /// Source: AWS, "How AWS Network Firewall works".
  mutating func lowerNetworkFirewalls() {
    for firewall in model.firewalls.values {
      guard let vpc = firewall.vpc.value, let domain = domains[vpc] else {
        unmodelled("firewall whose VPC is not known", firewall.id)
        continue
      }
      if !firewall.subnets.isComplete {
        unmodelled("firewall endpoint whose subnet or zone is not known", firewall.id)
      }
      let policy = firewall.policy.value.flatMap { model.resource($0) }
      let compiler = FirewallCompiler(model: model, vpc: domain.addresses)
      let compiled = policy.map { compiler.compile($0.id) } ?? compiler.unknownPolicy
      nameMatches += compiled.nameMatches
      for subnet in firewall.subnets.elements {
        guard let index = subnetIndex[subnet], let exit = subnetExit[subnet],
          let zone = network.subnets[index].zone
        else {
          unmodelled("firewall endpoint whose subnet or zone is not known", firewall.id)
          continue
        }
        let node = network.add(
          Node(
            element: firewall.id, role: .inspector, title: model.title(firewall.id),
            subnet: subnet, zone: zone, location: location(firewall.id)))
        let filter = network.add(
          Filter(
            origin: policy.map { Provenance($0) } ?? origin(firewall.id),
            title: (policy ?? model.resource(firewall.id)).map {
              model.phrase("firewall policy", $0)
            } ?? "firewall policy", phases: compiled.phases,
            sessionDomain: node, dropsMidstream: compiled.dropsMidstream,
            replyRules: compiled.replyRules))
        var then = network.add(.filter(filter, then: exit))
        then = network.add(.loseLabels(.device(firewall.id), then: then))
        if let acl = inboundACL[subnet] { then = network.add(.filter(acl, then: then)) }
        firewallEndpoints[FirewallEndpoint.ID(firewall: firewall.id, zone: zone.key)] =
          LoweredEndpoint(
            stage: network.add(.enter(node: node, then: then)),
            title: "the firewall endpoint of zone \(zone)", vpc: vpc, subnet: subnet)
      }
    }
  }
}
