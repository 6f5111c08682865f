import Topology

/// Load balancers: what their listeners take, and the targets that they pass it on to.
extension ClassWalk {
  func pass(
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

  func take(
    _ state: ClassState, by listener: Proxy.Listener, of proxy: Proxy, _ next: inout [ClassState],
    _ finished: inout [ClassOutcome]
  ) {
    if listener.answers {
      arrive(state, &next, &finished)
      return
    }
    // Source: AWS, "Troubleshoot your Application Load Balancers": HTTP 503 without targets, 502 and
    // 504 without their answers.
    if listener.speaksHTTP, query.countsBalancers, query.destinations.contains(proxy.interface) {
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
