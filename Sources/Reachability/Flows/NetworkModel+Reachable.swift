import Topology

extension NetworkModel {
  /// Whether anything of the element could send or receive.
  package func hasInterfaces(_ id: ElementID) -> Bool { !interfaces(of: id).isEmpty }

  /// Whom a sender can open connections to, and for what: exactly the packets that arrive and are
  /// answered whatever the routers choose, and those of which that depends on something unknown.
  /// Senders are taken to be programs on Linux, as for the ports that they send from.
  package func reachableSets(from source: Endpoint) -> [ReachableSet] {
    let packets = everyPacket.map { packets in
      var packets = packets
      packets.sourcePorts = clientPorts(of: source).set
      return packets
    }
    let isFromInternet = normalized(source) == .internet
    return receivers().filter { $0.endpoint != normalized(source) }.compactMap { receiver in
      var packets = packets
      if receiver.endpoint == .internet {
        // Services behind gateway endpoints are receivers of their own.
        for index in packets.indices {
          packets[index].destinations = packets[index].destinations.subtracting(serviceAddresses)
        }
      }
      let doubt =
        standingDoubt(between: source, and: receiver.endpoint)
        ?? whyIdle(source) ?? whyIdle(receiver.endpoint)
      let certain = outcomes(
        from: source, to: receiver.endpoint, packets: packets, countsBalancers: true
      ).reachable
        .map {
          ReachableSet.Member(
            packets: $0, names: names.text(of: $0.names),
            unknown: doubt ?? portDoubt($0, from: source))
        }
      let doubtful = outcomes(
        from: source, to: receiver.endpoint, packets: packets, supposesRules: true
      ).compactMap { outcome -> ReachableSet.Member? in
        let features: [String]
        switch outcome.result {
        case .unknown(let feature): features = outcome.supposed + [feature]
        case .arrives: features = outcome.supposed
        case .fails: return nil
        }
        guard !features.isEmpty else { return nil }
        return ReachableSet.Member(
          packets: outcome.packets, names: names.text(of: outcome.packets.names),
          unknown: features.joined(separator: ", "))
      }
      var members = certain + doubtful
      if isFromInternet, let feature = publication(of: receiver.endpoint) {
        members += packets.map {
          ReachableSet.Member(packets: $0, names: names.text(of: $0.names), unknown: feature)
        }
      }
      members += ipv6Services(from: source, to: receiver.endpoint).map {
        ReachableSet.Member(packets: $0, names: "", unknown: Self.ipv6Feature)
      }
      guard !members.isEmpty else { return nil }
      var set = ReachableSet(
        receiver: receiver.endpoint, title: receiver.title, classes: members)
      if isFromInternet { set.everySource = network.outsideAddresses }
      return set
    }
  }

  /// Why nothing of an end may run; nil where nothing says so.
  private func whyIdle(_ end: Endpoint) -> String? {
    guard case .element(let id) = normalized(end) else { return nil }
    return interfaces(of: id).map { network.interfaces[$0].owner }.uniqued().lazy
      .compactMap(model.whyIdle).first
  }

  /// What it depends on where only some of the ports arrive that a client may send from.
  private func portDoubt(_ packets: PacketClass, from source: Endpoint) -> String? {
    let ports = IntervalSet([.init(6, 6), .init(17, 17)])
    let span = clientPorts(of: source)
    guard ports.overlaps(packets.protocols), !packets.sourcePorts.contains(span.set) else {
      return nil
    }
    return "which port of \(span) the client sends from"
  }

  /// Everything that connections can be opened to, by the name that a reader knows it by.
  private func receivers() -> [(endpoint: Endpoint, title: String)] {
    var order: [(endpoint: Endpoint, title: String)] = []
    for interface in network.interfaces where interface.isEndpoint {
      guard network.nodes[interface.node].role != .subnet else { continue }
      let owner = interface.owner
      let component =
        topology.components.first { $0.primary == owner && $0.kind != .endpoint }
        ?? topology.components.first { component in
          component.kind == .fileSystem && owner.path.starts(with: component.id.path)
        }
      let endpoint = Endpoint.element(component?.id ?? owner)
      guard !order.contains(where: { $0.endpoint == endpoint }) else { continue }
      order.append((endpoint, title(ofElement: component?.id ?? owner)))
    }
    return order + [(.internet, "the internet")]
  }
}

extension NameSpace {
  /// The classes in words: `to .example.com, registry.npmjs.org`; empty for packets without a
  /// name.
  func text(of classes: IntervalSet) -> String {
    let wanted = classes.subtracting(Self.noName)
    if wanted.isEmpty { return "" }
    if wanted == named { return "to any name" }
    var order: [String] = []
    var kinds: [String: Set<String>] = [:]
    for interval in wanted.intervals {
      for index in interval.lower...interval.upper {
        guard let sample = sample(index) else { continue }
        let isBelow = sample.name.hasPrefix(Self.below)
        let base = isBelow ? String(sample.name.dropFirst(Self.below.count)) : sample.name
        if kinds[base] == nil { order.append(base) }
        kinds[base, default: []].insert(isBelow ? "below" : "itself")
      }
    }
    let texts = order.map { base -> String in
      if base == Self.other { return "any other name" }
      switch kinds[base] {
      case ["below"]: return "*.\(base)"
      case ["itself"]: return base
      default: return ".\(base)"
      }
    }
    return "to " + texts.joined(separator: ", ")
  }
}
