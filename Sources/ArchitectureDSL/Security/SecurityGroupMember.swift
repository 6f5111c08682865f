import AWSResources
import OrderedCollections
import Topology

/// A component behind a security group, as one end of a connection.
struct SecurityGroupMember {
  let component: ElementID
  let group: ElementID
  let name: String
  /// The name of its VPC.
  let vpc: String
  /// What titles call it, within a sentence; nil where that is its name.
  var words: String?

  fileprivate var said: String { words ?? name }
}

extension Lowering {
  /// Records a connection between two components and admits it on both sides: each security group
  /// names the other, or, in another VPC, the other's block of addresses.
  mutating func connect(
    from source: SecurityGroupMember, to target: SecurityGroupMember,
    over service: ServiceProtocol, at location: SourceLocation
  ) {
    if source.vpc == target.vpc {
      addEgress(from: source, to: target, over: service, at: location)
      addIngress(to: target, from: source, over: service, at: location)
    } else {
      addBlockRule(.egress, of: source, with: target, over: service, at: location)
      addBlockRule(.ingress, of: target, with: source, over: service, at: location)
    }
    add(
      Connection(
        from: source.component, to: target.component, transport: service.transport,
        ports: service.port, title: service.title, location: location))
  }

  private mutating func addEgress(
    from source: SecurityGroupMember, to target: SecurityGroupMember,
    over service: ServiceProtocol, at location: SourceLocation
  ) {
    add(
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: .value(.string(service.transport.rawValue)),
        securityGroupId: .reference(source.group, "id"),
        description: .value(
          .string(SecurityGroupText.spelled("\(service.title) to \(target.name)"))),
        fromPort: .value(.int(service.port.lower)),
        referencedSecurityGroupId: .reference(target.group, "id"),
        toPort: .value(.int(service.port.upper))),
      id: source.component.child("egress-to-\(target.name)-\(service.name)"),
      name: ruleName("to", of: source, and: target, over: service),
      title: "\(source.said.capitalizedFirst) may send \(service.title) to \(target.said)",
      at: location)
  }

  private mutating func addIngress(
    to target: SecurityGroupMember, from source: SecurityGroupMember,
    over service: ServiceProtocol, at location: SourceLocation
  ) {
    add(
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: .value(.string(service.transport.rawValue)),
        securityGroupId: .reference(target.group, "id"),
        description: .value(
          .string(SecurityGroupText.spelled("\(service.title) from \(source.name)"))),
        fromPort: .value(.int(service.port.lower)),
        referencedSecurityGroupId: .reference(source.group, "id"),
        toPort: .value(.int(service.port.upper))),
      id: target.component.child("ingress-from-\(source.name)-\(service.name)"),
      name: ruleName("from", of: target, and: source, over: service),
      title: "\(target.said.capitalizedFirst) accepts \(service.title) from \(source.said)",
      at: location)
  }

  private enum Direction: String { case ingress, egress }

  /// Adds the rule that names the other VPC's block, once for all of its members, since AWS refuses
  /// a second one. What it is follows from the group, the direction, the VPC and the ports alone, so
  /// that it stays the same whoever sends first.
  private mutating func addBlockRule(
    _ direction: Direction, of member: SecurityGroupMember, with other: SecurityGroupMember,
    over service: ServiceProtocol, at location: SourceLocation
  ) {
    guard let vpc = registry.vpcs[other.vpc] else { return }
    let transport = service.transport.rawValue
    let ports = "\(transport)-\(service.port)"
    let joint = direction == .egress ? "to" : "from"
    let id = member.component.child("\(direction)-\(joint)-vpc-\(other.vpc)-\(ports)")
    guard blockRules.insert(id).inserted else { return }
    let name = "\(member.name)-\(joint)-\(other.vpc)-vpc-\(ports)"
    let title =
      direction == .egress
      ? "\(member.said.capitalizedFirst) may send \(service.title) to the \(vpc.vpc.title)"
      : "\(member.said.capitalizedFirst) accepts \(service.title) from the \(vpc.vpc.title)"
    let ipProtocol: Argument<String> = .value(.string(transport))
    let group: Argument<String> = .reference(member.group, "id")
    let block: Argument<String> = .reference(vpc.resource, "cidr_block")
    let description: Argument<String> = .value(
      .string(SecurityGroupText.spelled("\(service.title) \(joint) the \(other.vpc) VPC")))
    let first: Argument<AWS.Number> = .value(.int(service.port.lower))
    let last: Argument<AWS.Number> = .value(.int(service.port.upper))
    switch direction {
    case .egress:
      add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: ipProtocol, securityGroupId: group, cidrIpv4: block,
          description: description, fromPort: first, toPort: last),
        id: id, name: name, title: title, notes: ["cidr_ipv4": Self.whyABlock], at: location)
    case .ingress:
      add(
        AWS.VpcSecurityGroupIngressRule(
          ipProtocol: ipProtocol, securityGroupId: group, cidrIpv4: block,
          description: description, fromPort: first, toPort: last),
        id: id, name: name, title: title, notes: ["cidr_ipv4": Self.whyABlock], at: location)
    }
  }

  private static let whyABlock =
    "The packets cross a transit gateway, and a firewall on most ways, where a reference to a security group matches nothing."

  /// `app-to-orders-http`; a protocol that the other is named after is not told again:
  /// `app-to-statsd`. What belongs to the same service is not named after it either:
  /// `graphite-from-load-balancer-http`.
  private func ruleName(
    _ joint: String, of own: SecurityGroupMember, and other: SecurityGroupMember,
    over service: ServiceProtocol
  ) -> String {
    let prefix = "\(own.name)-"
    let rest =
      other.name.hasPrefix(prefix) ? String(other.name.dropFirst(prefix.count)) : other.name
    let name = "\(own.name)-\(joint)-\(rest)"
    return [own.name, other.name].contains(service.name) ? name : "\(name)-\(service.name)"
  }

  /// The component that stands for everything outside, added when it is first needed.
  mutating func internet(at location: SourceLocation) -> ElementID {
    let id = ElementID("internet")
    if !topology.components.contains(where: { $0.id == id }) {
      add(ComponentRecord(id: id, kind: .client, title: "Internet", location: location))
    }
    return id
  }
}

extension ResourceLifecycle {
  /// For what has a name that follows what forces its replacement, and is in use until whatever uses
  /// it has the new one. Or for what is given up while others, which stay, still use it: Terraform then
  /// deletes it after it has changed them.
  ///
  /// Source: Terraform AWS provider, `aws_security_group`, "Recreating a Security Group".
  static let replacedFirst = ResourceLifecycle(createBeforeDestroy: true)
}
