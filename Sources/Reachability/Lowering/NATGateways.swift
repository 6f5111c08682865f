import Topology

extension Lowering {
  /// A NAT gateway replaces senders by its own address and accepts nothing but answers.
  ///
  /// Source: AWS, "NAT gateway basics".
  mutating func lowerNATGateway(_ gateway: Resource) {
    guard let subnet = reader.target(gateway["subnet_id"]), let vpc = subnetVPC[subnet],
      let exit = subnetExit[subnet]
    else {
      unmodelled("NAT gateway whose subnet is not known", gateway)
      return
    }
    let index = network.interfaces.count
    let restore = network.add(.restore(interface: index, then: exit))
    let isPublic = reader.text(gateway["connectivity_type"]) != "private"
    guard
      let added = addInterface(
        of: gateway, role: .translator, subnet: subnet, groups: nil, isPublic: isPublic,
        address: reader.text(gateway["private_ip"]), isEndpoint: false, final: restore)
    else { return }
    let node = network.interfaces[added].node
    let protocols = IntervalSet(
      [IPProtocol.icmp, .tcp, .udp].map { .init(UInt32($0.number), UInt32($0.number)) })
    let translate = network.add(
      .translateSource(interface: added, protocols: protocols, then: exit))
    let checked = inboundACL[subnet].map { network.add(.filter($0, then: translate)) } ?? translate
    natStages[gateway.id] = LoweredEndpoint(
      stage: network.add(.enter(node: node, then: checked)),
      title: "NAT gateway \(gateway.id)", vpc: vpc, subnet: subnet)
  }
}
