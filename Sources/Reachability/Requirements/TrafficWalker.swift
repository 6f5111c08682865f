import Topology

/// Turns what requirements speak of into class walks.
struct TrafficWalker: Sendable {
  let model: NetworkModel
  private let alike: AlikeInterfaces

  init(model: NetworkModel) {
    self.model = model
    alike = AlikeInterfaces(model.network)
  }

  /// How a statement wants its packets followed.
  struct Manner: Hashable {
    /// What the senders' VPCs stand for.
    var senders: TrafficDetail
    /// What the receivers' VPCs stand for.
    var receivers: TrafficDetail
    /// Whether rules that cannot be read are followed both ways.
    var supposesRules: Bool
    /// Whether only the ports that clients choose for themselves are sent from.
    var isFromClients = false
    var watched: Set<Int> = []
    /// Whether it is enough that a load balancer takes a connection.
    var countsBalancers = false
    /// Senders and receivers that a statement allows; nil where it allows all.
    var allowedSources: [Requirement.End]?
    var allowedDestinations: [Requirement.End]?
  }

  /// A walk that a selection needs, and what of it counts.
  private struct PlannedWalk: Sendable {
    let query: ClassQuery
    let isAllowed: Bool
    /// Where it goes through load balancers: what has to be reached behind them.
    var owners: Set<ElementID>?
    /// Whether what does not arrive counts there, too.
    var countsFailures = false

    func part(_ outcomes: [ClassOutcome]) -> TrafficWalk.Part {
      var outcomes = outcomes
      if let owners {
        outcomes.removeAll { outcome in
          if case .unknown = outcome.result { return false }
          return
            !(outcome.receiver.map(owners.contains)
            ?? (countsFailures && !outcome.result.isSuccess))
        }
      }
      return TrafficWalk.Part(query: query, isAllowed: isAllowed, outcomes: outcomes)
    }
  }

  /// - Parameter known: What became of queries that were followed before; those of this walk are
  ///   added.
  func walk(
    _ selection: Requirement.Selection, _ manner: Manner,
    known: inout [ClassQuery: [ClassOutcome]]
  ) -> TrafficWalk {
    var planned: [PlannedWalk] = []
    var leavesOut = false
    for pair in pairs(selection) {
      for source in model.groups(of: pair.sources, manner.senders) {
        for (sender, isAllowedSource) in split(source, by: manner.allowedSources, manner.senders) {
          for destination in model.groups(of: pair.destinations, manner.receivers) {
            let receivers = split(destination, by: manner.allowedDestinations, manner.receivers)
            for (receiver, isAllowed) in receivers {
              var receiver = receiver
              // Clients ask a load balancer by its name.
              if manner.isFromClients {
                receiver.interfaces = model.namedNodes(receiver.interfaces)
              }
              leavesOut = leavesOut || isLeftOut(receiver, from: sender)
              planned += throughBalancers(
                selection, from: sender, to: receiver, manner, isAllowedSource && isAllowed)
              planned += queries(selection, from: sender, to: receiver, manner)
                .map { PlannedWalk(query: $0, isAllowed: isAllowedSource && isAllowed) }
            }
          }
        }
      }
    }
    // One statement may take longer than all others together.
    let new = Array(Set(planned.map(\.query)).subtracting(known.keys))
    let outcomes = new.concurrentMap { [network = model.network] query in
      ClassWalk(network, query).outcomes()
    }
    for (query, outcomes) in zip(new, outcomes) { known[query] = outcomes }
    return TrafficWalk(
      parts: planned.map { $0.part(known[$0.query] ?? []) }, leavesOut: leavesOut)
  }

  /// Whether the senders have no address at which to ask for one of the receivers, or none to ask
  /// from.
  private func isLeftOut(_ receiver: TrafficGroup, from sender: TrafficGroup) -> Bool {
    if !sender.others.isEmpty { return true }
    guard sender.isOutside else { return false }
    return receiver.interfaces.contains {
      model.network.interfaces[$0].publicAddress == nil && publicBalancers(before: $0).isEmpty
    }
  }

  private func isAskedPublicly(_ index: Int) -> Bool {
    let interface = model.network.interfaces[index]
    return model.network.askedAddresses(of: interface) != interface.addresses
  }

  private func publicBalancers(before interface: Int) -> [Int] {
    model.balancers(before: interface)
      .filter { model.network.interfaces[$0].publicAddress != nil }
  }

  /// Load balancers of the internet of whose targets some are not known.
  private var openBalancers: [Int] {
    model.network.proxies.filter { $0.listeners.contains(where: \.isOpen) }.map(\.interface)
      .filter { model.network.interfaces[$0].publicAddress != nil }
  }

  /// What comes from outside to receivers without a public address, through the load balancers that
  /// have them among their targets.
  private func throughBalancers(
    _ selection: Requirement.Selection, from sender: TrafficGroup, to receiver: TrafficGroup,
    _ manner: Manner, _ isAllowed: Bool
  ) -> [PlannedWalk] {
    guard sender.isOutside, receiver.addresses == nil, !selection.destinations.contains(.anywhere)
    else { return [] }
    let hidden = receiver.interfaces.filter {
      model.network.interfaces[$0].publicAddress == nil
        && model.network.nodes[model.network.interfaces[$0].node].role != .subnet
    }
    guard !hidden.isEmpty else { return [] }
    let balancers = (hidden.flatMap { publicBalancers(before: $0) } + openBalancers)
      .reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
      .filter { !receiver.interfaces.contains($0) }
    guard !balancers.isEmpty else { return [] }
    let owners = Set(hidden.map { model.network.interfaces[$0].owner })
    var outside = sender
    outside.interfaces = []
    var front = TrafficGroup()
    front.interfaces = balancers
    // What counts here is what stands behind them.
    var behind = manner
    behind.countsBalancers = false
    return queries(selection, from: outside, to: front, behind).map {
      PlannedWalk(
        query: $0, isAllowed: isAllowed, owners: owners, countsFailures: manner.isFromClients)
    }
  }

  /// Senders and receivers; for traffic between ends, each of them with all the others.
  private func pairs(
    _ selection: Requirement.Selection
  ) -> [(sources: [Requirement.End], destinations: [Requirement.End])] {
    guard selection.isBetween else { return [(selection.sources, selection.destinations)] }
    return selection.sources.indices.map { index in
      var others = selection.sources
      let own = others.remove(at: index)
      return ([own], others)
    }
  }

  /// The part of the group that is allowed, and the rest.
  private func split(
    _ group: TrafficGroup, by allowed: [Requirement.End]?, _ detail: TrafficDetail
  ) -> [(TrafficGroup, isAllowed: Bool)] {
    guard let allowed else { return [(group, true)] }
    let groups = model.groups(of: allowed, detail)
    let interfaces = Set(groups.filter { $0.addresses == nil }.flatMap(\.interfaces))
    let isOutsideAllowed = groups.contains { $0.isOutside && $0.addresses == nil }
    var (inside, rest) = (group, group)
    inside.interfaces = group.interfaces.filter(interfaces.contains)
    inside.isOutside = group.isOutside && isOutsideAllowed
    inside.others = .empty
    rest.interfaces = group.interfaces.filter { !interfaces.contains($0) }
    rest.isOutside = group.isOutside && !isOutsideAllowed
    var parts = [(inside, isAllowed: true)]
    // Blocks are allowed by address: who may have one of theirs is split between both sides.
    for block in groups.compactMap(\.addresses) {
      var part = rest
      part.addresses = (rest.addresses ?? .all).intersection(block)
      part.others = rest.others.intersection(block)
      part.interfaces = rest.interfaces.filter {
        model.network.interfaces[$0].addresses.overlaps(block)
      }
      parts.append((part, true))
      rest.addresses = (rest.addresses ?? .all).subtracting(block)
      rest.others = rest.others.subtracting(block)
    }
    return (parts + [(rest, false)]).filter { !$0.0.isEmpty }
  }

  private func queries(
    _ selection: Requirement.Selection, from sender: TrafficGroup, to receiver: TrafficGroup,
    _ manner: Manner
  ) -> [ClassQuery] {
    let senders = alike.distinct(
      sender.interfaces, in: model.network, watched: manner.watched)
    var bins = bins(
      of: alike.distinct(receiver.interfaces, in: model.network, watched: manner.watched))
    if sender.interfaces.isEmpty {
      // From outside only what has a public address can be asked for.
      bins = bins.map { $0.filter { model.network.interfaces[$0].publicAddress != nil } }
        .filter { !$0.isEmpty }
    }
    var queries: [ClassQuery] = []
    for packets in boxes(selection) {
      var packets = packets
      if manner.isFromClients {
        let ports: PortSpan = sender.interfaces.isEmpty ? .ephemeral : .clients
        packets.sourcePorts = ports.set
      }
      if let addresses = sender.addresses {
        packets.sources = packets.sources.intersection(addresses)
      }
      if let addresses = receiver.addresses {
        packets.destinations = packets.destinations.intersection(addresses)
      }
      func add(_ destinations: [Int], toOutside: Bool, _ others: IntervalSet) {
        var query = ClassQuery(
          sources: senders, fromOutside: sender.isOutside, destinations: destinations,
          toOutside: toOutside, packets: packets, watched: manner.watched)
        query.otherDestinations = others
        if toOutside {
          // Services behind gateway endpoints are not the internet.
          query.packets.destinations = packets.destinations.subtracting(model.serviceAddresses)
        }
        query.supposesRules = manner.supposesRules
        query.countsBalancers = manner.countsBalancers
        queries.append(query)
      }
      for bin in bins {
        let isNamed =
          !sender.interfaces.isEmpty
          && bin.contains { receiver.named.contains($0) && isAskedPublicly($0) }
        // Positive statements are about clients, who ask by name; any other may know the address.
        if !isNamed || !manner.isFromClients { add(bin, toOutside: false, .empty) }
        if isNamed {
          add(bin, toOutside: false, .empty)
          queries[queries.count - 1].asksByName = true
        }
      }
      if receiver.isOutside || !receiver.others.isEmpty, !sender.interfaces.isEmpty {
        add([], toOutside: receiver.isOutside, receiver.others)
      }
    }
    return queries
  }

  /// Interfaces in as few parts as possible, no part with two in one subnet.
  private func bins(of interfaces: [Int]) -> [[Int]] {
    var bins: [(interfaces: [Int], subnets: Set<ElementID>)] = []
    for index in interfaces {
      let subnet = model.network.interfaces[index].subnet
      if let bin = bins.firstIndex(where: { !$0.subnets.contains(subnet) }) {
        bins[bin].interfaces.append(index)
        bins[bin].subnets.insert(subnet)
      } else {
        bins.append(([index], [subnet]))
      }
    }
    return bins.map(\.interfaces)
  }

  /// The packets of a selection as boxes, without their addresses.
  private func boxes(_ selection: Requirement.Selection) -> [PacketClass] {
    let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
    guard !selection.services.isEmpty else {
      if let name = selection.serverName {
        return [PacketClass(protocols: tcp, names: names(name, ports: PacketClass.allPorts))]
      }
      return model.everyPacket
    }
    return selection.services.flatMap { service -> [PacketClass] in
      let ports = service.portSet
      if let name = selection.serverName {
        return [
          PacketClass(
            protocols: tcp, destinationPorts: ports, names: names(name, ports: ports))
        ]
      }
      let plain = PacketClass(protocols: service.protocolSet, destinationPorts: ports)
      guard service.protocolSet.overlaps(tcp) else { return [plain] }
      return [
        plain,
        PacketClass(protocols: tcp, destinationPorts: ports, names: model.names.named),
      ]
    }
  }

  /// The classes of a name: in an HTTP request where port 80 alone is meant, else in TLS.
  private func names(_ name: String, ports: IntervalSet) -> IntervalSet {
    let carrier: ServerName.Carrier = ports == IntervalSet(80) ? .http : .tls
    return model.names.classes(of: ServerName(name, in: carrier))
  }
}

extension Requirement.Service {
  var protocolSet: IntervalSet { IntervalSet(UInt32(clamping: protocolNumber)) }

  var portSet: IntervalSet {
    ports.map { IntervalSet(UInt32(clamping: $0.lower), UInt32(clamping: $0.upper)) }
      ?? PacketClass.allPorts
  }

  /// The packets of the service, whoever sends them.
  func packets(in names: NameSpace) -> PacketClass {
    PacketClass(protocols: protocolSet, destinationPorts: portSet, names: names.all)
  }
}
