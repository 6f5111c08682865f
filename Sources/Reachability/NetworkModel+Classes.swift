import Topology

extension NetworkModel {
  /// Every packet there is: those without a server name, and TCP with one.
  package var everyPacket: [PacketClass] {
    let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
    return [PacketClass(), PacketClass(protocols: tcp, names: names.named)]
  }

  /// The exact set of packets that one endpoint can send to another and be answered, whatever the
  /// routers choose on the way.
  ///
  /// - Parameter packets: what to look at; every packet where it is nil.
  package func reachable(
    from source: Endpoint, to destination: Endpoint, packets: [PacketClass]? = nil
  ) -> [PacketClass] {
    queries(from: source, to: destination, packets: packets ?? everyPacket)
      .flatMap { ClassWalk(network, $0).outcomes().reachable }
  }

  /// What becomes of every packet from one endpoint to another.
  ///
  /// - Parameters:
  ///   - watched: elements whose passing is told with each outcome; see ``elements(of:)``.
  ///   - supposesRules: whether rules that cannot be read are followed both ways.
  ///   - countsBalancers: whether an Application Load Balancer that takes a connection is enough.
  package func outcomes(
    from source: Endpoint, to destination: Endpoint, packets: [PacketClass]? = nil,
    watching watched: Set<ElementID> = [], supposesRules: Bool = false,
    countsBalancers: Bool = false
  ) -> [ClassOutcome] {
    var nodes: Set<Int> = []
    for (index, node) in network.nodes.enumerated() {
      if let element = node.element, watched.contains(element) { nodes.insert(index) }
    }
    return queries(from: source, to: destination, packets: packets ?? everyPacket)
      .flatMap { query -> [ClassOutcome] in
        var query = query
        query.watched = nodes
        query.supposesRules = supposesRules
        query.countsBalancers = countsBalancers
        return ClassWalk(network, query).outcomes()
      }
  }

  /// The watched nodes of an outcome as elements with their zones.
  package func elements(of marks: [Int]) -> [Node] { marks.map { network.nodes[$0] } }

  /// All packets between any two of these subnets, in one walk: subnets that are treated alike are
  /// walked together.
  ///
  /// - Parameter subnets: the subnets to look at; all of them where it is nil.
  package func reachable(
    among subnets: [ElementID]? = nil, packets: [PacketClass]? = nil
  ) -> [PacketClass] {
    let wanted = subnets.map(Set.init)
    let plain = network.subnets.filter { wanted?.contains($0.element) ?? true }
      .map(\.plainInterface)
    return (packets ?? [PacketClass()]).flatMap { packets in
      ClassWalk(
        network,
        ClassQuery(
          sources: plain, destinations: plain, packets: packets, tellsReceivers: false)
      ).outcomes().reachable
    }
  }

  /// One query for each pair of owners, because the interfaces of different owners may share
  /// addresses.
  private func queries(
    from source: Endpoint, to destination: Endpoint, packets: [PacketClass]
  ) -> [ClassQuery] {
    var queries: [ClassQuery] = []
    for sender in ends(source) {
      for var receiver in ends(destination) {
        receiver.interfaces = namedNodes(receiver.interfaces)
        for packets in packets {
          var packets = packets
          if let own = sender.addresses {
            packets.sources = packets.sources.intersection(own)
          }
          if let own = receiver.addresses {
            packets.destinations = packets.destinations.intersection(own)
          }
          var query = ClassQuery(
            sources: sender.interfaces, fromOutside: sender.isOutside,
            destinations: receiver.interfaces, toOutside: receiver.isOutside, packets: packets)
          query.otherDestinations = receiver.others
          query.asksByName = true
          queries.append(query)
        }
      }
    }
    return queries
  }

  private struct End {
    var interfaces: [Int] = []
    var isOutside = false
    var others = IntervalSet.empty
    /// Narrows the addresses where the endpoint was given as one.
    var addresses: IntervalSet?
  }

  private func ends(_ endpoint: Endpoint) -> [End] {
    switch resolve(endpoint) {
    case .interfaces(let interfaces):
      var order: [ElementID] = []
      var groups: [ElementID: [Int]] = [:]
      for index in interfaces {
        let owner = network.interfaces[index].owner
        if groups[owner] == nil { order.append(owner) }
        groups[owner, default: []].append(index)
      }
      return order.map { End(interfaces: groups[$0] ?? []) }
    case .address(let address, let interface):
      return [End(interfaces: [interface], addresses: IntervalSet(address))]
    case .outside(let address):
      let one: IntervalSet? = normalized(endpoint) == .internet ? nil : IntervalSet(address)
      return [End(isOutside: true, addresses: one)]
    case .elsewhere(let address):
      return [End(others: IntervalSet(address), addresses: IntervalSet(address))]
    case .nothing, .unknown, .reserved: return []
    }
  }
}
