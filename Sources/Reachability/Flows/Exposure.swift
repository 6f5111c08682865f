import Topology

/// What stands in a VPC and answers the internet, whether or not a connection is declared.
package struct Exposure: Hashable, Sendable {
  package let element: ElementID
  /// What anybody may open, in words, for example `TCP 22`.
  package let services: [String]
  /// A walk of one of them, which arrives.
  package let trace: Trace
}

extension NetworkModel {
  /// Everything with a public address that any host of the internet can open a connection to for certain,
  /// in the order of the model.
  package func exposures() -> [Exposure] {
    let owners = network.interfaces.filter { interface in
      interface.isEndpoint && interface.publicAddress != nil
        && network.nodes[interface.node].role != .subnet
    }.map(\.owner).uniqued()
    return owners.compactMap { owner in
      let arriving = reachable(from: .internet, to: .element(owner), packets: fromAnybody)
      let set = ReachableSet(
        receiver: .element(owner), title: "",
        classes: arriving.map {
          ReachableSet.Member(packets: $0, names: names.text(of: $0.names), unknown: nil)
        })
      guard let first = arriving.lazy.compactMap({ self.walk($0, to: owner) }).first else {
        return nil
      }
      return Exposure(element: owner, services: set.services.map(\.text), trace: first)
    }
  }

  /// What the host sends that stands for all of the internet: who is admitted from listed blocks alone
  /// is not anybody.
  private var fromAnybody: [PacketClass] {
    everyPacket.map { packets in
      var packets = packets
      packets.sources = IntervalSet(AddressPlan.internetHost.bits)
      packets.sourcePorts = PortSpan.clients.set
      return packets
    }
  }

  /// A walk of a packet of the class that arrives; nil where none does.
  private func walk(_ packets: PacketClass, to owner: ElementID) -> Trace? {
    let transports = [IPProtocol.tcp, .udp].filter {
      packets.protocols.contains(UInt32($0.number))
    }
    guard let port = packets.destinationPorts.intervals.first?.lower else { return nil }
    return transports.lazy.compactMap { transport in
      let flow = FlowQuery(
        from: .internet, to: .element(owner), transport, port: UInt16(truncatingIfNeeded: port))
      return self.trace(flow).first(where: \.verdict.isSuccess)
    }.first
  }
}
