import Topology

/// Follows all packets of a query at once: a class is split where a decision tells its packets
/// apart, and classes that come together and differ in one field only go on as one.
///
/// Because every match is an interval, the outcome is exact. Because sources that are treated
/// alike are joined at the first router they share, a thousand equal networks cost little more
/// than one for each of them.
package struct ClassWalk: Sendable {
  let network: ForwardingNetwork
  let query: ClassQuery
  let destinationsBySubnet: [ElementID: [Int]]
  let sourcesBySubnet: [ElementID: [Int]]
  let groups: [(labels: [ElementID], addresses: IntervalSet)]
  let receivingDomains: Set<Int>
  let sendingDomains: Set<Int>
  let senders: Set<Int>

  /// More steps than the longest sensible path takes in both directions.
  static let roundLimit = 1_000

  package init(_ network: ForwardingNetwork, _ query: ClassQuery) {
    self.network = network
    self.query = query
    destinationsBySubnet = Dictionary(grouping: query.destinations) {
      network.interfaces[$0].subnet
    }
    sourcesBySubnet = Dictionary(grouping: query.sources) { network.interfaces[$0].subnet }
    senders = Set(query.sources)
    groups = Self.destinationGroups(of: query, in: network)
    receivingDomains = Set(query.destinations.map { network.interfaces[$0].domain })
    sendingDomains = Set(query.sources.map { network.interfaces[$0].domain })
  }

  /// What becomes of every packet of the query. The order is the order of the walk.
  package func outcomes() -> [ClassOutcome] {
    var finished: [ClassOutcome] = []
    var open = start()
    var round = 0
    while !open.isEmpty, round < Self.roundLimit {
      round += 1
      var next: [ClassState] = []
      next.reserveCapacity(open.count)
      // Taken out from the end, so that a state that goes on need not be copied.
      open.reverse()
      while let state = open.popLast() { advance(state, &next, &finished) }
      open = ClassJoin.joined(next)
    }
    for state in open { finish(state, .fails(.loop, state.direction), &finished) }
    return finished
  }

  /// Goes on to where packets of different origin come together: between two such stages there is
  /// nothing to join, and nothing to wait for.
  private func advance(
    _ state: consuming ClassState, _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    var open: [ClassState] = []
    var steps = 0
    func go(_ state: consuming ClassState) {
      let count = open.count
      step(state, &open, &finished)
      steps += 1
      // The first of several parts is the first to go on.
      if open.count > count + 1 { open[count...].reverse() }
    }
    go(state)
    while let state = open.popLast() {
      if network.stages[state.stage].isMeetingPoint || steps > Self.roundLimit {
        next.append(state)
      } else {
        go(state)
      }
    }
  }

  // MARK: Start

  func start() -> [ClassState] {
    var states: [ClassState] = []
    for (index, group) in groups.enumerated() {
      for source in query.sources {
        let interface = network.interfaces[source]
        var packets = query.packets
        packets.sources = packets.sources.intersection(interface.addresses)
        packets.destinations = packets.destinations.intersection(group.addresses)
        guard !packets.isEmpty else { continue }
        var state = ClassState(stage: interface.sending, packets: packets)
        state.context.sender = source
        state.context.group = index
        state.context.labels = Labels(source: interface.labels, destination: group.labels)
        let doubts = interface.doubts + [interface.sendingDoubt].compactMap(\.self)
        if !doubts.isEmpty {
          state.context.supposed = doubts
          state.context.isChosen = true
        }
        states.append(state)
      }
    }
    if query.fromOutside {
      var packets = query.packets
      packets.sources = packets.sources.intersection(network.outsideAddresses)
      let published = query.destinations.compactMap { network.interfaces[$0].publicAddress }
      packets.destinations = packets.destinations.intersection(
        IntervalSet.union(published.map { IntervalSet($0) }))
      if !packets.isEmpty { states.append(ClassState(stage: network.outside, packets: packets)) }
    }
    return states
  }

  /// The receivers' addresses by what labels their packets carry.
  static func destinationGroups(
    of query: ClassQuery, in network: ForwardingNetwork
  ) -> [(labels: [ElementID], addresses: IntervalSet)] {
    var order: [[ElementID]] = []
    var sets: [[ElementID]: [IntervalSet]] = [:]
    for destination in query.destinations {
      let interface = network.interfaces[destination]
      // Whoever asks for it by name is given its public address, and groups do not count there.
      let asked =
        query.asksByName ? network.askedAddresses(of: interface) : interface.addresses
      let labels = asked == interface.addresses ? interface.labels : []
      if sets[labels] == nil { order.append(labels) }
      sets[labels, default: []].append(asked)
    }
    var groups = order.map { ($0, IntervalSet.union(sets[$0] ?? [])) }
    if query.toOutside { groups.append(([], network.outsideAddresses)) }
    if !query.otherDestinations.isEmpty { groups.append(([], query.otherDestinations)) }
    return groups
  }

  // MARK: Steps

  func step(
    _ state: consuming ClassState, _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    switch network.stages[state.stage] {
    case .enter(let node, let then):
      enter(node, then: then, state, &next, &finished)
    case .arrive(let interface, let then):
      state.context.receiver = interface
      enter(network.interfaces[interface].node, then: then, state, &next, &finished)
    case .branch(let inside, let then, let otherwise):
      let destinations = state.packets.destinations
      let within = destinations.intersection(inside)
      if within == destinations || within.isEmpty {
        state.stage = within.isEmpty ? otherwise : then
        next.append(state)
      } else {
        go(state, to: then, with: within, &next)
        go(state, to: otherwise, with: destinations.subtracting(inside), &next)
      }
    case .filter(let filter, let then):
      pass(network.filters[filter], then: then, state, &next, &finished)
    case .forward(let table, let exits, let missing):
      let parts = network.tables[table].split(state.packets.destinations)
      if parts.count == 1, let route = parts[0].route {
        state.stage = exits[route.exit]
        next.append(state)
        return
      }
      for (route, addresses) in parts {
        guard let route else {
          var packets = state.packets
          packets.destinations = addresses
          let lost = state.carrying(packets)
          finish(lost, .fails(missing, state.direction), &finished)
          continue
        }
        go(state, to: exits[route.exit], with: addresses, &next)
      }
    case .select(let selector): select(selector, state, &next, &finished)
    case .loseLabels(let loss, let then):
      state.context.labels.lose(loss)
      state.context.labels.lost = []
      state.context.labels.loss = nil
      state.stage = then
      next.append(state)
    case .blurLabels(let then):
      state.context.labels.blur()
      state.stage = then
      next.append(state)
    case .leaveDomain(let then):
      state = filled(state)
      state.context.sender = nil
      state.stage = then
      next.append(state)
    case .translateSource, .publish, .admit, .restore: translate(state, &next, &finished)
    case .proxy(let proxy): pass(network.proxies[proxy], state, &next, &finished)
    case .deliver(let subnet, let isLocal):
      deliver(in: network.subnets[subnet], isLocal: isLocal, state, &next, &finished)
    case .refuse(let code, _, _, _): finish(state, .fails(code, state.direction), &finished)
    case .remark(_, _, let then):
      state.stage = then
      next.append(state)
    case .accept: arrive(state, &next, &finished)
    case .exit:
      state.context.leavesNetwork = true
      arrive(state, &next, &finished)
    case .lose(let code, _, _): finish(state, .fails(code, state.direction), &finished)
    case .unknown(let feature, _): finish(state, .unknown(feature), &finished)
    }
  }

  func go(
    _ state: ClassState, to stage: Int, with destinations: IntervalSet, _ next: inout [ClassState]
  ) {
    guard !destinations.isEmpty else { return }
    var packets = state.packets
    packets.destinations = destinations
    var part = state.carrying(packets)
    part.stage = stage
    next.append(part)
  }

  func finish(
    _ state: ClassState, _ result: ClassOutcome.Result, _ finished: inout [ClassOutcome]
  ) {
    let original = state.original
    for packets in state.context.isFilled ? emptied(original) : [original] {
      finished.append(
        ClassOutcome(
          packets: packets, result: result, forwardMarks: state.context.forwardMarks,
          replyMarks: state.context.replyMarks, isChosen: state.context.isChosen,
          supposed: state.context.supposed, receiver: state.context.arrival))
    }
  }
}

extension ClassState {
  var direction: Direction { context.isReply ? .reply : .forward }
}
