import Topology

extension NetworkModel {
  /// Walks a flow: one trace for every pair of interfaces and every choice on the way.
  ///
  /// From the internet to something without a public address, the flow is walked through the load
  /// balancers that have it among their targets. To a file system it goes by its name.
  package func trace(_ flow: FlowQuery) -> [Trace] {
    let flow = led(flow)
    let traces = traces(flow)
    if let doubt = portDoubt(flow, like: traces) { return traces.map { $0.becoming(doubt) } }
    return traces.map { doubted($0, flow) }
  }

  /// What the walks depend on where the responses to some of the ports that a client may send from pass
  /// the network ACLs, and those to others do not.
  ///
  /// Source: AWS, "Network ACL ephemeral ports".
  private func portDoubt(_ flow: FlowQuery, like traces: [Trace]) -> UnmodelledFeature? {
    guard flow.transport.hasPorts, !lowered.portCuts.isEmpty, !traces.isEmpty,
      traces.allSatisfy({ !$0.verdict.isUnknown })
    else { return nil }
    let span = clientPorts(of: flow.source)
    guard flow.sourcePort >= span.lower, flow.sourcePort <= span.upper else { return nil }
    let cuts = lowered.portCuts.filter { $0 > span.lower && $0 <= span.upper }
    let own = traces.map(\.verdict.isSuccess)
    for port in [span.lower] + cuts {
      // All ports between two cuts fare alike.
      let isSame = !cuts.contains { ($0 > port) != ($0 > flow.sourcePort) }
      if isSame { continue }
      var other = flow
      other.sourcePort = port
      guard self.traces(other).map(\.verdict.isSuccess) != own else { continue }
      return UnmodelledFeature(
        "which port of \(span) the client sends from: network ACLs let pass responses to some of them"
      )
    }
    return nil
  }

  /// The ports that an end opens connections from.
  func clientPorts(of source: Endpoint) -> PortSpan {
    guard case .element(let id) = normalized(source) else { return .ephemeral }
    let isFunction = interfaces(of: id).contains {
      model.sendsFromAnyPort(network.interfaces[$0].owner)
    }
    return isFunction ? .ephemeral : .clients
  }

  private func traces(_ flow: FlowQuery) -> [Trace] {
    let (source, destination) = (sender(of: flow), resolve(flow.destination))
    for end in [source, destination] {
      switch end {
      case .nothing(let reason): return [undeparted(flow, Verdict(reason))]
      case .unknown(let feature): return [undeparted(flow, .unknown(feature))]
      default: break
      }
    }
    if let answer = answerOfReserved(flow, from: source, to: destination) { return [answer] }
    switch source {
    case .interfaces(let interfaces):
      guard interfaces.contains(where: { network.interfaces[$0].opens }) else {
        return [
          undeparted(flow, Verdict(Reason(.noEndpoint, "\(flow.source) opens no connections.")))
        ]
      }
      return interfaces.flatMap { index in
        walks(flow, from: index, at: network.interfaces[index].address, to: destination)
      }
    case .address(let address, let interface):
      return walks(flow, from: interface, at: address, to: destination)
    case .outside(let address): return walks(flow, from: nil, at: address, to: destination)
    case .elsewhere(let address), .reserved(let address, _):
      let feature = UnmodelledFeature("sender \(address) outside the model")
      return [undeparted(flow, .unknown(feature))]
    case .nothing, .unknown: return []
    }
  }

  /// What the source comes to; of the internet the client that it is.
  private func sender(of flow: FlowQuery) -> Resolution {
    guard let client = flow.client, normalized(flow.source) == .internet else {
      return resolve(flow.source)
    }
    return switch client {
    case .host(let address): .outside(address)
    case .elsewhere(let block):
      .unknown(UnmodelledFeature("the way by which clients in \(block) come"))
    }
  }

  private func walks(
    _ flow: FlowQuery, from source: Int?, at address: IPv4Address, to destination: Resolution
  ) -> [Trace] {
    let walks = self.walks(flow, from: source, at: address, receiverAt: nil, to: destination)
    return undecidedEnd(flow, from: source, at: address, to: destination, like: walks)
      .map { doubt in walks.map { $0.becoming(doubt) } } ?? walks
  }

  /// What the verdicts depend on where another address that AWS may choose for an end has others;
  /// nil where they are the same for all.
  private func undecidedEnd(
    _ flow: FlowQuery, from source: Int?, at address: IPv4Address, to destination: Resolution,
    like walks: [Trace]
  ) -> UnmodelledFeature? {
    func verdicts(_ traces: [Trace]) -> Set<Bool?> {
      Set(traces.map { if case .unknown = $0.verdict { nil } else { $0.verdict.isSuccess } })
    }
    func doubt(_ interface: Int) -> UnmodelledFeature {
      let owner = network.interfaces[interface].owner
      return UnmodelledFeature("which address \(model.title(owner)) has", element: owner)
    }
    let own = verdicts(walks)
    if let source, case .element = normalized(flow.source) {
      for other in otherAddresses(of: source)
      where own
        != verdicts(self.walks(flow, from: source, at: other, receiverAt: nil, to: destination))
      {
        return doubt(source)
      }
    }
    guard case .interfaces(let receivers) = destination else { return nil }
    for receiver in receivers {
      let others = otherAddresses(of: receiver)
      guard !others.isEmpty else { continue }
      let only = verdicts(
        self.walks(
          flow, from: source, at: address, receiverAt: nil, to: .interfaces([receiver])))
      for other in others
      where only
        != verdicts(
          self.walks(
            flow, from: source, at: address, receiverAt: other, to: .interfaces([receiver])))
      {
        return doubt(receiver)
      }
    }
    return nil
  }

  /// An address of each part of those that AWS may choose for the interface, cut where a rule or a
  /// route tells them apart; none where nothing does.
  private func otherAddresses(of index: Int) -> [IPv4Address] {
    let interface = network.interfaces[index]
    guard interface.hasChosenAddress, let cuts = lowered.subnetCuts[interface.subnet] else {
      return []
    }
    return interface.addresses.isCut(by: cuts)
      ? interface.addresses.representatives(cutBy: cuts, atMost: 16) : []
  }

  /// Of the receivers those that the sender passes connections on to: where zones are not crossed, a
  /// load balancer's node has the targets of its own zone only. What is no target of it is left.
  private func served(_ receivers: [Int], by source: Int?) -> [Int] {
    guard let source else { return receivers }
    let owner = network.interfaces[source].owner
    let nodes = network.proxies.filter { proxy in
      network.interfaces.indices.contains(proxy.interface)
        && network.interfaces[proxy.interface].owner == owner
    }
    let listeners = nodes.flatMap(\.listeners)
    guard !listeners.contains(where: { $0.isOpen || $0.unknownTarget != nil }) else {
      return receivers
    }
    let targets = Set(listeners.flatMap(\.targets).map(\.interface))
    guard receivers.contains(where: targets.contains) else { return receivers }
    let own = Set(
      nodes.filter { $0.interface == source }.flatMap(\.listeners).flatMap(\.targets)
        .map(\.interface))
    return receivers.filter { own.contains($0) || !targets.contains($0) }
  }

  private func walks(
    _ flow: FlowQuery, from source: Int?, at address: IPv4Address, receiverAt other: IPv4Address?,
    to destination: Resolution
  ) -> [Trace] {
    let walk = ConcreteWalk(network)
    func packet(to receiver: IPv4Address) -> Packet {
      Packet(
        from: address, to: receiver, transport: flow.transport,
        sourcePort: PortSpan(flow.transport.hasPorts ? flow.sourcePort : 0),
        destinationPort: PortSpan(flow.transport.hasPorts ? flow.port : 0),
        serverName: flow.serverName)
    }
    switch destination {
    case .outside(let receiver), .elsewhere(let receiver):
      return walk.traces(packet(to: receiver), from: source, to: nil)
    case .address(let receiver, let interface):
      return walk.traces(packet(to: receiver), from: source, to: interface)
    case .interfaces(let interfaces):
      let receivers = served(receivers(interfaces, of: flow.destination, from: source), by: source)
      return receivers.filter { $0 != source }.flatMap { index -> [Trace] in
        let receiver = network.interfaces[index]
        guard source == nil else {
          let asked =
            network.askedAddresses(of: receiver) == receiver.addresses
            ? other ?? receiver.address : receiver.publicAddress ?? receiver.address
          return withOwnAnswers(of: index) { $0.traces(packet(to: asked), from: source, to: index) }
        }
        if let address = receiver.publicAddress {
          return withOwnAnswers(of: index) { $0.traces(packet(to: address), from: nil, to: index) }
        }
        let fronts = balancers(before: index).compactMap { network.interfaces[$0].publicAddress }
        if fronts.isEmpty, let doubt = openFront { return [undeparted(flow, .unknown(doubt))] }
        if fronts.isEmpty {
          return walk.traces(packet(to: receiver.address), from: nil, to: index)
        }
        return fronts.flatMap {
          walk.traces(packet(to: $0), from: nil, to: index, through: [index])
        }
      }
    case .nothing, .unknown, .reserved: return []
    }
  }

  /// The walks to an interface; where none arrives and it is a load balancer's that answers by itself
  /// what no rule takes, the walk that ends there, too.
  ///
  /// Source: AWS, "Listeners for your Application Load Balancers", action types.
  private func withOwnAnswers(of index: Int, _ walks: (ConcreteWalk) -> [Trace]) -> [Trace] {
    var walk = ConcreteWalk(network)
    let traces = walks(walk)
    guard network.failed.isEmpty, traces.allSatisfy({ $0.verdict.reason != nil }),
      network.proxies.contains(where: {
        $0.interface == index && $0.listeners.contains(where: \.answersRest)
      })
    else { return traces }
    walk.asksForRest = true
    return walks(walk).filter(\.verdict.isSuccess) + traces
  }

  /// Walks one packet, such as a counterexample, between the interfaces that have its addresses.
  package func trace(
    _ packet: Packet, from source: Endpoint, to destination: Endpoint
  ) -> [Trace] {
    let walk = ConcreteWalk(network)
    let senders: [Int?] =
      switch resolve(source) {
      case .interfaces(let interfaces):
        interfaces.filter { network.interfaces[$0].addresses.contains(packet.source) }
      case .address(_, let interface): [interface]
      case .outside: [nil]
      case .elsewhere, .nothing, .unknown, .reserved: []
      }
    let receivers: [Int?] =
      switch resolve(destination) {
      case .interfaces(let interfaces):
        interfaces.filter {
          let interface = network.interfaces[$0]
          return interface.addresses.contains(packet.destination)
            || interface.publicAddress == packet.destination
        }
      case .address(_, let interface): [interface]
      case .outside, .elsewhere: [nil]
      case .nothing, .unknown, .reserved: []
      }
    return senders.flatMap { sender in
      receivers.flatMap { walk.traces(packet, from: sender, to: $0) }
    }
  }

  /// A load balancer of the internet that may pass on to anything, because not all of its targets
  /// are known, or because its subnet is not and so nothing of it is.
  private var openFront: UnmodelledFeature? {
    for proxy in network.proxies {
      guard network.interfaces.indices.contains(proxy.interface) else {
        return UnmodelledFeature("load balancer in a subnet that is not in the model")
      }
      let interface = network.interfaces[proxy.interface]
      if interface.publicAddress != nil, proxy.listeners.contains(where: \.isOpen) {
        return UnmodelledFeature(
          "targets of a load balancer that are not known", element: interface.owner)
      }
    }
    return nil
  }

  /// The load balancers in order that pass connections on to the interface.
  func balancers(before target: Int) -> [Int] {
    network.proxies
      .filter { proxy in
        proxy.listeners.contains { listener in
          listener.targets.contains { $0.interface == target }
        }
      }
      .map(\.interface)
      .filter { !network.failed.contains(network.interfaces[$0].node) }
  }

  /// A trace that ends before it begins.
  func undeparted(_ flow: FlowQuery, _ verdict: Verdict) -> Trace {
    let nowhere = IPv4Address(bits: 0)
    let blockers = verdict.reason.map { [Blocker($0, direction: .forward, hop: 0)] } ?? []
    var unknowns: [UnmodelledFeature] = []
    if case .unknown(let feature) = verdict { unknowns.append(feature) }
    return Trace(
      packet: Packet(
        from: nowhere, to: nowhere, transport: flow.transport,
        sourcePort: PortSpan(flow.sourcePort), destinationPort: PortSpan(flow.port),
        serverName: flow.serverName),
      source: nil, destination: nil, verdict: verdict, forward: [], reply: [],
      blockers: blockers, unknowns: unknowns, choices: [])
  }
}
