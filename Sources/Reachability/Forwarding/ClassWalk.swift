import Topology

/// Follows all packets of a query at once: a class is split where a decision tells its packets
/// apart, and classes that come together and differ in one field only go on as one.
///
/// Because every match is an interval, the outcome is exact. Because sources that are treated
/// alike are joined at the first router they share, a thousand equal networks cost little more
/// than one for each of them.
package struct ClassWalk: Sendable {
  private let network: ForwardingNetwork
  private let query: ClassQuery
  private let destinationsBySubnet: [ElementID: [Int]]
  private let sourcesBySubnet: [ElementID: [Int]]
  private let groups: [(labels: [ElementID], addresses: IntervalSet)]
  private let receivingDomains: Set<Int>

  /// More steps than the longest sensible path takes in both directions.
  private static let roundLimit = 1_000

  package init(_ network: ForwardingNetwork, _ query: ClassQuery) {
    self.network = network
    self.query = query
    destinationsBySubnet = Dictionary(grouping: query.destinations) {
      network.interfaces[$0].subnet
    }
    sourcesBySubnet = Dictionary(grouping: query.sources) { network.interfaces[$0].subnet }
    groups = Self.destinationGroups(of: query, in: network)
    receivingDomains = Set(query.destinations.map { network.interfaces[$0].domain })
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
      // Taken out one by one, so that a state that goes on need not be copied.
      open.reverse()
      while let state = open.popLast() { step(state, &next, &finished) }
      open = ClassJoin.joined(next, in: network)
    }
    for state in open { finish(state, .fails(.loop, state.direction), &finished) }
    return finished
  }

  // MARK: Start

  private func start() -> [ClassState] {
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
  private static func destinationGroups(
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

  private func step(
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
      go(state, to: then, with: destinations.intersection(inside), &next)
      go(state, to: otherwise, with: destinations.subtracting(inside), &next)
    case .filter(let filter, let then):
      pass(network.filters[filter], then: then, state, &next, &finished)
    case .forward(let table, let exits, let missing):
      for (route, addresses) in network.tables[table].split(state.packets.destinations) {
        guard let route else {
          var lost = copy state
          lost.packets.destinations = addresses
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
    case .translateSource(let interface, let protocols, let then):
      translateSource(to: interface, protocols, then: then, state, &next, &finished)
    case .publish(let domain, _, let then): publish(domain, then: then, state, &next, &finished)
    case .admit(let domain, _, let then): admit(domain, then: then, state, &next, &finished)
    case .restore(let interface, let then):
      guard state.context.isReply, let last = state.context.translations.last,
        last.interface == interface, last.kind == .shared
      else {
        finish(state, .fails(.translationInbound, state.direction), &finished)
        return
      }
      state = undoLast(state)
      state.context.target = nil
      state.context.sender = nil
      state.stage = then
      next.append(state)
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

  private func go(
    _ state: ClassState, to stage: Int, with destinations: IntervalSet, _ next: inout [ClassState]
  ) {
    guard !destinations.isEmpty else { return }
    var state = state
    state.stage = stage
    state.packets.destinations = destinations
    next.append(state)
  }

  private func finish(
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

  // MARK: Domains

  /// Packets between two addresses of one domain never leave it. Putting them back into a class
  /// that leaves makes the classes of all domains alike, so that they can be joined; they are taken
  /// out again where the class ends.
  private func filled(_ state: ClassState) -> ClassState {
    guard let sender = state.context.sender, state.context.translations.isEmpty else {
      return state
    }
    let own = network.domainAddresses[network.interfaces[sender].domain]
    let hole =
      state.context.isReply
      ? state.context.withheld : groups[state.context.group].addresses.intersection(own)
    guard !hole.isEmpty, !state.packets.destinations.overlaps(own) else { return state }
    var state = state
    state.packets.destinations = state.packets.destinations.union(hole)
    state.context.isFilled = true
    state.context.withheld = .empty
    return state
  }

  /// The class without packets between two addresses of one domain.
  private func emptied(_ packets: PacketClass) -> [PacketClass] {
    // Cut the side with fewer pieces by domain; the other side loses the domain of each part.
    let isSwapped = packets.sources.intervalCount > packets.destinations.intervalCount
    let whole = isSwapped ? packets.reversed : packets
    var untouched: [IntervalSet] = []
    var parts: [PacketClass] = []
    for (route, addresses) in network.domainTable.split(whole.sources) {
      let own = route.map { network.domainAddresses[$0.exit] } ?? .empty
      guard whole.destinations.overlaps(own) else {
        untouched.append(addresses)
        continue
      }
      var part = whole
      part.sources = addresses
      part.destinations = whole.destinations.subtracting(own)
      if !part.isEmpty { parts.append(part) }
    }
    if !untouched.isEmpty {
      var part = whole
      part.sources = IntervalSet.union(untouched)
      parts.append(part)
    }
    return isSwapped ? parts.map(\.reversed) : parts
  }

  private func enter(
    _ index: Int, then: Int, _ state: consuming ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if network.failed.contains(index) {
      finish(state, .fails(.failed, state.direction), &finished)
      return
    }
    if query.watched.contains(index) {
      // Hosts and load balancers are entered twice, when packets come and when they go on.
      let isOnce = network.nodes[index].role == .inspector
      if state.context.isReply {
        if isOnce || state.context.replyMarks.last != index {
          state.context.replyMarks.append(index)
        }
      } else if isOnce || state.context.forwardMarks.last != index {
        state.context.forwardMarks.append(index)
      }
    }
    // Only routers and devices can be part of a circle; hosts are left out so that packets of
    // different hosts stay alike.
    switch network.nodes[index].role {
    case .router, .inspector, .translator, .balancer:
      let visit = ClassState.Visit(stage: state.stage, depth: state.context.receiverDepth)
      guard !state.context.visited.contains(visit) else {
        finish(state, .fails(.loop, state.direction), &finished)
        return
      }
      state.context.visited.append(visit)
    default: break
    }
    state.stage = then
    next.append(state)
  }

  private func arrive(
    _ state: ClassState, _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply {
      finishReply(state, &finished)
      return
    }
    let receiver = state.context.receiver.map { network.interfaces[$0] }
    if let receiver, state.context.translations.isEmpty, !isMeant(receiver) {
      finish(state, .fails(.noHost, .forward), &finished)
      return
    }
    guard query.isTwoWay else {
      finish(state, .arrives(at: receiver?.owner), &finished)
      return
    }
    // Answers within a domain would take another way, so what was put in goes out first.
    if state.context.isFilled, state.context.translations.isEmpty {
      for packets in emptied(state.packets) {
        var part = state
        part.packets = packets
        part.context.isFilled = false
        part.context.withheld = state.packets.sources.subtracting(packets.sources)
        answer(part, &next)
      }
    } else {
      answer(state, &next)
    }
  }

  /// Whether a receiver of the query is in the network of the interface: two networks that nothing
  /// joins may have the same addresses.
  private func isMeant(_ interface: NetworkInterface) -> Bool {
    query.destinations.isEmpty || !query.otherDestinations.isEmpty
      || receivingDomains.contains(interface.domain)
  }

  /// Sends the answer on its way.
  private func answer(_ state: ClassState, _ next: inout [ClassState]) {
    var state = state
    let receiver = state.context.receiver.map { network.interfaces[$0] }
    let arrivalIndex = state.context.receiver
    state.context.isReply = true
    state.context.visited = []
    state.context.receiver = nil
    state.context.target = nil
    state.packets = state.packets.reversed
    state.context.labels = Labels()
    if state.context.leavesNetwork {
      state.context.sender = nil
      state.stage = network.outside
      next.append(state)
      return
    }
    guard let arrivalIndex, let receiver else { return }
    if query.tellsReceivers { state.context.arrival = receiver.owner }
    state.context.sender = arrivalIndex
    state.context.labels = Labels(source: receiver.labels)
    state.stage = receiver.sending
    next.append(returnedToBalancer(state))
  }

  /// The network itself hands an answer back to the load balancer that kept the client's address.
  private func returnedToBalancer(_ state: ClassState) -> ClassState {
    guard let last = state.context.translations.last, last.kind == .proxied(keepsSource: true)
    else {
      return state
    }
    var state = undoLast(state)
    state.context.sender = last.interface
    state.stage = network.interfaces[last.interface].sending
    return state
  }

  private func finishReply(_ state: ClassState, _ finished: inout [ClassOutcome]) {
    guard state.context.translations.isEmpty else {
      finish(state, .fails(.replyMismatch, .reply), &finished)
      return
    }
    let arrival = ClassOutcome.Result.arrives(at: state.context.arrival)
    let isOneSided = state.context.sessions.contains { $0.isInspected && !$0.isAnswered }
    guard isOneSided else {
      finish(state, arrival, &finished)
      return
    }
    let tcp = IntervalSet(UInt32(IPProtocol.tcp.number))
    var broken = state
    broken.packets.protocols = state.packets.protocols.intersection(tcp)
    if !broken.packets.isEmpty { finish(broken, .fails(.oneSided, .reply), &finished) }
    var rest = state
    rest.packets.protocols = state.packets.protocols.subtracting(tcp)
    if !rest.packets.isEmpty { finish(rest, arrival, &finished) }
  }

  // MARK: Decisions

  private func pass(
    _ filter: Filter, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    var state = state
    let depth = state.context.translations.count
    let index = state.context.sessions.firstIndex {
      $0.session.domain == filter.sessionDomain && $0.session.depth == depth
    }
    let isOwn = remembersByItself(filter, state)
    let known =
      !state.context.isReply
      ? nil
      : index.map { state.context.sessions[$0].session }
        ?? (isOwn ? Session(domain: 0, depth: depth, inspectsReplies: false) : nil)
    if let index, state.context.isReply { state.context.sessions[index].isAnswered = true }
    let parts = filter.decide(
      state.packets, labels: state.context.labels, session: known, isReply: state.context.isReply,
      names: network.names, supposesRules: query.supposesRules)
    for (packets, outcome) in parts {
      var part = state
      part.packets = packets
      if let feature = outcome.supposed {
        part.context.isChosen = true
        if !part.context.supposed.contains(feature) { part.context.supposed.append(feature) }
      }
      switch outcome.result {
      case .pass:
        part.stage = then
        if let domain = filter.sessionDomain, !state.context.isReply, outcome.opensSession {
          if !isOwn {
            part.context.sessions.append(
              .init(
                session: Session(
                  domain: domain, depth: depth, inspectsReplies: outcome.inspectsReplies),
                isInspected: filter.dropsMidstream))
          }
        }
        next.append(part)
      case .deny(let code): finish(part, .fails(code, state.direction), &finished)
      case .unknown(let feature): finish(part, .unknown(feature), &finished)
      }
    }
  }

  /// Whether the filter belongs to the sender or the receiver itself, whose memory of its own
  /// connections goes without saying; leaving it out keeps classes of different hosts alike.
  private func remembersByItself(_ filter: Filter, _ state: ClassState) -> Bool {
    let context = state.context
    let sender = context.sender.map { network.interfaces[$0].node }
    let receiver = context.receiver.map { network.interfaces[$0].node }
    guard let domain = filter.sessionDomain, !filter.dropsMidstream else { return false }
    if context.isReply {
      let isAsker = context.receiver.map(query.sources.contains) ?? false
      return domain == sender
        || domain == receiver && isAsker && context.translations.isEmpty
    }
    return domain == receiver || domain == sender && context.translations.isEmpty
  }

  private func select(
    _ selector: ZoneSelector, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    let depth = state.context.translations.count
    let alive = selector.arrivals.filter { !network.failedZones.contains($0.zone) }
    guard !alive.isEmpty else {
      finish(state, .fails(.failed, state.direction), &finished)
      return
    }
    func send(_ destinations: IntervalSet, to candidates: [ZoneSelector.Arrival]) {
      let usable = candidates.filter { !network.failedZones.contains($0.zone) }
      let choices = usable.isEmpty ? alive : usable
      for choice in choices {
        var part = state
        if choices.count > 1 { part.context.isChosen = true }
        if selector.keepsFlows, !state.context.isReply {
          part.context.flowZones.append(
            .init(memory: selector.memory, depth: depth, zone: choice.zone))
        }
        go(part, to: choice.stage, with: destinations, &next)
      }
    }
    let remembered = state.context.flowZones.first {
      $0.memory == selector.memory && $0.depth == depth
    }
    if selector.keepsFlows, state.context.isReply, let remembered {
      send(
        state.packets.destinations, to: selector.arrivals.filter { $0.zone == remembered.zone })
    } else if selector.keepsFlows {
      let parts = network.tables[selector.zoneTable].split(state.packets.destinations)
      for (route, addresses) in parts {
        send(
          addresses,
          to: selector.candidates(destinationZone: route.map { selector.zones[$0.exit] }))
      }
    } else {
      send(state.packets.destinations, to: selector.candidates(destinationZone: nil))
    }
  }

  private func deliver(
    in subnet: Segment, isLocal: Bool, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if isForeign(subnet, state) {
      finish(state, .fails(.overlappingNetwork, .forward), &finished)
      return
    }
    var rest = state.packets.destinations
    func give(_ index: Int, _ addresses: IntervalSet) {
      let interface = network.interfaces[index]
      go(
        state, to: isLocal ? interface.receivingLocally : interface.receiving, with: addresses,
        &next)
    }
    func offer(_ index: Int) {
      let interface = network.interfaces[index]
      guard interface.subnet == subnet.element else { return }
      let share = rest.intersection(interface.addresses)
      guard !share.isEmpty else { return }
      rest = rest.subtracting(share)
      give(index, share)
    }
    if let target = state.context.target { offer(target) }
    if state.context.isReply, let proxy = state.context.translations.last?.proxy { offer(proxy) }
    let expected = state.context.isReply ? sourcesBySubnet : destinationsBySubnet
    for index in expected[subnet.element] ?? [] { offer(index) }
    for (address, index) in subnet.interfaceByAddress.sorted(by: { $0.key < $1.key })
    where rest.contains(address) {
      rest = rest.subtracting(IntervalSet(address))
      give(index, IntervalSet(address))
    }
    if !rest.isEmpty { give(subnet.plainInterface, rest) }
  }

  /// Whether packets to known receivers have come to another network that has the same addresses.
  private func isForeign(_ subnet: Segment, _ state: ClassState) -> Bool {
    guard !state.context.isReply, state.context.target == nil, state.context.translations.isEmpty,
      !query.destinations.isEmpty, !query.toOutside, query.otherDestinations.isEmpty
    else { return false }
    return destinationsBySubnet[subnet.element] == nil
  }

  // MARK: Translations

  private func undoLast(_ state: ClassState) -> ClassState {
    var state = state
    guard let last = state.context.translations.popLast() else { return state }
    state.packets =
      state.context.isReply
      ? last.undone(on: state.packets.reversed).reversed : last.undone(on: state.packets)
    return state
  }

  private func translateSource(
    to index: Int, _ protocols: IntervalSet, then: Int, _ state: ClassState,
    _ next: inout [ClassState], _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply {
      finish(state, .fails(.translationReply, .reply), &finished)
      return
    }
    var refused = state
    refused.packets.protocols = state.packets.protocols.subtracting(protocols)
    if !refused.packets.isEmpty {
      finish(refused, .fails(.translationProtocol, .forward), &finished)
    }
    var state = state
    state.packets.protocols = state.packets.protocols.intersection(protocols)
    guard !state.packets.isEmpty else { return }
    state.context.translations.append(
      Translation(.shared, interface: index, original: state.packets))
    state.context.isChosen = true
    state.packets.sources = IntervalSet(network.interfaces[index].address)
    state.packets.sourcePorts = PortSpan.ephemeral.set
    state.context.sender = index
    state.context.labels.source = []
    state.stage = then
    next.append(state)
  }

  private func publish(
    _ domain: Int, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    var state = state
    if state.context.isReply, let last = state.context.translations.last, last.kind == .admitted,
      network.interfaces[last.interface].domain == domain
    {
      state = undoLast(state)
      state.stage = then
      next.append(state)
      return
    }
    guard let index = state.context.sender, let address = network.interfaces[index].publicAddress,
      network.interfaces[index].domain == domain
    else {
      finish(state, .fails(.noPublicAddress, state.direction), &finished)
      return
    }
    if let doubt = network.interfaces[index].publicDoubt {
      finish(state, .unknown(doubt), &finished)
      return
    }
    let own = network.interfaces[index].addresses
    var foreign = state
    foreign.packets.sources = state.packets.sources.subtracting(own)
    if !foreign.packets.isEmpty {
      finish(foreign, .fails(.noPublicAddress, state.direction), &finished)
    }
    state.packets.sources = state.packets.sources.intersection(own)
    guard !state.packets.isEmpty else { return }
    if !state.context.isReply {
      state.context.translations.append(
        Translation(.published, interface: index, original: state.packets))
    }
    state.packets.sources = IntervalSet(address)
    state.stage = then
    next.append(state)
  }

  private func admit(
    _ domain: Int, then: Int, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply, let last = state.context.translations.last, last.kind == .published {
      var state = undoLast(state)
      state.stage = then
      next.append(state)
      return
    }
    var rest = state.packets.destinations
    for (address, index) in network.interfaceByPublicAddress.sorted(by: { $0.key < $1.key })
    where rest.contains(address) && network.interfaces[index].domain == domain {
      rest = rest.subtracting(IntervalSet(address))
      var part = state
      part.packets.destinations = IntervalSet(address)
      if let doubt = network.interfaces[index].publicDoubt {
        finish(part, .unknown(doubt), &finished)
        continue
      }
      if !state.context.isReply {
        part.context.translations.append(
          Translation(.admitted, interface: index, original: part.packets))
      }
      part.packets.destinations = IntervalSet(network.interfaces[index].address)
      part.context.target = index
      part.stage = then
      next.append(part)
    }
    var lost = state
    lost.packets.destinations = rest
    if !rest.isEmpty { finish(lost, .fails(.notPublished, state.direction), &finished) }
  }

  private func pass(
    _ proxy: Proxy, _ state: ClassState, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if state.context.isReply, let last = state.context.translations.last,
      last.interface == proxy.interface, case .proxied = last.kind
    {
      var state = undoLast(state)
      state.context.target = nil
      state.context.sender = proxy.interface
      state.stage = proxy.sending
      next.append(returnedToBalancer(state))
      return
    }
    if state.context.isReply {
      // The load balancer asked itself, as for a health check.
      if query.sources.contains(proxy.interface) {
        finishReply(state, &finished)
      } else {
        finish(state, .fails(.replyMismatch, .reply), &finished)
      }
      return
    }
    var rest = [state.packets]
    for listener in proxy.listeners {
      let wanted = listener.match.packets(in: network.names)
      var hits: [PacketClass] = []
      var remaining: [PacketClass] = []
      for packets in rest {
        guard let hit = packets.intersection(wanted) else {
          remaining.append(packets)
          continue
        }
        hits.append(hit)
        remaining += packets.subtracting(hit)
      }
      rest = remaining
      for hit in hits {
        var part = state
        part.packets = hit
        take(part, by: listener, of: proxy, &next, &finished)
      }
    }
    for packets in rest {
      var lost = state
      lost.packets = packets
      finish(lost, .fails(.listener, state.direction), &finished)
    }
  }

  private func take(
    _ state: ClassState, by listener: Proxy.Listener, of proxy: Proxy, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if listener.answers {
      arrive(state, &next, &finished)
      return
    }
    let targets = listener.targets.filter {
      !network.failed.contains(network.interfaces[$0.interface].node)
    }
    if let stage = listener.unknownTarget {
      var unknown = state
      unknown.context.isChosen = true
      unknown.stage = stage
      next.append(unknown)
      if targets.isEmpty { return }
    }
    guard !targets.isEmpty else {
      let code = listener.targets.isEmpty ? listener.withoutTargets : .noTarget
      finish(state, .fails(code, state.direction), &finished)
      return
    }
    let own = network.interfaces[proxy.interface]
    let memory = ClassState.SessionEntry(
      session: Session(
        domain: own.node, depth: state.context.translations.count, inspectsReplies: false),
      isInspected: false)
    for target in targets {
      if let stage = target.doubt {
        var unknown = state
        unknown.context.isChosen = true
        unknown.stage = stage
        next.append(unknown)
        continue
      }
      // A target that is given back to itself answers itself, not the load balancer.
      if listener.keepsSource, target.interface == state.context.sender {
        var part = state
        part.context.isChosen = true
        finish(part, .fails(.replyMismatch, .reply), &finished)
        continue
      }
      let receiver = network.interfaces[target.interface]
      var part = state
      part.context.isChosen = true
      part.context.sessions.append(memory)
      part.context.translations.append(
        Translation(
          .proxied(keepsSource: listener.keepsSource), interface: proxy.interface,
          original: state.packets))
      if !listener.keepsSource {
        part.packets.sources = IntervalSet(own.address)
        part.packets.sourcePorts = PortSpan.ephemeral.set
        part.packets.names = NameSpace.noName
      }
      // Rules that name the balancer's groups hold either way, those that name the client's neither.
      part.context.labels = Labels(source: own.labels)
      part.packets.destinations = IntervalSet(target.address ?? receiver.address)
      part.packets.destinationPorts = IntervalSet(UInt32(target.port))
      part.context.labels.destination = receiver.labels
      part.context.sender = proxy.interface
      part.context.receiver = nil
      part.context.target = target.interface
      part.stage = proxy.sending
      next.append(part)
    }
  }
}

extension ClassState {
  fileprivate var direction: Direction { context.isReply ? .reply : .forward }
}
