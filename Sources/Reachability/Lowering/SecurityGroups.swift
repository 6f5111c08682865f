import Topology

extension Lowering {
  /// Security groups: what their rules permit, wherever the rules are written.
  ///
  /// Source: AWS, "Security group rules", which have no order; Terraform, `aws_security_group`: a
  /// group that Terraform manages has no outbound rule but those declared.
  mutating func lowerSecurityGroups() {
    for group in reader.resources("aws_security_group", "aws_default_security_group") {
      var rules = SecurityGroupRules(vpc: reader.target(group["vpc_id"]))
      for (argument, isEgress) in [("ingress", false), ("egress", true)] {
        for block in reader.blocks(group[argument]) {
          let found = inlineRules(block, of: group, isEgress: isEgress)
          if isEgress { rules.egress += found } else { rules.ingress += found }
        }
      }
      groups[group.id] = rules
    }
    for rule in reader.resources("aws_security_group_rule") {
      guard let group = reader.target(rule["security_group_id"]) else { continue }
      let isEgress = reader.text(rule["type"]) == "egress"
      let found = legacyRules(rule, of: group, isEgress: isEgress)
      if isEgress {
        groups[group]?.egress += found
      } else {
        groups[group]?.ingress += found
      }
    }
    for rule in reader.resources("aws_vpc_security_group_ingress_rule") {
      guard let group = reader.target(rule["security_group_id"]) else { continue }
      let found = singleRule(rule, of: group, isEgress: false)
      groups[group]?.ingress += found
    }
    for rule in reader.resources("aws_vpc_security_group_egress_rule") {
      guard let group = reader.target(rule["security_group_id"]) else { continue }
      let found = singleRule(rule, of: group, isEgress: true)
      groups[group]?.egress += found
    }
    for vpc in vpcOrder { groups[Self.defaultGroup(of: vpc)] = defaultRules(of: vpc) }
  }

  /// The group that AWS gives to an interface for which none is named.
  static func defaultGroup(of vpc: ElementID) -> ElementID { vpc.child("default-security-group") }

  private func defaultRules(of vpc: ElementID) -> SecurityGroupRules {
    let id = Self.defaultGroup(of: vpc)
    let origin = origin(vpc)
    return SecurityGroupRules(
      vpc: vpc,
      ingress: [
        SecurityGroupRule(
          FilterRule(
            Match(sourceLabel: id), .accept, origin: origin, title: "the VPC's default rule"),
          for: .group(id))
      ],
      egress: [
        SecurityGroupRule(
          FilterRule(Match(), .accept, origin: origin, title: "the VPC's default rule"),
          for: .addresses(.all))
      ])
  }

  /// The pair of filters of an interface with these groups.
  mutating func filters(
    of ids: [ElementID], node: Int
  ) -> (ingress: Int, egress: Int) {
    let title = title(ofGroups: ids)
    let origin = ids.first.map { self.origin($0) } ?? .none
    func filter(_ all: [SecurityGroupRule]) -> Filter {
      let rules = SecurityGroupRule.ordered(all)
      return Filter(
        origin: origin, title: title,
        phases: [
          FilterPhase(
            rules: rules,
            otherwise: .deny(rules.isEmpty ? .securityGroupEmpty : .securityGroupRules),
            otherwiseTitle: rules.isEmpty
              ? "it has no rules in this direction" : "no rule permits it",
            isStateful: true)
        ], sessionDomain: node)
    }
    let ingress = network.add(filter(ids.flatMap { groups[$0]?.ingress ?? [] }))
    let egress = network.add(filter(ids.flatMap { groups[$0]?.egress ?? [] }))
    return (ingress, egress)
  }

  private func title(ofGroups ids: [ElementID]) -> String {
    if let id = ids.first, ids.count == 1 {
      return reader.resource(id).map { reader.phrase("security group", $0) }
        ?? "security group \(id)"
    }
    return "security groups " + ids.map(\.description).joined(separator: ", ")
  }

  /// What a sentence calls a rule; the title of one says what it is for.
  private func title(ofRule rule: Resource) -> String {
    reader.isTitled(rule) ? "the rule \"\(rule.title)\"" : "rule \(rule.id)"
  }

  // MARK: The three ways to write a rule

  private func inlineRules(
    _ block: TopologyReader.Block, of group: Resource, isEgress: Bool
  ) -> [SecurityGroupRule] {
    let fields = ProtocolFields(
      name: reader.text(block["protocol"]) ?? "-1", from: reader.number(block["from_port"]),
      through: reader.number(block["to_port"]))
    let title = reader.text(block["description"]).map { "rule \"\($0)\"" } ?? "a rule of its own"
    var peers = reader.texts(block["cidr_blocks"]).compactMap(SecurityGroupRule.Peer.init(cidr:))
    peers += reader.members(block["prefix_list_ids"]).map { prefixListPeer($0) }
    peers += reader.targets(block["security_groups"]).map { .group($0) }
    if reader.flag(block["self"]) == true { peers.append(.group(group.id)) }
    return peers.compactMap {
      rule(fields, $0, owner: group.id, isEgress: isEgress, origin: Provenance(group), title: title)
    }
  }

  private func legacyRules(
    _ rule: Resource, of group: ElementID, isEgress: Bool
  ) -> [SecurityGroupRule] {
    let fields = ProtocolFields(
      name: reader.text(rule["protocol"]) ?? "-1", from: reader.number(rule["from_port"]),
      through: reader.number(rule["to_port"]))
    var peers = reader.texts(rule["cidr_blocks"]).compactMap(SecurityGroupRule.Peer.init(cidr:))
    peers += reader.members(rule["prefix_list_ids"]).map { prefixListPeer($0) }
    if let other = reader.target(rule["source_security_group_id"]) { peers.append(.group(other)) }
    if reader.flag(rule["self"]) == true { peers.append(.group(group)) }
    return peers.compactMap {
      self.rule(
        fields, $0, owner: group, isEgress: isEgress, origin: Provenance(rule),
        title: title(ofRule: rule))
    }
  }

  private func singleRule(
    _ rule: Resource, of group: ElementID, isEgress: Bool
  ) -> [SecurityGroupRule] {
    let fields = ProtocolFields(
      name: reader.text(rule["ip_protocol"]) ?? "-1", from: reader.number(rule["from_port"]),
      through: reader.number(rule["to_port"]))
    let peer: SecurityGroupRule.Peer? =
      if let cidr = rule["cidr_ipv4"] {
        reader.text(cidr).flatMap(SecurityGroupRule.Peer.init(cidr:))
          ?? .unknown("security group rule whose CIDR is not known")
      } else if let other = reader.target(rule["referenced_security_group_id"]) {
        .group(other)
      } else if let list = rule["prefix_list_id"] {
        prefixListPeer(list)
      } else {
        nil
      }
    guard let peer else { return [] }
    let found = self.rule(
      fields, peer, owner: group, isEgress: isEgress, origin: Provenance(rule),
      title: title(ofRule: rule))
    return found.map { [$0] } ?? []
  }

  // MARK: Parts

  private func prefixListPeer(_ value: Value) -> SecurityGroupRule.Peer {
    prefixList(value).map { .list(IntervalSet($0)) }
      ?? .unknown("prefix list that is not in the model")
  }

  private func rule(
    _ fields: ProtocolFields, _ peer: SecurityGroupRule.Peer, owner: ElementID, isEgress: Bool,
    origin: Provenance, title: String
  ) -> SecurityGroupRule? {
    var match = Match(protocols: fields.protocols, destinationPorts: fields.ports)
    var decision = FilterDecision.accept
    switch peer {
    case .addresses(let addresses), .list(let addresses):
      if isEgress { match.destinations = addresses } else { match.sources = addresses }
    case .group(let group):
      if isEgress {
        // Across a transit gateway references hold for inbound rules only.
        guard isReferable(group, from: owner) else { return nil }
        match.destinationLabel = group
      } else {
        match.sourceLabel = group
      }
    case .unknown(let feature): decision = .unknown(feature)
    }
    var rule = FilterRule(match, decision, origin: origin, title: title)
    if case .unknown = decision { rule.supposedDecision = .accept }
    return SecurityGroupRule(rule, for: peer)
  }

  /// Whether a group can stand for its members in an outbound rule of another: both are of one
  /// VPC, or of two VPCs that are peered.
  private func isReferable(_ group: ElementID, from owner: ElementID) -> Bool {
    let vpcs =
      [groups[group]?.vpc, groups[owner]?.vpc]
      + [reader.resource(group), reader.resource(owner)].map { reader.target($0?["vpc_id"]) }
    let distinct = Set(vpcs.compactMap(\.self))
    if distinct.count <= 1 { return true }
    return reader.resources("aws_vpc_peering_connection").contains { peering in
      let ends = [reader.target(peering["vpc_id"]), reader.target(peering["peer_vpc_id"])]
      return Set(ends.compactMap(\.self)) == distinct
    }
  }
}
