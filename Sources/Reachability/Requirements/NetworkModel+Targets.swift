import Topology

extension NetworkModel {
  /// What load balancers among the interfaces pass connections on to, through other load balancers
  /// too.
  func targets(behind interfaces: [Int], for services: [Requirement.Service]) -> [Int] {
    let wanted = services.isEmpty ? everyPacket : services.map { $0.packets(in: names) }
    var open = interfaces.map { (interface: $0, packets: wanted) }
    var targets: [Int] = []
    while let (interface, packets) = open.popLast() {
      for listener in network.proxies.filter({ $0.interface == interface }).flatMap(
        \.listeners)
      where packets.contains(where: { listener.match.common(with: $0, in: names) != nil }) {
        for target in listener.targets where !targets.contains(target.interface) {
          targets.append(target.interface)
          let onward = PacketClass(
            protocols: listener.match.protocols, destinationPorts: IntervalSet(UInt32(target.port)))
          open.append((target.interface, [onward]))
        }
      }
    }
    return targets
  }
}
