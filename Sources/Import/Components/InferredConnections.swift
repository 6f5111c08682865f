import AWSModel
import OrderedCollections
import Topology

/// Who opens connections to whom, as listeners and security groups that name each other tell.
///
/// A rule that admits a block of addresses admits whoever has one of them; only rules between
/// groups, and listeners, say who is meant.
struct InferredConnections {
  private struct Key: Hashable {
    let source: ElementID
    let target: ElementID
    let transport: TransportProtocol
    let ports: PortRange
  }

  private let components: InferredComponents
  private var found: OrderedDictionary<Key, Connection> = [:]
  private var membersByGroup: [ElementID: OrderedSet<ElementID>] = [:]

  var connections: [Connection] { Array(found.values) }

  var usesInternet: Bool { found.keys.contains { $0.source == InferredComponents.internet } }

  init(_ components: InferredComponents) {
    self.components = components
    readGroups()
    for balancer in components.model.loadBalancers.values { read(balancer) }
    for group in components.model.securityGroups.values where !group.isImplicit { read(group) }
  }

  private var model: AWSModel { components.model }

  private mutating func readGroups() {
    for occupant in model.occupants.values {
      // Of a VPC is what nothing has a name for, such as an interface.
      guard let owner = components.owners[occupant.id],
        components.records[owner]?.kind != .vpc
      else { continue }
      for group in occupant.groups.elements { membersByGroup[group, default: []].append(owner) }
    }
    for balancer in model.loadBalancers.values {
      guard let owner = components.owners[balancer.id] else { continue }
      for group in balancer.groups.elements { membersByGroup[group, default: []].append(owner) }
    }
  }

  // MARK: Listeners

  private mutating func read(_ balancer: LoadBalancer) {
    guard let owner = components.owners[balancer.id] else { return }
    for listener in balancer.listeners {
      let name = listener.protocol.value ?? "TCP"
      let transport: TransportProtocol = name == "UDP" ? .udp : .tcp
      if balancer.isInternal.value == false || balancer.isInternal.isAbsent,
        let port = listener.port.value
      {
        add(
          InferredComponents.internet, owner, transport, PortRange(port),
          ServiceName.of(port, transport), model.resource(listener.id)?.origin)
      }
      for group in listener.groups.elements { read(group, behind: owner, transport) }
    }
  }

  private mutating func read(
    _ id: ElementID, behind balancer: ElementID, _ transport: TransportProtocol
  ) {
    guard let group = model.targetGroups[id] else { return }
    for target in group.targets {
      guard case .element(let element) = target.subject, let owner = components.owners[element],
        let port = target.port.value ?? (target.port.isAbsent ? group.port.value : nil)
      else { continue }
      let name = group.protocol.value.map { $0 == "TCP" ? ServiceName.of(port, transport) : $0 }
      add(
        balancer, owner, transport, PortRange(port), name ?? ServiceName.of(port, transport),
        model.resource(target.element)?.origin)
    }
  }

  // MARK: Security groups

  private mutating func read(_ group: SecurityGroup) {
    for rule in group.ingress {
      guard case .group(let peer) = rule.peer, peer != group.id,
        let transport = Self.transport(rule.service)
      else { continue }
      for target in membersByGroup[group.id] ?? [] {
        guard let ports = ports(rule.service, of: target) else { continue }
        for source in membersByGroup[peer] ?? []
        where source != target && mayOpen(peer, to: group.id, rule.service) {
          let name = ServiceName.of(ports.lower, transport)
          let title: String
          switch forwarding(source, to: target) {
          case .none, .byRule: title = name
          case .notKnown: title = "\(name), permitted by security groups,"
          case .told, .never: continue
          }
          add(source, target, transport, ports, title, model.resource(rule.element)?.origin)
        }
      }
    }
  }

  /// What a load balancer's target groups say of one that its security groups let it reach.
  private enum Forwarding {
    /// The caller is no load balancer.
    case none
    /// It is a target, and listeners tell by which port.
    case told
    /// It is a target by a port that the rule alone tells.
    case byRule
    /// All targets are known, and it is none of them.
    case never
    case notKnown
  }

  private func forwarding(_ source: ElementID, to target: ElementID) -> Forwarding {
    guard let balancer = model.loadBalancers[source] else { return .none }
    let links = balancer.listeners.map(\.groups)
    let groups = links.flatMap(\.elements).uniqued().map { model.targetGroups[$0] }
    let targets = groups.compactMap(\.self).flatMap(\.targets)
    let owners = targets.compactMap { subject -> ElementID? in
      guard case .element(let element) = subject.subject else { return nil }
      return components.owners[element]
    }
    if owners.contains(target) {
      return found.keys.contains { $0.source == source && $0.target == target } ? .told : .byRule
    }
    let isKnown =
      !targets.isEmpty && links.allSatisfy(\.isComplete)
      && groups.allSatisfy { group in
        guard let group, !group.targets.isEmpty, group.openTargets.isEmpty else { return false }
        return group.targets.allSatisfy { if case .unknown = $0.subject { false } else { true } }
      }
    return isKnown ? .never : .notKnown
  }

  /// Whether the caller's own group lets it out.
  private func mayOpen(_ source: ElementID, to target: ElementID, _ service: ProtocolPorts) -> Bool
  {
    guard let group = model.securityGroups[source] else { return true }
    return group.egress.contains { rule in
      if case .group(let peer) = rule.peer, peer != target { return false }
      guard case .known(let number) = rule.service.number, let number else { return true }
      guard number == service.number.value ?? nil else { return false }
      guard let own = rule.service.ports.value, let wanted = service.ports.value else {
        return true
      }
      return own.overlaps(wanted)
    }
  }

  private static func transport(_ service: ProtocolPorts) -> TransportProtocol? {
    switch service.number {
    case .known(nil), .known(6): .tcp
    case .known(17): .udp
    default: nil
    }
  }

  /// The ports of the rule; where it admits all, those on which the target listens.
  private func ports(_ service: ProtocolPorts, of target: ElementID) -> PortRange? {
    if let ports = service.ports.value, ports.count <= 100, ports.lowerBound > 0 {
      return PortRange(ports.lowerBound, through: ports.upperBound)
    }
    guard let primary = components.records[target]?.primary,
      let port = model.occupants[primary]?.ports.value?.tcp.first
    else { return nil }
    return PortRange(port.lower)
  }

  private mutating func add(
    _ source: ElementID, _ target: ElementID, _ transport: TransportProtocol, _ ports: PortRange,
    _ title: String, _ origin: Origin?
  ) {
    guard ports.isValid, source != target else { return }
    let key = Key(source: source, target: target, transport: transport, ports: ports)
    guard found[key] == nil else { return }
    found[key] = Connection(
      from: source, to: target, transport: transport, ports: ports, title: title,
      origin: origin ?? .state(address: target.description))
  }
}
