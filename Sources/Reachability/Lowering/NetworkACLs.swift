import Topology

extension Lowering {
  /// Network ACLs become filters without memory. A subnet with the untouched default ACL, which
  /// permits everything, gets none.
  ///
  /// Source: AWS, "Control subnet traffic with network access control lists".
  mutating func lowerNetworkACLs() {
    var aclOfSubnet: [ElementID: Resource] = [:]
    for acl in reader.resources("aws_default_network_acl") {
      let vpc = reader.reference(acl["default_network_acl_id"])?.element
      for subnet in subnetOrder where subnetVPC[subnet] == vpc { aclOfSubnet[subnet] = acl }
      for subnet in reader.targets(acl["subnet_ids"]) { aclOfSubnet[subnet] = acl }
    }
    for acl in reader.resources("aws_network_acl") {
      for subnet in reader.targets(acl["subnet_ids"]) { aclOfSubnet[subnet] = acl }
    }
    for association in reader.resources("aws_network_acl_association") {
      guard let subnet = reader.target(association["subnet_id"]),
        let acl = reader.target(association["network_acl_id"]).flatMap(reader.resource)
      else { continue }
      aclOfSubnet[subnet] = acl
    }
    var filters: [ElementID: (inbound: Int, outbound: Int)] = [:]
    for subnet in subnetOrder {
      guard let acl = aclOfSubnet[subnet] else { continue }
      let pair =
        filters[acl.id]
        ?? (
          network.add(filter(of: acl, isOutbound: false)),
          network.add(filter(of: acl, isOutbound: true))
        )
      filters[acl.id] = pair
      inboundACL[subnet] = pair.inbound
      outboundACL[subnet] = pair.outbound
    }
  }

  private func filter(of acl: Resource, isOutbound: Bool) -> Filter {
    var rules: [(number: Int, rule: FilterRule)] = []
    func add(_ block: TopologyReader.Block, number: Int, action: Value?, from origin: Provenance) {
      let entry = rule(block, number: number, action: action, isOutbound: isOutbound, origin)
      rules += entry.map { (number, $0) }
    }
    for block in reader.blocks(acl[isOutbound ? "egress" : "ingress"]) {
      add(
        block, number: reader.number(block["rule_no"]) ?? 0, action: block["action"],
        from: Provenance(acl))
    }
    for rule in reader.resources("aws_network_acl_rule")
    where reader.target(rule["network_acl_id"]) == acl.id
      && (reader.flag(rule["egress"]) ?? false) == isOutbound
    {
      add(
        rule.arguments, number: reader.number(rule["rule_number"]) ?? 0,
        action: rule["rule_action"], from: Provenance(rule))
    }
    let ordered = rules.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    let direction = isOutbound ? "outbound" : "inbound"
    return Filter(
      origin: Provenance(acl), title: "network ACL \(acl.id) (\(direction))",
      phases: [
        FilterPhase(
          rules: ordered.map(\.element.rule), otherwise: .deny(.networkACL),
          otherwiseTitle: "no rule permits it", isStateful: false)
      ])
  }

  /// The rule of one entry; none where the entry is about IPv6.
  private func rule(
    _ block: TopologyReader.Block, number: Int, action: Value?, isOutbound: Bool,
    _ origin: Provenance
  ) -> [FilterRule] {
    guard let text = reader.text(block["cidr_block"]), let cidr = IPv4Network(text) else {
      return []
    }
    let addresses = IntervalSet(cidr)
    let fields = ProtocolFields(
      name: reader.text(block["protocol"]) ?? "-1", from: reader.number(block["from_port"]),
      through: reader.number(block["to_port"]))
    let match = Match(
      sources: isOutbound ? .all : addresses, destinations: isOutbound ? addresses : .all,
      protocols: fields.protocols, destinationPorts: fields.ports)
    let title = "rule \(number)"
    let isAllow = reader.text(action)?.lowercased() == "allow"
    let decision: FilterDecision
    if let type = reader.number(block["icmp_type"]), type >= 0,
      fields.protocols == ProtocolFields.icmp
    {
      decision = .unknown("network ACL rule for one type of ICMP")
    } else {
      decision = isAllow ? .acceptUntracked : .deny(.networkACL)
    }
    return [FilterRule(match, decision, origin: origin, title: title)]
  }
}
