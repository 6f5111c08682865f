import AWSResources
import Topology

extension AWSModel {
  /// Security groups with their rules: of the group itself, by `aws_security_group_rule`, and by
  /// `aws_vpc_security_group_ingress_rule` and `…_egress_rule`.
  ///
  /// Source: AWS, "Security group rules"; Terraform, `aws_security_group`: a group that Terraform
  /// manages has no outbound rule but those declared.
  mutating func readSecurityGroups() {
    for vpc in vpcs.values where values.resource(vpc.defaultGroup) == nil {
      securityGroups[vpc.defaultGroup] = Self.untouchedDefaultGroup(of: vpc)
    }
    for view in all(AWS.SecurityGroup.View.self) {
      let id = view.resource.id
      securityGroups[id] = SecurityGroup(
        id: id, vpc: values.link(view.vpcId), isDefault: false, isImplicit: false)
      readInline(view.ingress, isEgress: false, of: id)
      readInline(view.egress, isEgress: true, of: id)
    }
    for view in all(AWS.DefaultSecurityGroup.View.self) {
      let id = view.resource.id
      let vpc = vpcs.values.first { $0.defaultGroup == id }
      if vpc == nil, values.link(view.vpcId).unknown != nil {
        note(id, "vpc_id", "default security group of a VPC that is not known", in: .everywhere)
      }
      securityGroups[id] = SecurityGroup(
        id: id, vpc: vpc.map { .known($0.id) } ?? values.link(view.vpcId), isDefault: true,
        isImplicit: false)
      readInline(view.ingress, isEgress: false, of: id)
      readInline(view.egress, isEgress: true, of: id)
    }
    for view in all(AWS.SecurityGroupRule.View.self) { readLegacy(view) }
    for view in all(AWS.VpcSecurityGroupIngressRule.View.self) { readSingle(view, isEgress: false) }
    for view in all(AWS.VpcSecurityGroupEgressRule.View.self) { readSingle(view, isEgress: true) }
  }

  /// Source: AWS, "Default security groups for your VPCs".
  private static func untouchedDefaultGroup(of vpc: VPC) -> SecurityGroup {
    let everything = ProtocolPorts(name: .known("-1"), from: .absent, through: .absent)
    var group = SecurityGroup(
      id: vpc.defaultGroup, vpc: .known(vpc.id), isDefault: true, isImplicit: true)
    group.ingress = [
      SecurityRule(
        isEgress: false, service: everything, peer: .group(vpc.defaultGroup), summary: nil,
        element: vpc.id, isInline: true)
    ]
    group.egress = [
      SecurityRule(
        isEgress: true, service: everything, peer: .block(.any), summary: nil,
        element: vpc.id, isInline: true)
    ]
    return group
  }

  private mutating func readInline<Block: InlineSecurityRule>(
    _ blocks: Blocks<Block>, isEgress: Bool, of group: SecurityGroup.ID
  ) {
    for block in blocks {
      let service = ProtocolPorts(
        name: values.text(block.protocol), from: values.number(block.fromPort),
        through: values.number(block.toPort))
      var peers = self.blocks(block.cidrBlocks) + ipv6(block.ipv6CidrBlocks)
      peers += lists(block.prefixListIds) + groups(block.securityGroups)
      switch values.flag(block.`self`) {
      case .known(true): peers.append(.group(group))
      case .unknown(let unknown): peers.append(.unknown(.group, unknown))
      case .known(false), .absent: break
      }
      for peer in peers {
        append(
          SecurityRule(
            isEgress: isEgress, service: service, peer: peer,
            summary: values.text(block.description).value, element: group, isInline: true),
          to: group)
      }
    }
    if let value = blocks.unknown {
      append(
        SecurityRule(
          isEgress: isEgress,
          service: ProtocolPorts(
            name: .unknown(values.reason(value)), from: .absent, through: .absent),
          peer: .unknown(.rule, values.reason(value)), summary: nil, element: group, isInline: true),
        to: group)
    }
  }

  private mutating func readLegacy(_ view: AWS.SecurityGroupRule.View) {
    guard let group = group(view.securityGroupId, of: view.resource) else { return }
    let type = values.text(view.type)
    var peers = blocks(view.cidrBlocks) + ipv6(view.ipv6CidrBlocks) + lists(view.prefixListIds)
    peers += groups(view.sourceSecurityGroupId)
    switch values.flag(view.`self`) {
    case .known(true): peers.append(.group(group))
    case .unknown(let unknown): peers.append(.unknown(.group, unknown))
    case .known(false), .absent: break
    }
    let service = ProtocolPorts(
      name: values.text(view.protocol), from: values.number(view.fromPort),
      through: values.number(view.toPort))
    for isEgress in [false, true] {
      // A direction that is not known may be either.
      if let known = type.value, (known == "egress") != isEgress { continue }
      for peer in peers {
        let doubtful: SecurityRule.Peer = type.unknown.map { .unknown(.rule, $0) } ?? peer
        append(
          SecurityRule(
            isEgress: isEgress, service: service, peer: doubtful, summary: nil,
            element: view.resource.id, isInline: false), to: group)
      }
    }
  }

  private mutating func readSingle<View: SeparateSecurityRule>(_ view: View, isEgress: Bool) {
    guard let group = group(view.securityGroupId, of: view.resource) else { return }
    let peers =
      blocks(view.cidrIpv4) + ipv6(view.cidrIpv6) + groups(view.referencedSecurityGroupId)
      + lists(view.prefixListId)
    for peer in peers {
      append(
        SecurityRule(
          isEgress: isEgress,
          service: ProtocolPorts(
            name: values.text(view.ipProtocol), from: values.number(view.fromPort),
            through: values.number(view.toPort)),
          peer: peer, summary: nil, element: view.resource.id, isInline: false), to: group)
    }
  }

  private mutating func group<Wrapped>(
    _ field: Field<Wrapped>, of rule: Resource
  ) -> SecurityGroup.ID? {
    if let group = values.link(field).value, securityGroups[group] != nil { return group }
    note(rule.id, field.name, "rule of a security group that is not known", in: .everywhere)
    return nil
  }

  private mutating func append(_ rule: SecurityRule, to group: SecurityGroup.ID) {
    let path: WritableKeyPath<SecurityGroup, [SecurityRule]> = rule.isEgress ? \.egress : \.ingress
    guard var known = securityGroups[group] else { return }
    // A state has each separate rule in its group as well; the separate one counts.
    if !rule.isInline { known[keyPath: path].removeAll { $0.isMirror(of: rule) } }
    known[keyPath: path].append(rule)
    securityGroups[group] = known
  }

  // MARK: Peers

  private func blocks<Wrapped>(_ field: Field<Wrapped>) -> [SecurityRule.Peer] {
    values.members(field).compactMap { member in
      switch values.network(member) {
      case .known(let block): .block(block)
      case .unknown(let unknown): .unknown(.block, unknown)
      case .absent: nil
      }
    }
  }

  private func ipv6<Wrapped>(_ field: Field<Wrapped>) -> [SecurityRule.Peer] {
    values.members(field).compactMap { member in
      switch values.text(member) {
      case .known(let block): .ipv6(block)
      case .unknown(let unknown): .unknown(.block, unknown)
      case .absent: nil
      }
    }
  }

  private func lists<Wrapped>(_ field: Field<Wrapped>) -> [SecurityRule.Peer] {
    let links = values.links(field)
    return links.elements.map { .list($0) } + links.unknowns.map { .unknown(.list, $0) }
  }

  private func groups<Wrapped>(_ field: Field<Wrapped>) -> [SecurityRule.Peer] {
    let links = values.links(field)
    return links.elements.map { .group($0) } + links.unknowns.map { .unknown(.group, $0) }
  }
}

extension SecurityRule {
  /// Whether this is the inline copy of the same rule.
  func isMirror(of rule: SecurityRule) -> Bool {
    isInline && !rule.isInline && isEgress == rule.isEgress && service == rule.service
      && peer == rule.peer
  }
}

/// What the inline rules of both kinds of security group have in common.
protocol InlineSecurityRule: BlockView {
  var `protocol`: Field<String> { get }
  var fromPort: Field<AWS.Number> { get }
  var toPort: Field<AWS.Number> { get }
  var cidrBlocks: Field<[String]> { get }
  var ipv6CidrBlocks: Field<[String]> { get }
  var prefixListIds: Field<[String]> { get }
  var securityGroups: Field<[String]> { get }
  var `self`: Field<Bool> { get }
  var description: Field<String> { get }
}

extension AWS.SecurityGroup.View.Ingress: InlineSecurityRule {}
extension AWS.DefaultSecurityGroup.View.Ingress: InlineSecurityRule {}

/// What the two resources of single rules have in common.
protocol SeparateSecurityRule: ResourceView {
  var securityGroupId: Field<String> { get }
  var ipProtocol: Field<String> { get }
  var fromPort: Field<AWS.Number> { get }
  var toPort: Field<AWS.Number> { get }
  var cidrIpv4: Field<String> { get }
  var cidrIpv6: Field<String> { get }
  var prefixListId: Field<String> { get }
  var referencedSecurityGroupId: Field<String> { get }
}

extension AWS.VpcSecurityGroupIngressRule.View: SeparateSecurityRule {}
extension AWS.VpcSecurityGroupEgressRule.View: SeparateSecurityRule {}

extension AWSModel {
  /// Whether a group of one VPC is associated with another one too, or may be.
  ///
  /// Source: Amazon VPC User Guide, "Associate security groups with multiple VPCs".
  package func isAssociated(_ group: SecurityGroup.ID, with vpc: VPC.ID) -> Bool {
    resources("aws_vpc_security_group_vpc_association").contains { association in
      let ends = (values.link(association["security_group_id"]), values.link(association["vpc_id"]))
      return (ends.0.value ?? group) == group && (ends.1.value ?? vpc) == vpc
    }
  }
}
