import Topology

extension Lowering {
  /// A firewall has an endpoint in each of its subnets. Packets come to it by a route and leave by
  /// the route table of the endpoint's subnet, with their addresses unchanged.
  ///
  /// Source: AWS, "How AWS Network Firewall works".
  mutating func lowerNetworkFirewalls() {
    for firewall in reader.resources("aws_networkfirewall_firewall") {
      guard let vpc = reader.target(firewall["vpc_id"]), let domain = domains[vpc] else {
        unmodelled("firewall whose VPC is not known", firewall)
        continue
      }
      let policy = reader.target(firewall["firewall_policy_arn"]).flatMap(reader.resource)
      let rules = FirewallPolicyReader(reader: reader, vpc: domain.addresses)
      let compiled = policy.map { rules.read($0) } ?? rules.unknownPolicy
      nameMatches += compiled.nameMatches
      for block in reader.blocks(firewall["subnet_mapping"]) {
        guard let subnet = reader.target(block["subnet_id"]), let index = subnetIndex[subnet],
          let exit = subnetExit[subnet], let zone = network.subnets[index].zone
        else {
          unmodelled("firewall endpoint whose subnet or zone is not known", firewall)
          continue
        }
        let node = network.add(
          Node(
            element: firewall.id, role: .inspector, title: reader.title(firewall),
            subnet: subnet, zone: zone, location: firewall.location))
        let filter = network.add(
          Filter(
            origin: policy.map { Provenance($0) } ?? Provenance(firewall),
            title: reader.phrase("firewall policy", policy ?? firewall), phases: compiled.phases,
            sessionDomain: node, dropsMidstream: compiled.dropsMidstream,
            replyRules: compiled.replyRules))
        var then = network.add(.filter(filter, then: exit))
        then = network.add(.loseLabels(.device(firewall.id), then: then))
        if let acl = inboundACL[subnet] { then = network.add(.filter(acl, then: then)) }
        firewallEndpoints[FirewallEndpointKey(firewall: firewall.id, zone: zone.key)] =
          LoweredEndpoint(
            stage: network.add(.enter(node: node, then: then)),
            title: "the firewall endpoint of zone \(zone)", vpc: vpc, subnet: subnet)
      }
    }
  }
}
