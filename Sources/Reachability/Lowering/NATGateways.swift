import AWSModel
import Topology

extension NetworkLowering {
  /// A NAT gateway replaces senders by its own address and accepts nothing but answers.
  ///
  /// Source: AWS, "NAT gateway basics".
  mutating func lowerNATGateway(_ gateway: NATGateway) {
    guard let subnet = gateway.subnet.value, let vpc = subnetVPC[subnet],
      let exit = subnetExit[subnet]
    else {
      unmodelled("NAT gateway whose subnet is not known", gateway.id)
      return
    }
    let index = network.interfaces.count
    let restore = network.add(.restore(interface: index, then: exit))
    guard
      let added = addInterface(
        of: gateway.id, role: .translator, subnet: subnet, groups: nil, isPublic: gateway.isPublic,
        address: gateway.address.value, others: gateway.others.compactMap(\.value),
        isEndpoint: false, final: restore)
    else { return }
    let node = network.interfaces[added].node
    let protocols = IntervalSet(
      [IPProtocol.icmp, .tcp, .udp].map { .init(UInt32($0.number), UInt32($0.number)) })
    let translate = network.add(
      .translateSource(interface: added, protocols: protocols, then: exit))
    var then = translate
    if isDecisive(possibleAddresses(of: gateway, in: subnet), in: subnet) {
      then = network.add(
        .unknown(feature: "which address the NAT gateway sends from", origin(gateway.id)))
    }
    let checked = inboundACL[subnet].map { network.add(.filter($0, then: then)) } ?? then
    natStages[gateway.id] = LoweredEndpoint(
      stage: network.add(.enter(node: node, then: checked)),
      title: "NAT gateway \(gateway.id)", vpc: vpc, subnet: subnet)
  }

  /// The private addresses from which the gateway may send.
  private func possibleAddresses(of gateway: NATGateway, in subnet: ElementID) -> IntervalSet {
    let all = [gateway.address] + gateway.others
    let known = IntervalSet.union(all.compactMap(\.value).map { IntervalSet($0) })
    return all.allSatisfy { $0.value != nil } ? known : known.union(freeAddresses(of: subnet))
  }
}
