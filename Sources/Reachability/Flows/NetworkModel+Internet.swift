import Topology

extension NetworkModel {
  /// The walks of a flow, unknown where they hold for the host alone that stands for the internet, and
  /// rules or routes let other addresses of it fare otherwise.
  package func weighingInternet(_ traces: [Trace], of flow: FlowQuery) -> [Trace] {
    guard !traces.isEmpty, traces.allSatisfy({ !$0.verdict.isUnknown }) else { return traces }
    let flow = led(flow)
    let isSuccess = traces.allSatisfy(\.verdict.isSuccess)
    guard isSuccess || traces.allSatisfy({ !$0.verdict.isSuccess }),
      let split = internetSplit(flow, arrives: isSuccess)
    else { return traces }
    return traces.map { $0.becoming(UnmodelledFeature(split)) }
  }

  /// Which addresses of the internet fare otherwise than the one that stands for it; nil where all fare
  /// alike.
  private func internetSplit(_ flow: FlowQuery, arrives: Bool) -> String? {
    let isFrom = normalized(flow.source) == .internet && flow.client == nil
    let isTo = normalized(flow.destination) == .internet
    guard isFrom != isTo else { return nil }
    var packets = PacketClass(
      protocols: IntervalSet(UInt32(flow.transport.number)),
      names: flow.serverName.map { names.classes(of: $0) } ?? NameSpace.noName)
    if flow.transport.hasPorts {
      packets.sourcePorts = IntervalSet(UInt32(flow.sourcePort))
      packets.destinationPorts = IntervalSet(UInt32(flow.port))
    }
    var all = network.outsideAddresses
    if isTo {
      all = all.subtracting(serviceAddresses)
      packets.destinations = all
    }
    let outcomes = doors(of: flow, isFrom: isFrom).flatMap { door in
      self.outcomes(
        from: flow.source, to: door, packets: [packets], countsBalancers: isFrom)
    }
    func addresses(_ packets: PacketClass) -> IntervalSet {
      (isFrom ? packets.sources : packets.destinations).intersection(all)
    }
    let arriving = IntervalSet.union(outcomes.reachable.map(addresses))
    let open = IntervalSet.union(
      outcomes.filter { if case .unknown = $0.result { true } else { false } }
        .map { addresses($0.packets) }
    ).subtracting(arriving)
    let sample = AddressPlan.internetHost
    guard arriving.contains(sample) == arrives else { return nil }
    let rest = arrives ? all.subtracting(arriving) : arriving.union(open)
    guard !rest.isEmpty else { return nil }
    let way = isFrom ? "from" : "to"
    let isShorter = rest.intervals.count <= arriving.intervals.count
    let what =
      arrives && !isShorter
      ? "\(way) \(arriving.shortAddressText) it arrives, \(way) no other address"
      : arrives
        ? "\(way) every address but \(rest.shortAddressText) it arrives"
        : "\(way) \(rest.shortAddressText) it \(arriving.isEmpty ? "may arrive" : "arrives"), "
          + "\(way) no other address"
    return "which address of the internet: \(what)"
  }

  /// What is asked: the internet itself, what has a public address, or the load balancers before it.
  private func doors(of flow: FlowQuery, isFrom: Bool) -> [Endpoint] {
    guard isFrom else { return [.internet] }
    guard case .element(let id) = flow.destination else { return [] }
    let own = interfaces(of: id)
    if own.contains(where: { network.interfaces[$0].publicAddress != nil }) {
      return [flow.destination]
    }
    let fronts = own.flatMap { balancers(before: $0) }
      .filter { network.interfaces[$0].publicAddress != nil }
    return fronts.map { network.interfaces[$0].owner }.uniqued().map(Endpoint.element)
  }
}

extension IntervalSet {
  /// The addresses for a sentence: the first of many.
  fileprivate var shortAddressText: String {
    guard intervals.count > 4 else { return addressText }
    let first = IntervalSet(Array(intervals.prefix(4)))
    return "\(first.addressText) and \(intervals.count - 4) more blocks"
  }
}
