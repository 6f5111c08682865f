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
    let transport = Value.string(service.transport.rawValue)
    let first = Value.int(service.port.lower)
    let last = Value.int(service.port.upper)
    let isAcross = source.vpc != target.vpc
    let notes: OrderedDictionary<String, String> = isAcross ? ["cidr_ipv4": Self.whyABlock] : [:]
    let ports = "\(service.transport.rawValue)/\(service.port)"
    if !isAcross || isNewRule(of: source, to: target.vpc, "egress", ports) {
      add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: .value(transport), securityGroupId: .reference(source.group, "id"),
          cidrIpv4: isAcross ? block(of: target) : nil,
          description: .value(
            .string(SecurityGroupText.spelled("\(service.title) to \(target.name)"))),
          fromPort: .value(first),
          referencedSecurityGroupId: isAcross ? nil : .reference(target.group, "id"),
          toPort: .value(last)),
        id: source.component.child("egress-to-\(target.name)-\(service.name)"),
        name: ruleName("to", of: source, and: target, over: service),
        title: "\(source.said.capitalizedFirst) may send \(service.title) to \(target.said)",
        notes: notes,
        at: location)
    }
    if !isAcross || isNewRule(of: target, to: source.vpc, "ingress", ports) {
      add(
        AWS.VpcSecurityGroupIngressRule(
          ipProtocol: .value(transport), securityGroupId: .reference(target.group, "id"),
          cidrIpv4: isAcross ? block(of: source) : nil,
          description: .value(
            .string(SecurityGroupText.spelled("\(service.title) from \(source.name)"))),
          fromPort: .value(first),
          referencedSecurityGroupId: isAcross ? nil : .reference(source.group, "id"),
          toPort: .value(last)),
        id: target.component.child("ingress-from-\(source.name)-\(service.name)"),
        name: ruleName("from", of: target, and: source, over: service),
        title: "\(target.said.capitalizedFirst) accepts \(service.title) from \(source.said)",
        notes: notes,
        at: location)
    }
    add(
      Connection(
        from: source.component, to: target.component, transport: service.transport,
        ports: service.port, title: service.title, location: location))
  }

  /// Whether no other connection has the rule already: rules that name a block are one for all
  /// members of that VPC, and AWS refuses a second one.
  private mutating func isNewRule(
    of member: SecurityGroupMember, to vpc: String, _ direction: String, _ ports: String
  ) -> Bool {
    blockRules.insert("\(direction) of \(member.group) for \(ports) with \(vpc)").inserted
  }

  private static let whyABlock =
    "The packets cross a transit gateway, and a firewall on most ways, where a reference to a security group matches nothing."

  private func block(of member: SecurityGroupMember) -> Argument<String>? {
    registry.vpcs[member.vpc].map { .reference($0.resource, "cidr_block") }
  }

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
