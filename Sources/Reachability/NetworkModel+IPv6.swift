import AWSModel
import Topology

/// What may go by IPv6. No packet of it is walked, so what IPv4 refuses is refused for certain only
/// where a rule, a route or an address is missing that IPv6 needs as well.
extension NetworkModel {
  /// The doubt of a walk that does not arrive where its ends may reach each other by IPv6.
  func ipv6Doubt(_ flow: FlowQuery) -> UnmodelledFeature? {
    guard
      model.vpcs.values.contains(where: \.hasIPv6)
        || model.subnets.values.contains(where: \.hasIPv6)
    else { return nil }
    let number = UInt32(flow.transport.number)
    let isOpen = ipv6Services(from: flow.source, to: flow.destination).contains { packets in
      packets.protocols.contains(number)
        && (!flow.transport.hasPorts || packets.destinationPorts.contains(UInt32(flow.port)))
    }
    return isOpen ? UnmodelledFeature(Self.ipv6Feature) : nil
  }

  static let ipv6Feature = "IPv6 is not walked: its rules and routes may let the packet pass"

  /// The services of which a connection by IPv6 may come about between the ends; none between an
  /// address of IPv4 and anything.
  func ipv6Services(from source: Endpoint, to destination: Endpoint) -> [PacketClass] {
    guard let senders = ipv6Ends(source), let receivers = ipv6Ends(destination) else { return [] }
    switch (senders, receivers) {
    case (.outside, .outside): return []
    case (.interfaces(let senders), .outside):
      return senders.filter { leadsOut($0) }.flatMap {
        ipv6Rules(of: $0, isEgress: true, with: nil)
      }
    case (.outside, .interfaces(let receivers)):
      return receivers.filter { leadsIn($0) }.flatMap { receiver in
        ipv6Rules(of: receiver, isEgress: false, with: nil).flatMap { narrowed($0, to: receiver) }
      }
    case (.interfaces(let senders), .interfaces(let receivers)):
      return senders.flatMap { sender in
        receivers.filter { $0 != sender && isJoined(sender, $0) }.flatMap { receiver in
          let sent = ipv6Rules(of: sender, isEgress: true, with: receiver)
          let taken = ipv6Rules(of: receiver, isEgress: false, with: sender)
          return sent.flatMap { sent in taken.compactMap { sent.intersection($0) } }
            .flatMap { narrowed($0, to: receiver) }
        }
      }
    }
  }

  private enum IPv6Ends {
    case outside
    case interfaces([Int])
  }

  /// The interfaces of an end that have, or may have, addresses of IPv6.
  private func ipv6Ends(_ endpoint: Endpoint) -> IPv6Ends? {
    switch normalized(endpoint) {
    case .internet: .outside
    case .address: nil
    case .element(let id):
      .interfaces(
        interfaces(of: id).filter {
          !network.failed.contains(network.interfaces[$0].node) && mayHaveIPv6($0)
        })
    }
  }

  private func mayHaveIPv6(_ index: Int) -> Bool {
    let interface = network.interfaces[index]
    guard let subnet = model.subnets[interface.subnet], subnet.hasIPv6 else { return false }
    if let balancer = model.loadBalancers[interface.owner] {
      return balancer.addressType.value != "ipv4"
    }
    guard let resource = model.resource(interface.owner) else { return true }
    return model.mayHaveIPv6(resource, in: subnet)
  }

  // MARK: Rules

  /// What security groups may let pass by IPv6.
  private func ipv6Rules(of index: Int, isEgress: Bool, with other: Int?) -> [PacketClass] {
    let interface = network.interfaces[index]
    guard mayPassACL(of: interface.subnet, with: other.map { network.interfaces[$0].subnet })
    else { return [] }
    guard let admission = interface.admission else { return [PacketClass()] }
    if !isEgress, !admission.listens { return [] }
    if interface.labels.contains(Labels.anyGroup) { return [PacketClass()] }
    let others = other.map { network.interfaces[$0].labels } ?? []
    return interface.labels.flatMap { label -> [PacketClass] in
      guard let group = model.securityGroups[label] else { return [PacketClass()] }
      // Source: AWS, "Default security groups for your VPCs": in a VPC with IPv6 to ::/0 as well.
      if group.isImplicit, isEgress { return [PacketClass()] }
      return (isEgress ? group.egress : group.ingress).filter { rule in
        switch rule.peer {
        case .block: false
        case .group(let peer): others.contains(peer) || others.contains(Labels.anyGroup)
        case .ipv6, .list, .unknown: true
        }
      }.map { Self.ipv6Packets($0.service) }
    }
  }

  private static func ipv6Packets(_ service: ProtocolPorts) -> PacketClass {
    guard case .known(let number?) = service.number else { return PacketClass() }
    // Who asks for ICMP means that of either version.
    let protocols = IntervalSet(number == 58 ? 1 : UInt32(number))
    guard service.isTCPOrUDP, let ports = service.ports.value else {
      return PacketClass(protocols: protocols)
    }
    return PacketClass(
      protocols: protocols,
      destinationPorts: IntervalSet(UInt32(ports.lowerBound), UInt32(ports.upperBound)))
  }

  /// Of these packets those for which something listens, or may.
  private func narrowed(_ packets: PacketClass, to receiver: Int) -> [PacketClass] {
    let interface = network.interfaces[receiver]
    let services: [PacketClass]
    if let balancer = model.loadBalancers[interface.owner] {
      services = balancer.listeners.map { listener in
        let ports = listener.port.value.flatMap { UInt16(exactly: $0) }
        return PacketClass(destinationPorts: ports.map { IntervalSet(UInt32($0)) } ?? .all)
      }
    } else if let listening = interface.admission?.listening {
      services = [
        PacketClass(
          protocols: IntervalSet(6), destinationPorts: listening.tcp.union(listening.possible)),
        PacketClass(protocols: IntervalSet(17), destinationPorts: listening.udp),
      ]
    } else {
      return [packets]
    }
    return services.compactMap { packets.intersection($0) }
  }

  /// Whether the network ACL of a subnet may let packets of IPv6 in and out.
  private func mayPassACL(of subnet: ElementID, with other: ElementID?) -> Bool {
    if subnet == other { return true }
    guard let acl = model.subnets[subnet]?.acl.value.flatMap({ model.networkACLs[$0] }) else {
      return true
    }
    if acl.isUntouched { return true }
    func isOpen(isOutbound: Bool) -> Bool {
      acl.rules(isOutbound: isOutbound).contains {
        ($0.ipv6 != nil || $0.block.unknown != nil) && $0.allows.value != false
      }
    }
    return (acl.mayHaveOtherOutbound || isOpen(isOutbound: true))
      && (acl.mayHaveOtherInbound || isOpen(isOutbound: false))
  }

  // MARK: Routes

  /// The targets of routes of IPv6 of the interface's subnet; nil where they are not known.
  private func ipv6Targets(of index: Int) -> [RouteTarget]? {
    let subnet = network.interfaces[index].subnet
    guard let table = model.subnets[subnet]?.table.value.flatMap({ model.routeTables[$0] }),
      table.openings.isEmpty
    else { return nil }
    return table.routes.compactMap { route in
      switch route.destination {
      case .ipv6: route.target
      // A list of IPv4 has blocks of IPv4 alone.
      case .list(_, let blocks): blocks.isEmpty ? route.target : nil
      case .block, .service: nil
      }
    }
  }

  private func leadsOut(_ index: Int) -> Bool { ipv6Targets(of: index)?.isEmpty != true }

  /// Whether the internet may open connections to the interface.
  private func leadsIn(_ index: Int) -> Bool {
    let owner = network.interfaces[index].owner
    if model.loadBalancers[owner]?.isInternal.value == true { return false }
    return ipv6Targets(of: index)?.contains {
      if case .egressOnlyGateway = $0 { false } else { true }
    } ?? true
  }

  /// Whether both are in one VPC, or have routes of IPv6 that may join theirs.
  private func isJoined(_ one: Int, _ other: Int) -> Bool {
    network.interfaces[one].domain == network.interfaces[other].domain
      || leadsOut(one) && leadsOut(other)
  }
}
