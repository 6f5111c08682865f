import AWSResources
import Topology

extension AWSModel {
  /// Network ACLs and which subnets use them.
  ///
  /// Source: AWS, "Control subnet traffic with network access control lists": a subnet has one ACL,
  /// the VPC's default one unless it is associated with another.
  mutating func readNetworkACLs() {
    for vpc in vpcs.values where values.resource(vpc.defaultACL) == nil {
      networkACLs[vpc.defaultACL] = Self.untouchedACL(of: vpc)
    }
    var associated: [(acl: NetworkACL.ID, subnets: Links)] = []
    for view in all(AWS.DefaultNetworkAcl.View.self) {
      let owner = values.link(view.defaultNetworkAclId).value
      let vpc = vpcs.values.first { $0.defaultACL == view.resource.id || $0.defaultACL == owner }
      add(
        NetworkACL(
          id: view.resource.id,
          vpc: vpc.map { .known($0.id) } ?? .unknown(.unreadable("no VPC")), isImplicit: false))
      readInline(view.ingress, isOutbound: false, of: view.resource.id)
      readInline(view.egress, isOutbound: true, of: view.resource.id)
      associated.append((view.resource.id, values.links(view.subnetIds)))
    }
    for view in all(AWS.NetworkAcl.View.self) {
      add(NetworkACL(id: view.resource.id, vpc: values.link(view.vpcId), isImplicit: false))
      readInline(view.ingress, isOutbound: false, of: view.resource.id)
      readInline(view.egress, isOutbound: true, of: view.resource.id)
      associated.append((view.resource.id, values.links(view.subnetIds)))
    }
    readSeparateRules()
    for (acl, subnets) in associated { use(acl, for: subnets, by: acl) }
    for view in all(AWS.NetworkAclAssociation.View.self) {
      switch values.link(view.networkAclId) {
      case .known(let acl): use(acl, for: values.links(view.subnetId), by: view.resource.id)
      case .unknown(let unknown):
        for subnet in values.links(view.subnetId).elements {
          subnets[subnet]?.acl = .unknown(unknown)
        }
      case .absent: break
      }
    }
    for subnet in subnets.values where subnet.acl.isAbsent {
      guard let vpc = subnet.vpc.value.flatMap({ vpcs[$0] }) else { continue }
      subnets[subnet.id]?.acl = .known(vpc.defaultACL)
    }
    for subnet in subnets.values {
      if let acl = subnet.acl.value { networkACLs[acl]?.subnets.append(subnet.id) }
    }
  }

  /// Source: AWS, "Default network ACL": rule 100 permits everything in each direction.
  private static func untouchedACL(of vpc: VPC) -> NetworkACL {
    var acl = NetworkACL(id: vpc.defaultACL, vpc: .known(vpc.id), isImplicit: true)
    acl.rules = [false, true].map { isOutbound in
      NetworkACLRule(
        isOutbound: .known(isOutbound), number: .known(100), allows: .known(true),
        service: ProtocolPorts(name: .known("-1"), from: .absent, through: .absent),
        block: .known(.any), ipv6: nil, element: vpc.id)
    }
    return acl
  }

  private mutating func add(_ acl: NetworkACL) { networkACLs[acl.id] = acl }

  private mutating func use(_ acl: NetworkACL.ID, for links: Links, by element: ElementID) {
    for subnet in links.elements { subnets[subnet]?.acl = .known(acl) }
    if !links.isComplete {
      note(
        element, "subnet_ids", "network ACL of subnets that are not known",
        in: Self.scope(networkACLs[acl]?.vpc ?? .absent))
    }
  }

  private mutating func readInline<Block: ACLBlock>(
    _ blocks: Blocks<Block>, isOutbound: Bool, of acl: NetworkACL.ID
  ) {
    for block in blocks {
      // Source: Terraform, `aws_network_acl`: type and code of ICMP are 0 where none is given.
      networkACLs[acl]?.rules.append(
        NetworkACLRule(
          isOutbound: .known(isOutbound), number: values.number(block.ruleNo),
          allows: values.text(block.action).map { $0.lowercased() == "allow" },
          service: ProtocolPorts(
            name: values.text(block.protocol), from: values.number(block.fromPort),
            through: values.number(block.toPort), icmpType: values.number(block.icmpType).or(0),
            icmpCode: values.number(block.icmpCode).or(0)),
          block: values.network(block.cidrBlock), ipv6: values.text(block.ipv6CidrBlock).value,
          element: acl))
    }
    guard blocks.unknown != nil else { return }
    if isOutbound {
      networkACLs[acl]?.mayHaveOtherOutbound = true
    } else {
      networkACLs[acl]?.mayHaveOtherInbound = true
    }
  }

  private mutating func readSeparateRules() {
    for view in all(AWS.NetworkAclRule.View.self) {
      guard let acl = values.link(view.networkAclId).value, networkACLs[acl] != nil else {
        note(
          view.resource.id, "network_acl_id", "rule of a network ACL that is not known",
          in: .everywhere)
        continue
      }
      let rule = NetworkACLRule(
        isOutbound: values.flag(view.egress).or(false), number: values.number(view.ruleNumber),
        allows: values.text(view.ruleAction).map { $0.lowercased() == "allow" },
        service: ProtocolPorts(
          name: values.text(view.protocol), from: values.number(view.fromPort),
          through: values.number(view.toPort), icmpType: values.number(view.icmpType),
          icmpCode: values.number(view.icmpCode)),
        block: values.network(view.cidrBlock), ipv6: values.text(view.ipv6CidrBlock).value,
        element: view.resource.id)
      // A state has each separate rule in its ACL as well.
      let isMirrored = networkACLs[acl]?.rules.contains { $0.isMirror(of: rule) } ?? false
      if isMirrored { networkACLs[acl]?.rules.removeAll { $0.isMirror(of: rule) } }
      networkACLs[acl]?.rules.append(rule)
    }
  }
}

/// What the inline rules of both kinds of network ACL have in common.
protocol ACLBlock: BlockView {
  var ruleNo: Field<AWS.Number> { get }
  var action: Field<String> { get }
  var `protocol`: Field<String> { get }
  var fromPort: Field<AWS.Number> { get }
  var toPort: Field<AWS.Number> { get }
  var icmpType: Field<AWS.Number> { get }
  var icmpCode: Field<AWS.Number> { get }
  var cidrBlock: Field<String> { get }
  var ipv6CidrBlock: Field<String> { get }
}

extension AWS.DefaultNetworkAcl.View.Ingress: ACLBlock {}
extension AWS.NetworkAcl.View.Ingress: ACLBlock {}

extension NetworkACLRule {
  /// Whether this is the inline copy of the same rule.
  func isMirror(of rule: NetworkACLRule) -> Bool {
    element != rule.element && isOutbound == rule.isOutbound && number == rule.number
      && number.value != nil && (block == rule.block || ipv6 == rule.ipv6)
  }
}
